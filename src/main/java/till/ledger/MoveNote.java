package till.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;

/**
 * What a ledger says of having moved: where it went, or whether all of it has come.
 *
 * @param place the other one: the server's, or the file's
 * @param source what the file was when its copying began
 * @param heads the last number of each chain when it left
 */
record MoveNote(State state, String place, String source, Map<String, Long> heads) {
    /** Of the tables that can say so. */
    static final int FIRST_VERSION = 14;

    enum State {
        ARRIVING,
        ARRIVED,
        LEFT,
        GIVEN_BACK
    }

    static Optional<MoveNote> read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select state, place, source, heads from ledger_move where id = 1")) {
            if (!row.next()) {
                return Optional.empty();
            }
            var heads = new TreeMap<String, Long>();
            EventChain.texts(row.getString("heads")).forEach((till, number) -> heads.put(till, Long.valueOf(number)));
            return Optional.of(new MoveNote(
                    State.valueOf(row.getString("state")), row.getString("place"), row.getString("source"), heads));
        }
    }

    /** Why nobody may work with the ledger of this connection. */
    static Optional<Problem> obstacle(Connection connection, Store store) throws SQLException {
        return read(connection).flatMap(note -> Optional.ofNullable(note.obstacle(store)));
    }

    private @Nullable Problem obstacle(Store store) {
        return switch (state) {
            case LEFT -> Problem.of("ledger.moved", store.name(), place);
            case ARRIVING -> Problem.of("ledger.arriving", store.name(), place);
            case GIVEN_BACK -> Problem.of("ledger.givenBack", store.name(), place);
            case ARRIVED -> null;
        };
    }

    /** Writes the one note, whole or not at all. */
    void write(Connection connection) throws SQLException {
        var numbers = new TreeMap<String, String>();
        heads.forEach((till, number) -> numbers.put(till, Long.toString(number)));
        var values = List.of(state.name(), place, source, EventChain.json(numbers));
        if (execute(connection, """
                update ledger_move set state = ?, place = ?, source = ?, heads = ?, changed_at = current_timestamp
                where id = 1
                """, values) == 0) {
            execute(connection, """
                insert into ledger_move (state, place, source, heads, id, began_at, changed_at)
                values (?, ?, ?, ?, 1, current_timestamp, current_timestamp)
                """, values);
        }
    }

    private static int execute(Connection connection, String sql, List<String> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var place = 0; place < values.size(); place++) {
                statement.setString(place + 1, values.get(place));
            }
            return statement.executeUpdate();
        }
    }

    MoveNote as(State next) {
        return new MoveNote(next, place, source, heads);
    }

    /** The last number of each chain, as it is now. */
    static Map<String, Long> heads(Connection connection) throws SQLException {
        var heads = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select till, sequence from till_chain")) {
            while (rows.next()) {
                heads.put(rows.getString(1), rows.getLong(2));
            }
        }
        return heads;
    }
}
