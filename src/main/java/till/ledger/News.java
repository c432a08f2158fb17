package till.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Word from one till to the others that something was written, by PostgreSQL's NOTIFY. It says no more than that somebody should
 * look, comes after the commit or not at all, and may get lost: whoever listens looks by himself once a second as well. Nothing is
 * heard through a pooler that hands connections out for single transactions. For one listener at a time.
 */
final class News implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final String CHANNEL = "harbour_till";
    private static final String SETTINGS = "harbour_till_settings";

    private final Connections.Source source;
    private @Nullable Connection connection;

    News(Connections.Source source) {
        this.source = source;
    }

    /** Within a transaction that has events: the others hear of it when it is committed. */
    static void tell(Handle handle) {
        if (handle.getConnection() instanceof PGConnection) {
            handle.execute("notify " + CHANNEL);
        }
    }

    /** Within a transaction that changes what all tills agree on. */
    static void tellOfSettings(Handle handle) {
        if (handle.getConnection() instanceof PGConnection) {
            handle.execute("notify " + SETTINGS);
        }
    }

    /** Waits for word; none where none came in that time, or the line is broken. */
    synchronized Word await(Duration most) {
        try {
            var line = listening();
            var heard = line.unwrap(PGConnection.class).getNotifications((int) most.toMillis());
            return word(heard == null ? List.of() : List.of(heard));
        } catch (SQLException e) {
            LOG.debug("nothing is heard of other tills", e);
            close();
            LockSupport.parkNanos(most.toNanos());
            return Word.NONE;
        }
    }

    private static Word word(List<PGNotification> heard) {
        if (heard.stream().anyMatch(each -> each.getName().equals(SETTINGS))) {
            return Word.SETTINGS;
        }
        return heard.isEmpty() ? Word.NONE : Word.EVENTS;
    }

    private Connection listening() throws SQLException {
        var line = connection;
        if (line == null || line.isClosed()) {
            line = source.connect();
            connection = line;
            try (var statement = line.createStatement()) {
                statement.execute("listen " + CHANNEL);
                statement.execute("listen " + SETTINGS);
            }
        }
        return line;
    }

    @Override
    public void close() {
        var line = connection;
        connection = null;
        if (line != null) {
            try {
                line.close();
            } catch (SQLException e) {
                LOG.debug("it was broken already", e);
            }
        }
    }
}
