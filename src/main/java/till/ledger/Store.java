package till.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import till.domain.LedgerServer;
import till.domain.Secret;

/**
 * Where a ledger lies: which database, and how it is connected to.
 *
 * @param name for messages: the file or the address, without a password
 */
record Store(Kind kind, String name, String url, String user, Secret password) {
    /** WRITE_DELAY=0: without it H2 acknowledges commits it has not written, and loses them with the process. */
    private static final String H2_MODE = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";LOCK_TIMEOUT=8000;QUERY_CACHE_SIZE=64;LAZY_QUERY_EXECUTION=TRUE";

    /**
     * MAX_COMPACT_TIME: with WRITE_DELAY=0 H2 has no thread that tidies the file up while it is open, and each commit leaves
     * the pages it replaced behind; closing has to rewrite what is left, and the usual 200 ms are not enough for a day.
     */
    private static final String H2_FILE =
            ";WRITE_DELAY=0;AUTO_SERVER=TRUE;DB_CLOSE_ON_EXIT=TRUE;MAX_COMPACT_TIME=10000";

    /**
     * Nothing is written, not even what opening a file tidies up. What is only looked at is read from its beginning to its end,
     * whoever needs a row's page needing its neighbours' next: in 32 MiB those stay, in H2's own 16 each page is unpacked some ten
     * times, which made a backup of 100,000 payments stop the window three times for a third of a second to clear away.
     */
    private static final String H2_READ_ONLY = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;CACHE_SIZE=32768";

    /** In bytes: with less a fault of the file is the full disk's, and what H2 gave back when it fell is still too little. */
    private static final long LEAST_ROOM = 1 << 20;

    /** How long a server may take to answer a statement of a till that works. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private static final Duration CHANGE = Duration.ofHours(2);

    private static final String H2_MEMORY = ";DB_CLOSE_DELAY=-1";

    /** Which database it is. */
    enum Kind {
        FILE,
        /** A file that nobody else has open, and that whoever opens it has the turn for. */
        LONE_FILE,
        MEMORY,
        POSTGRES
    }

    static Store file(Path file) {
        var path = file.toAbsolutePath().normalize();
        return new Store(
                Kind.FILE, path.toString(), "jdbc:h2:file:" + path + H2_MODE + H2_FILE, "till", new Secret(""));
    }

    /** A file that is only looked at, and that nobody has open. */
    static Store readOnly(Path file) {
        var path = file.toAbsolutePath().normalize();
        return new Store(
                Kind.LONE_FILE,
                path.toString(),
                "jdbc:h2:file:" + path + H2_MODE + H2_READ_ONLY,
                "till",
                new Secret(""));
    }

    /** A file that nobody has open, to be written to by whoever has the turn. */
    static Store lone(Path file) {
        var path = file.toAbsolutePath().normalize();
        var url = "jdbc:h2:file:" + path + H2_MODE + ";WRITE_DELAY=0;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=TRUE";
        return new Store(Kind.LONE_FILE, path.toString(), url, "till", new Secret(""));
    }

    /** A file that is written to, and that nobody else has open or may open meanwhile. */
    static Store alone(Path file) {
        var path = file.toAbsolutePath().normalize();
        return new Store(
                Kind.LONE_FILE,
                path.toString(),
                "jdbc:h2:file:" + path + H2_MODE + ";IFEXISTS=TRUE",
                "till",
                new Secret(""));
    }

    static Store memory(String name) {
        return new Store(Kind.MEMORY, name, "jdbc:h2:mem:" + name + H2_MODE + H2_MEMORY, "till", new Secret(""));
    }

    static Store postgres(String url, String user, Secret password) {
        return new Store(Kind.POSTGRES, url.replaceAll("\\?.*", ""), url, user, password);
    }

    static Store server(LedgerServer server, Secret password) {
        return new Store(Kind.POSTGRES, server.place(), server.jdbc(), server.user(), password);
    }

    /** Whether it is a file on a disk that has no room to go on. */
    boolean isShortOfRoom() {
        var folder = kind == Kind.FILE || kind == Kind.LONE_FILE
                ? Path.of(name).toAbsolutePath().getParent()
                : null;
        return folder != null && DiskRoom.isShort(folder, LEAST_ROOM);
    }

    Connection connect() throws SQLException {
        return connect("harbour-till", ANSWER);
    }

    /** To see which tables there are: whoever only does that does not work there yet. */
    Connection connectToLook() throws SQLException {
        return connect(ServerUpdate.NAME, ANSWER);
    }

    /** To change tables, which takes as long as there are rows in them. */
    Connection connectToUpdate() throws SQLException {
        return connect(ServerUpdate.NAME, CHANGE);
    }

    private Connection connect(String program, Duration patience) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        if (kind == Kind.POSTGRES) {
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", Long.toString(patience.toSeconds()));
            properties.setProperty("options", "-c lock_timeout=8000 -c timezone=UTC -c synchronous_commit=on");
            properties.setProperty("ApplicationName", program);
            properties.setProperty("reWriteBatchedInserts", "true");
            properties.setProperty("tcpKeepAlive", "true");
        }
        if (kind == Kind.LONE_FILE && !url.contains(H2_READ_ONLY)) {
            LastCommit.find(Path.of(name));
        }
        var connection = kind == Kind.FILE ? inTurn(properties) : driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not an address of a database: " + name, "08001");
        }
        return connection;
    }

    private @Nullable Connection inTurn(Properties properties) throws SQLException {
        try (var _ = OpeningTurn.at(Path.of(name))) {
            LastCommit.find(Path.of(name));
            return driver().connect(url, properties);
        }
    }

    private Driver driver() {
        return kind == Kind.POSTGRES ? new org.postgresql.Driver() : new org.h2.Driver();
    }
}
