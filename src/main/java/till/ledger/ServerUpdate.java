package till.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import till.domain.Problem;

/**
 * The turn to change a server's tables: one program at a time has it, and nobody may be selling with an older one, which knows
 * nothing of what the new tables hold together. The server takes a turn back from a program that dies.
 */
final class ServerUpdate implements AutoCloseable {
    /** What a program is called on the server while it waits or changes; working on a ledger it has another name. */
    static final String NAME = "harbour-till-update";

    /** Of a copy of the largest ledger over a slow line. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Any number that no other program asks this database for. */
    private static final long TURN = 0x4861_7262_6f75_7254L;

    /** One that says nothing for so long is gone: a till asks twice a second whether there is anything new. */
    private static final String AT_WORK = """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name = 'harbour-till'
                and (state_change is null or state <> 'idle' or state_change > current_timestamp - interval '2' minute)
            """;

    private final Store store;
    private final Connection connection;

    private ServerUpdate(Store store, Connection connection) {
        this.store = store;
        this.connection = connection;
    }

    /** Waits for one's turn. */
    static ServerUpdate inTurn(Store store) throws SQLException, LedgerUnusable {
        var connection = store.connectToUpdate();
        try {
            connection.setAutoCommit(false);
            var end = System.nanoTime() + LONGEST.toNanos();
            while (!has(connection)) {
                connection.rollback();
                if (System.nanoTime() > end) {
                    throw new LedgerUnusable(Problem.of("ledger.update.running", store.name()));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return new ServerUpdate(store, connection);
        } catch (SQLException | LedgerUnusable | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** With the transaction, so that it also holds behind a pooler. */
    private static boolean has(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            try (var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + TURN + ")")) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Waits until no till works on the ledger: a command ends by itself, a window has to be closed. */
    void alone(Duration patience) throws SQLException, LedgerUnusable {
        var end = System.nanoTime() + patience.toNanos();
        for (var others = atWork(); others > 0; others = atWork()) {
            if (System.nanoTime() > end) {
                throw new LedgerUnusable(Problem.of("ledger.update.atWork", store.name(), Integer.toString(others)));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private int atWork() throws SQLException {
        try (var statement = connection.createStatement()) {
            // within a transaction the server would go on telling what it told first
            statement.execute("select pg_stat_clear_snapshot()");
            try (var row = statement.executeQuery(AT_WORK)) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
