package till.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;

/**
 * A few open connections to one store, handed out one at a time. Broken ones are thrown away by {@link #discard}, new
 * ones are opened when asked for, and those that a busy moment left over are closed: a server has a place for so many, and
 * many tills to serve. May be shared between threads.
 */
final class Connections implements ConnectionFactory, AutoCloseable {
    private static final int MOST = 8;

    /** Of a server's, which has a hundred for everybody unless it is told otherwise. */
    private static final int MOST_OF_SERVER = 4;

    private static final long PATIENCE_SECONDS = 10;
    private static final Duration LEFT_OVER = Duration.ofSeconds(20);

    private final Source source;
    private final BooleanSupplier full;
    private final LongSupplier nanos;
    private final Semaphore free;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    Connections(Source source) {
        this(source, () -> false);
    }

    /** @param full whether the store's disk has no room left, asked where it does not answer */
    Connections(Source source, BooleanSupplier full) {
        this(source, full, System::nanoTime, MOST);
    }

    /** To a server that others need connections to as well. */
    static Connections few(Source source) {
        return new Connections(source, () -> false, System::nanoTime, MOST_OF_SERVER);
    }

    /** @param nanos tells how much time passed */
    Connections(Source source, BooleanSupplier full, LongSupplier nanos, int most) {
        this.free = new Semaphore(most, true);
        this.source = source;
        this.full = full;
        this.nanos = nanos;
    }

    private record Idle(Connection connection, long since) {}

    /** Opens a new connection. */
    interface Source {
        Connection connect() throws SQLException;
    }

    @Override
    public Connection openConnection() throws SQLException {
        claimPlace();
        var opened = false;
        try {
            var connection = idleOne();
            connection = connection == null ? source.connect() : connection;
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                free.release();
            }
        }
    }

    @Override
    public void closeConnection(Connection connection) {
        free.release();
        if (!keep(connection)) {
            shut(connection);
        }
        var over = leftOver();
        if (over != null) {
            shut(over);
        }
    }

    /** The last used is the first to be used again, so that those not needed gather at the other end. */
    private @Nullable Connection leftOver() {
        synchronized (idle) {
            var last = idle.peekLast();
            return last != null && idle.size() > 1 && nanos.getAsLong() - last.since() > LEFT_OVER.toNanos()
                    ? idle.removeLast().connection()
                    : null;
        }
    }

    /** What a person is told where the store does not answer. */
    Problem lost() {
        return Problem.of(full.getAsBoolean() ? "ledger.lostRoom" : "ledger.lost");
    }

    /** Throws the idle connections away: they lead to a database that is gone. */
    void discard() {
        for (var connection = idleOne(); connection != null; connection = idleOne()) {
            shut(connection);
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
        }
        discard();
    }

    private void claimPlace() throws SQLException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLTransientConnectionException("every connection to the ledger is busy", "HYT00");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for the ledger", "HY008", e);
        }
    }

    private @Nullable Connection idleOne() {
        synchronized (idle) {
            var first = idle.pollFirst();
            return first == null ? null : first.connection();
        }
    }

    private boolean keep(Connection connection) {
        try {
            if (connection.isClosed() || !connection.getAutoCommit()) {
                return false;
            }
        } catch (SQLException broken) {
            return false;
        }
        synchronized (idle) {
            if (!closed) {
                idle.addFirst(new Idle(connection, nanos.getAsLong()));
            }
            return !closed;
        }
    }

    private static void shut(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // it was broken already; there is nothing left to close
            return;
        }
    }
}
