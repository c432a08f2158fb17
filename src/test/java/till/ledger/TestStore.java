package till.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import till.domain.Secret;

/** The two databases every ledger test runs on. */
enum TestStore {
    H2 {
        @Override
        Store fresh() {
            try {
                return Store.file(Files.createTempDirectory("till-ledger").resolve("ledger"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void drop(Store store) {
            var file = Path.of(store.name());
            try (var files = Files.list(file.getParent())) {
                for (var each : files.toList()) {
                    Files.delete(each);
                }
                Files.delete(file.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRES {
        @Override
        Store fresh() {
            var name = "till_" + UUID.randomUUID().toString().replace("-", "");
            onServer("create database " + name + " template " + Server.TEMPLATE);
            return Store.postgres(Server.RUNNING.getJdbcUrl("postgres", name), "postgres", new Secret("postgres"));
        }

        @Override
        void drop(Store store) {
            onServer("drop database " + store.name().replaceAll(".*/", "") + " with (force)");
        }
    };

    abstract Store fresh();

    abstract void drop(Store store);

    private static void onServer(String sql) {
        try (var connection = DriverManager.getConnection(
                        Server.RUNNING.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started once for the whole run, with a migrated database that the others are copies of. */
    private static final class Server {
        static final String TEMPLATE = "till_template";
        static final EmbeddedPostgres RUNNING = start();

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
                LedgerOpening.openPostgres(
                                server.getJdbcUrl("postgres", TEMPLATE), "postgres", new Secret("postgres"), "T0")
                        .close();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException | LedgerUnusable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
