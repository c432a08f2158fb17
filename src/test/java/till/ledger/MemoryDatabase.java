package till.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The real ledger on a database in memory, emptied and used again, because making its tables takes longest. */
public final class MemoryDatabase implements AutoCloseable {
    private static final Queue<MemoryDatabase> FREE = new ConcurrentLinkedQueue<>();
    /** What the changes of the tables write themselves. */
    private static final String KEPT = "('flyway_schema_history', 'day_gate', 'people_lock', 'statement_lock')";

    private final Store store = Store.memory("simulated" + UUID.randomUUID());
    private final List<Ledger> ledgers = new ArrayList<>();

    public MemoryDatabase(List<String> tills) throws LedgerUnusable {
        for (var till : tills) {
            ledgers.add(LedgerOpening.openMemory(store.name(), till));
        }
    }

    /** One of till T01 that nobody uses, for a test to give back. */
    public static MemoryDatabase lent() throws LedgerUnusable {
        var free = FREE.poll();
        return free == null ? new MemoryDatabase(List.of("T01")) : free;
    }

    public void giveBack() {
        FREE.add(this);
    }

    /** The same ledger as each till has it open, empty. */
    public List<Ledger> emptied() {
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("select table_name from information_schema.tables"
                    + " where table_schema = 'public' and table_name not in " + KEPT)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                statement.execute("truncate table \"" + table + "\" restart identity");
            }
            statement.execute("insert into catalogue (id, version) values (1, 0)");
            statement.execute("set referential_integrity true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(ledgers);
    }

    /** Gives the room back of a database in memory, which would stay as long as the process. */
    public static void forget(String name) {
        try (var connection = Store.memory(name).connect();
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() {
        ledgers.forEach(Ledger::close);
        forget(store.name());
    }
}
