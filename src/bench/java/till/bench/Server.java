package till.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import till.domain.Secret;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.SeededYear;

/** A PostgreSQL of our own that writes as one in use does, in a folder that goes with it. */
record Server(EmbeddedPostgres running) implements AutoCloseable {
    private static final String USER = "postgres";

    static Server start() throws IOException {
        return new Server(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .start());
    }

    /** An empty database with the ledger's tables. */
    void create(String name) throws SQLException, LedgerUnusable {
        try (var connection = connect(USER);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        open(name).close();
    }

    Ledger open(String name) throws LedgerUnusable {
        return LedgerOpening.openPostgres(running.getJdbcUrl(USER, name), USER, new Secret(USER), "T01");
    }

    void fill(String name, SeededYear.Plan plan) throws SQLException {
        SeededYear.intoServer(running.getJdbcUrl(USER, name), USER, new Secret(USER), plan);
    }

    Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(running.getJdbcUrl(USER, name), USER, USER);
    }

    /** As the settings of a shop name it. */
    String address(String name) {
        return "postgresql://" + USER + "@127.0.0.1:" + running.getPort() + "/" + name;
    }

    static String password() {
        return USER;
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
