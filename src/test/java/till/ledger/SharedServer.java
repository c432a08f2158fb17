package till.ledger;

import java.sql.SQLException;
import till.domain.LedgerServer;
import till.domain.Secret;

/** A database of its own on the tests' PostgreSQL, which can be out of reach for a while, for tests of everything above the ledger. */
public final class SharedServer implements AutoCloseable {
    private final String name = TestServer.create();

    public LedgerServer address() {
        return TestServer.address(name);
    }

    public Secret password() {
        return TestServer.password();
    }

    /** Opens it for a till, with everything a till on a server does. */
    public Ledger open(String till) throws LedgerUnusable {
        return LedgerOpening.openServer(address(), password(), till, () -> {});
    }

    /** As if it were stopped: whoever is connected is cut off, and nobody comes in until it is back. */
    public void away() {
        TestServer.execute("alter database " + name + " with allow_connections false");
        TestServer.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    public void back() {
        TestServer.execute("alter database " + name + " with allow_connections true");
    }

    /** As if no till had said that it is there for two minutes. */
    public void unseenForTwoMinutes() throws SQLException {
        try (var connection = TestServer.store(name).connect();
                var statement = connection.createStatement()) {
            statement.execute("update till_seat set seen_at = seen_at - interval '120' second");
        }
    }

    @Override
    public void close() {
        TestServer.drop(name);
    }
}
