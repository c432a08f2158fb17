package till.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import till.domain.LedgerMoving.Progress;
import till.domain.LedgerMoving.Step;

/**
 * The tables of two ledgers, one of which becomes the other's copy. Which there are, what they refer to and what their rows go
 * by is asked of the database, so that a table of a later version is not forgotten.
 */
final class CopiedTables {
    private static final int CHUNK = 5_000;
    private static final String SCHEMA = "public";

    /** What belongs to the place and not to the shop's books. */
    private static final Set<String> OWN =
            Set.of("flyway_schema_history", "ledger_move", "ledger_move_table", "till_seat", "shop_setting", "pin_key");

    private final Connection from;
    private final Connection to;
    private final Consumer<Progress> watcher;
    private final List<CopiedTable> tables;

    CopiedTables(Connection from, Connection to, Consumer<Progress> watcher) throws SQLException {
        this.from = from;
        this.to = to;
        this.watcher = watcher;
        this.tables = tables();
    }

    /** Those referred to come before those that refer. */
    private List<CopiedTable> tables() throws SQLException {
        var refers = new LinkedHashMap<String, Set<String>>();
        try (var found = from.getMetaData().getTables(null, SCHEMA, "%", new String[] {"BASE TABLE", "TABLE"})) {
            while (found.next()) {
                var name = found.getString("TABLE_NAME");
                if (!OWN.contains(name)) {
                    refers.put(name, referred(name));
                }
            }
        }
        var ordered = new ArrayList<CopiedTable>();
        while (!refers.isEmpty()) {
            var ready = refers.entrySet().stream()
                    .filter(each -> each.getValue().stream().noneMatch(refers::containsKey))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new SQLException("tables refer to each other in a circle: " + refers));
            refers.remove(ready);
            ordered.add(new CopiedTable(ready, columns(ready), key(ready)));
        }
        return List.copyOf(ordered);
    }

    private Set<String> referred(String table) throws SQLException {
        try (var keys = from.getMetaData().getImportedKeys(null, SCHEMA, table)) {
            var names = new HashSet<String>();
            while (keys.next()) {
                names.add(keys.getString("PKTABLE_NAME"));
            }
            names.remove(table);
            return names;
        }
    }

    private List<CopiedTable.Column> columns(String table) throws SQLException {
        try (var found = from.getMetaData().getColumns(null, SCHEMA, table, "%")) {
            var columns = new ArrayList<CopiedTable.Column>();
            while (found.next()) {
                columns.add(new CopiedTable.Column(found.getString("COLUMN_NAME"), found.getInt("DATA_TYPE")));
            }
            return columns;
        }
    }

    private List<String> key(String table) throws SQLException {
        try (var found = from.getMetaData().getPrimaryKeys(null, SCHEMA, table)) {
            var places = new TreeMap<Integer, String>();
            while (found.next()) {
                places.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
            }
            if (places.isEmpty()) {
                throw new SQLException("a table without a key: " + table);
            }
            return List.copyOf(places.values());
        }
    }

    /** Makes room for a copy that begins. */
    void empty(MoveNote note) throws SQLException {
        to.setAutoCommit(false);
        try (var statement = to.createStatement()) {
            var names = tables.stream().map(CopiedTable::name).collect(Collectors.joining(", "));
            statement.execute("truncate table " + names + ", ledger_move_table");
        }
        note.write(to);
        to.commit();
        to.setAutoCommit(true);
    }

    private long all() throws SQLException {
        var all = 0L;
        for (var table : tables) {
            try (var statement = from.createStatement();
                    var row = statement.executeQuery("select count(*) from " + table.name())) {
                row.next();
                all += row.getLong(1);
            }
        }
        return all;
    }

    /** Copies what has not arrived yet, a few thousand rows and the number of them in each transaction. */
    void copy() throws SQLException {
        var all = all();
        var done = 0L;
        to.setAutoCommit(false);
        for (var table : tables) {
            var before = done;
            done += copy(table, rows -> watcher.accept(new Progress(Step.COPYING, before + rows, all)));
        }
        goOnCounting();
        to.commit();
        to.setAutoCommit(true);
        try (var statement = to.createStatement()) {
            statement.execute("analyze");
        }
    }

    private long copy(CopiedTable table, LongConsumer rows) throws SQLException {
        var done = arrived(table);
        try (var reading = from.createStatement();
                var writing = to.prepareStatement(table.insert(false))) {
            var read = reading.executeQuery(table.lying(done));
            var waiting = 0;
            while (read.next()) {
                table.bind(read, writing);
                writing.addBatch();
                if (++waiting == CHUNK) {
                    done = written(table, writing, done + waiting);
                    waiting = 0;
                    rows.accept(done);
                }
            }
            done = written(table, writing, done + waiting);
            rows.accept(done);
            return done;
        }
    }

    private long written(CopiedTable table, PreparedStatement writing, long done) throws SQLException {
        writing.executeBatch();
        try (var note = to.prepareStatement("""
                insert into ledger_move_table (name, arrived) values (?, ?)
                on conflict (name) do update set arrived = excluded.arrived
                """)) {
            note.setString(1, table.name());
            note.setLong(2, done);
            note.executeUpdate();
        }
        to.commit();
        return done;
    }

    private long arrived(CopiedTable table) throws SQLException {
        try (var asked = to.prepareStatement("select arrived from ledger_move_table where name = ?")) {
            asked.setString(1, table.name());
            try (var row = asked.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** What the server counts by itself goes on behind the rows that came. */
    private void goOnCounting() throws SQLException {
        try (var statement = to.createStatement();
                var counted = statement.executeQuery("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = current_schema() and is_identity = 'YES'
                        """)) {
            while (counted.next()) {
                try (var next = to.createStatement()) {
                    next.execute("""
                            select setval(pg_get_serial_sequence('%1$s', '%2$s'),
                                (select coalesce(max(%2$s), 0) + 1 from %1$s), false)
                            """.formatted(counted.getString(1), counted.getString(2)));
                }
            }
        }
    }

    /** Makes what came before the file was worked with again what it is now. */
    void repair() throws SQLException {
        to.setAutoCommit(false);
        var all = all();
        var done = 0L;
        for (var table : tables) {
            var before = done;
            try (var comparison = new TableComparison(table, from, to)) {
                comparison.repair(rows -> watcher.accept(new Progress(Step.COMPARING, before + rows, all)));
                done += comparison.seen();
            }
        }
        goOnCounting();
        to.commit();
        to.setAutoCommit(true);
    }

    /** Reads both, row by row in the order of their keys, and names the first that is not the same. */
    Optional<String> differing() throws SQLException {
        to.setAutoCommit(false);
        var all = all();
        var done = 0L;
        var different = Optional.<String>empty();
        for (var table : tables) {
            var before = done;
            try (var comparison = new TableComparison(table, from, to)) {
                different = comparison.first(rows -> watcher.accept(new Progress(Step.COMPARING, before + rows, all)));
                done += comparison.seen();
            }
            if (different.isPresent()) {
                break;
            }
        }
        watcher.accept(new Progress(Step.COMPARING, done, all));
        to.commit();
        to.setAutoCommit(true);
        return different;
    }
}
