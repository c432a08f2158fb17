package till.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import till.domain.LedgerServer;
import till.domain.Problem;
import till.domain.Secret;

/** Opens the shop's ledger, new or kept: the one way in. */
public final class LedgerOpening {
    /** Longer than a till that works takes to ask about what it began, and short enough for a customer of one that died. */
    private static final Duration OTHERS = Duration.ofSeconds(3);

    private LedgerOpening() {}

    /** The version of the tables that this program works with. */
    public static int tables() {
        return Schema.NEWEST;
    }

    /**
     * Opens the ledger in a file, beside other programs that have it open.
     *
     * @param file without the database's own ending
     * @param till whose chain this opener's events go to
     */
    public static Ledger openFile(Path file, String till) throws LedgerUnusable {
        return openFile(file, till, () -> {});
    }

    /**
     * As {@link #openFile(Path, String)}.
     *
     * @param committing is told before each commit of a change, for crash drills
     */
    public static Ledger openFile(Path file, String till, Runnable committing) throws LedgerUnusable {
        return openFile(file, till, committing, BeforeMigration.NOTHING_TO_KEEP);
    }

    /**
     * As {@link #openFile(Path, String)}.
     *
     * @param before is told before the tables of an older program's ledger are changed
     */
    public static Ledger openFile(Path file, String till, BeforeMigration before) throws LedgerUnusable {
        return openFile(file, till, () -> {}, before);
    }

    /**
     * As {@link #openFile(Path, String)}.
     *
     * @param committing is told before each commit of a change, for crash drills
     * @param before is told before the tables of an older program's ledger are changed
     */
    public static Ledger openFile(Path file, String till, Runnable committing, BeforeMigration before)
            throws LedgerUnusable {
        H2Settings.say();
        prepareFolder(file.toAbsolutePath().normalize());
        return open(Store.file(file), till, committing, before);
    }

    public static Ledger openPostgres(String jdbcUrl, String user, Secret password, String till) throws LedgerUnusable {
        return open(Store.postgres(jdbcUrl, user, password), till, () -> {}, BeforeMigration.NOTHING_TO_KEEP);
    }

    /**
     * What a till that opens a ledger wants to be told.
     *
     * @param committing before each commit of a change, for crash drills
     * @param before before the tables of an older program's ledger are changed
     */
    public record Told(Runnable committing, BeforeMigration before) {}

    /** Opens the ledger that several tills share; tables of an older program are left as they are. */
    public static Ledger openServer(LedgerServer server, Secret password, String till, Runnable committing)
            throws LedgerUnusable {
        BeforeMigration refused =
                version -> Optional.of(Problem.of("ledger.update.needed", server.place(), Integer.toString(version)));
        return openServer(server, password, till, new Told(committing, refused));
    }

    /** Opens the ledger that several tills share; tables of an older program are changed. */
    public static Ledger openServer(LedgerServer server, Secret password, String till, Told told)
            throws LedgerUnusable {
        return open(Store.server(server, password), till, told.committing(), told.before())
                .leavingOthers(OTHERS);
    }

    /** Opens a ledger that ends with the process; openers of one name share it. */
    public static Ledger openMemory(String name, String till) throws LedgerUnusable {
        H2Settings.say();
        return open(Store.memory(name), till, () -> {}, BeforeMigration.NOTHING_TO_KEEP);
    }

    private static JdbiLedger open(Store store, String till, Runnable committing, BeforeMigration before)
            throws LedgerUnusable {
        new Schema(store, before).bringUpToDate();
        var server = store.kind() == Store.Kind.POSTGRES;
        var connections =
                server ? Connections.few(() -> here(store)) : new Connections(() -> here(store), store::isShortOfRoom);
        var news = server ? new News(() -> here(store)) : null;
        var transactions = new Transactions(connections, till, store.kind() != Store.Kind.FILE, committing);
        return new JdbiLedger(transactions, news);
    }

    /** Whoever had it open when it moved away does not write into what was left. */
    private static Connection here(Store store) throws SQLException {
        var connection = store.connect();
        if (MoveNote.obstacle(connection, store).isPresent()) {
            connection.close();
            throw new SQLException("the ledger has moved away from " + store.name());
        }
        return connection;
    }

    private static void prepareFolder(Path file) throws LedgerUnusable {
        var folder = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
        var data = file.resolveSibling(file.getFileName() + ".mv.db");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LedgerUnusable(Problem.of("ledger.folder", folder.toString()), e);
        }
        if (!Files.isWritable(folder) || (Files.exists(data) && !Files.isWritable(data))) {
            throw new LedgerUnusable(Problem.of("ledger.folder", folder.toString()));
        }
    }
}
