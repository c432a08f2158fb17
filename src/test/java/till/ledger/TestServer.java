package till.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import till.domain.LedgerServer;
import till.domain.Secret;

/** A real PostgreSQL, started once for the whole run, with a migrated database that the others are copies of. */
public final class TestServer {
    private static final String USER = "postgres";
    private static final String TEMPLATE = "till_template";
    private static final EmbeddedPostgres RUNNING = start();

    private TestServer() {}

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + TEMPLATE);
            }
            LedgerOpening.openPostgres(server.getJdbcUrl(USER, TEMPLATE), USER, password(), "T0")
                    .close();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | LedgerUnusable e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database of its own with an empty ledger; its name. */
    public static String create() {
        var name = "till_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name + " template " + TEMPLATE);
        return name;
    }

    /** One without any table; its name. */
    public static String createEmpty() {
        var name = "till_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name);
        return name;
    }

    public static void drop(String name) {
        execute("drop database " + name + " with (force)");
    }

    /** The address a till's settings have of one of them. */
    public static LedgerServer address(String name) {
        return new LedgerServer("localhost", RUNNING.getPort(), name, USER, LedgerServer.Tls.OFF, "");
    }

    public static Secret password() {
        return new Secret(USER);
    }

    static Store store(String name) {
        return Store.postgres(RUNNING.getJdbcUrl(USER, name), USER, password());
    }

    static void execute(String sql) {
        try (var connection = DriverManager.getConnection(RUNNING.getJdbcUrl(USER, USER), USER, USER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
