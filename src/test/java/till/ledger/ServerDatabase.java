package till.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The real ledger on a real server, emptied and used again. */
public final class ServerDatabase implements AutoCloseable {
    /** Tables whose rows are made with them. */
    private static final String KEPT = "('flyway_schema_history', 'day_gate', 'people_lock', 'statement_lock')";

    private final String name = TestServer.create();
    private final List<Ledger> ledgers = new ArrayList<>();

    /** As each of these tills has it open. */
    public ServerDatabase(List<String> tills) throws LedgerUnusable {
        var address = TestServer.address(name);
        for (var till : tills) {
            ledgers.add(LedgerOpening.openPostgres(address.jdbc(), address.user(), TestServer.password(), till));
        }
    }

    /** The same ledger as each till has it open, empty. */
    public List<Ledger> emptied() {
        try (var connection = TestServer.store(name).connect();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("select table_name from information_schema.tables"
                    + " where table_schema = 'public' and table_name not in " + KEPT)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            statement.execute("truncate table " + String.join(", ", tables) + " cascade");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(ledgers);
    }

    @Override
    public void close() {
        ledgers.forEach(Ledger::close);
        TestServer.drop(name);
    }
}
