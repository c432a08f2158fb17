package till.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import till.domain.LedgerMoving.Found;
import till.domain.LedgerServer;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;

/** Tries a database server without changing anything there, and says in plain words what it found. */
public final class LedgerTrial {
    /** The oldest PostgreSQL that anybody mends still. */
    private static final int OLDEST = 13;

    private LedgerTrial() {}

    public static Result<Found> on(LedgerServer server, Secret password) {
        var store = Store.server(server, password);
        var schema = new Schema(store);
        try (var connection = store.connectToLook()) {
            var tables = schema.known(connection);
            var obstacle = obstacle(connection, store, tables);
            return obstacle.isPresent() ? Result.failed(obstacle.get()) : found(connection, server, tables);
        } catch (LedgerUnusable e) {
            return Result.failed(e.problem());
        } catch (SQLException | JdbiException | FlywayException e) {
            return Result.failed(ServerFault.of(e, server.place(), server.user()));
        }
    }

    private static Optional<Problem> obstacle(Connection connection, Store store, int tables) throws SQLException {
        var version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            return Optional.of(Problem.of("ledger.server.old", store.name(), Integer.toString(version)));
        }
        if (isTrue(connection, "select pg_is_in_recovery()")) {
            return Optional.of(Problem.of("ledger.server.replica", store.name(), store.user()));
        }
        if (!text(connection, "show server_encoding").equals("UTF8")) {
            return Optional.of(Problem.of("ledger.server.encoding", store.name()));
        }
        if (!isTrue(
                connection,
                "select current_schema() is not null and has_schema_privilege(current_schema(), 'CREATE')")) {
            return Optional.of(Problem.of("ledger.server.noRight", store.name(), store.user()));
        }
        return tables >= Schema.NEWEST ? MoveNote.obstacle(connection, store) : Optional.empty();
    }

    private static Result<Found> found(Connection connection, LedgerServer server, int tables) throws SQLException {
        var encrypted = isTrue(
                connection, "select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)");
        var warnings = new ArrayList<Problem>();
        if (!encrypted && !server.isHere()) {
            warnings.add(Problem.of("ledger.server.inClear", server.place()));
        } else if (server.tls() == LedgerServer.Tls.ENCRYPTED) {
            warnings.add(Problem.of("ledger.server.unproven", server.place()));
        }
        if (!text(connection, "show fsync").equals("on")) {
            warnings.add(Problem.of("ledger.server.noSync", server.place()));
        }
        var payments = tables == 0
                ? 0L
                : Jdbi.create(connection)
                        .withHandle(handle -> handle.createQuery("select count(*) from payment")
                                .mapTo(Long.class)
                                .one());
        var version = connection.getMetaData().getDatabaseProductVersion();
        return Result.done(new Found(version, encrypted, tables, payments, warnings));
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        return text(connection, sql).equals("t");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
