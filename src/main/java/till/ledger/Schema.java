package till.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;

/** Brings a store to this program's tables, or says why that cannot be; a newer program's ledger is left alone. */
final class Schema {
    /** The newest file in {@code ledger/}; a test holds it against the folder. */
    static final int NEWEST = 16;

    /** How many of them there are. */
    static final int FILES = 16;

    private static final String HISTORY = "flyway_schema_history";
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** H2: unsupported file or write version. */
    private static final Set<Integer> NEWER = Set.of(90048, 90148);

    /** H2: somebody else is about to open the file, or was a moment ago; each such wait inside H2 takes four seconds. */
    private static final int BEING_OPENED = 8000;

    /** H2: the file is in use, or its lock is. */
    private static final Set<Integer> LOCKED = Set.of(90020, 90067, BEING_OPENED);

    /** H2: something could not be written. */
    private static final int NOT_WRITTEN = 90028;

    /** H2: not written or read, read-only, no folder. */
    private static final Set<Integer> FOLDER = Set.of(NOT_WRITTEN, 90031, 90097, 90062, 90146);

    /** H2: no port of this machine's own, by which other programs reach the file; nothing is wrong with the file. */
    private static final int NO_PORT = 90061;

    private static final int NO_MEMORY = 90108;

    private final Store store;
    private final Duration patience;
    private final BeforeMigration before;

    Schema(Store store) {
        this(store, Transactions.HAND_OVER);
    }

    /** @param patience how long others may be busy opening the same file */
    Schema(Store store, Duration patience) {
        this(store, patience, BeforeMigration.NOTHING_TO_KEEP);
    }

    /** @param before is told before tables with something in them are changed */
    Schema(Store store, BeforeMigration before) {
        this(store, Transactions.HAND_OVER, before);
    }

    Schema(Store store, Duration patience, BeforeMigration before) {
        this.store = store;
        this.patience = patience;
        this.before = before;
    }

    void bringUpToDate() throws LedgerUnusable {
        try {
            switch (store.kind()) {
                case FILE -> updateFile();
                case POSTGRES -> updateServer();
                default -> update();
            }
        } catch (SQLException | FlywayException e) {
            throw unusable(e);
        } catch (IOException e) {
            var key = store.isShortOfRoom() ? "ledger.noRoom" : "ledger.folder";
            throw new LedgerUnusable(Problem.of(key, store.name()), e);
        }
    }

    private void update() throws SQLException, LedgerUnusable {
        try (var connection = store.connect()) {
            if (isOld(connection, known(connection))) {
                migrate(store);
            }
            stays(connection);
        }
    }

    private void updateServer() throws SQLException, LedgerUnusable {
        if (versionToUpdate() < 0) {
            return;
        }
        try (var turn = ServerUpdate.inTurn(store)) {
            // another till may have done it while this one waited
            var version = versionToUpdate();
            if (version > 0) {
                turn.alone(patience.dividedBy(4));
                prepare(version);
                // whoever came meanwhile has sold what no copy has
                turn.alone(Duration.ZERO);
            }
            if (version >= 0) {
                migrate(store);
            }
        }
    }

    private int versionToUpdate() throws SQLException, LedgerUnusable {
        try (var connection = store.connectToLook()) {
            return versionToUpdate(connection);
        }
    }

    private void updateFile() throws SQLException, IOException, LedgerUnusable {
        if (oldVersion() < 0) {
            return;
        }
        var file = Path.of(store.name());
        var aside = new UpdateAside(file);
        var end = System.nanoTime() + patience.toNanos();
        try (var _ = OpeningTurn.toUpdate(file)) {
            // somebody may have done it while this one waited, and somebody may have it open just now
            for (var version = oldVersion(); version >= 0; version = oldVersion()) {
                // no backup for each look at a file that somebody has open: they would push older ones out
                if (aside.isFree()) {
                    prepare(version);
                    if (aside.run(this::migrateWhole)) {
                        continue;
                    }
                }
                if (System.nanoTime() > end) {
                    throw new LedgerUnusable(Problem.of("ledger.locked", store.name()));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private int oldVersion() throws SQLException, LedgerUnusable {
        try (var connection = patiently()) {
            return versionToUpdate(connection);
        }
    }

    /** The version of tables that are to be changed, 0 where there are none yet; negative where they are this program's. */
    private int versionToUpdate(Connection connection) throws SQLException, LedgerUnusable {
        var version = known(connection);
        if (isOld(connection, version)) {
            return version;
        }
        stays(connection);
        return -1;
    }

    private static boolean isOld(Connection connection, int version) throws SQLException {
        return version < NEWEST || applied(connection) < FILES;
    }

    private void stays(Connection connection) throws SQLException, LedgerUnusable {
        var elsewhere = MoveNote.obstacle(connection, store);
        if (elsewhere.isPresent()) {
            throw new LedgerUnusable(elsewhere.get());
        }
    }

    /** The version of the tables; those of a newer program are left alone. */
    int known(Connection connection) throws SQLException, LedgerUnusable {
        var version = version(connection);
        if (version > NEWEST) {
            throw new LedgerUnusable(
                    Problem.of("ledger.newer", store.name(), Integer.toString(version), Integer.toString(NEWEST)));
        }
        return version;
    }

    private void prepare(int version) throws LedgerUnusable {
        if (version == 0) {
            return;
        }
        var obstacle = before.about(version);
        if (obstacle.isPresent()) {
            throw new LedgerUnusable(obstacle.get());
        }
    }

    /**
     * An opener that was killed leaves a lock behind that takes a few seconds to be known as stale, and one that exits leaves
     * the file to whoever is first. A program that simply holds it is not waited for that long, one that changes its tables is, and
     * a full disk is told at once.
     */
    private Connection patiently() throws SQLException {
        var began = System.nanoTime();
        var opened = began;
        while (true) {
            try {
                return store.connect();
            } catch (SQLException e) {
                var now = System.nanoTime();
                opened = e.getErrorCode() == BEING_OPENED ? now : opened;
                var over = now - began > patience.toNanos() || now - opened > patience.toNanos() / 4;
                if (store.isShortOfRoom()
                        || Fault.of(e) != Fault.LOST
                        || (over && !OpeningTurn.isUpdated(Path.of(store.name())))) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Asked directly, so that Flyway is not started each time the program is. */
    private static int version(Connection connection) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, null, HISTORY, null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(max(cast(\"version\" as integer)), 0) from " + HISTORY
                        + " where \"success\"")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** A file between two others may have come later than the one behind it. */
    private static int applied(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from " + HISTORY + " where \"success\" and \"version\" is not null")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private void migrate(Store store) {
        var number = store.kind() == Store.Kind.POSTGRES ? "varchar collate \"C\"" : "varchar";
        Flyway.configure()
                .dataSource(new StoreSource(store))
                .locations("classpath:ledger")
                .failOnMissingLocations(true)
                .outOfOrder(true)
                .placeholders(Map.of("number", number))
                .load()
                .migrate();
    }

    /** On a full disk H2 can close a file without a word that goes on with an older state of it. */
    private void migrateWhole(Store copy) throws SQLException {
        migrate(copy);
        try (var connection = Store.readOnly(Path.of(copy.name())).connect()) {
            if (isOld(connection, version(connection))) {
                throw new SQLException("the new tables were not kept", "HY000", NOT_WRITTEN);
            }
        }
    }

    LedgerUnusable unusable(Exception thrown) {
        if (store.kind() == Store.Kind.POSTGRES) {
            return new LedgerUnusable(ServerFault.of(thrown, store.name(), store.user()), thrown);
        }
        var key = endsTooEarly(thrown) ? "ledger.corrupt" : key(sql(thrown));
        return new LedgerUnusable(Problem.of(key, store.name()), thrown);
    }

    /** H2 reports a file that is too short as if the disk could not be read. */
    private static boolean endsTooEarly(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    private String key(@Nullable SQLException sql) {
        if (sql == null) {
            return "ledger.corrupt";
        }
        var code = sql.getErrorCode();
        if (NEWER.contains(code)) {
            return "ledger.newer";
        }
        if (code == NO_PORT) {
            return "ledger.noPort";
        }
        if (code == NO_MEMORY) {
            return "ledger.noMemory";
        }
        var locked = LOCKED.contains(code);
        if (!locked && !FOLDER.contains(code)) {
            return "ledger.corrupt";
        }
        // without room for its lock file H2 takes the file for one that somebody else is opening
        return store.isShortOfRoom() ? "ledger.noRoom" : locked ? "ledger.locked" : "ledger.folder";
    }

    private static @Nullable SQLException sql(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
