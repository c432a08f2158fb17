package till.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import till.domain.Unavailable;

/**
 * Runs the ledger's transactions, each exactly once: repeats one that met another writer, reopens a lost connection and
 * looks for the write's event before repeating it. May be shared between threads.
 */
final class Transactions implements AutoCloseable {
    private static final int MOST_CONFLICTS = 20;
    /**
     * A file goes to another of the processes that have it open when the one that served it exits, and each such step may
     * take four seconds: enough for ten commands that end one after the other.
     */
    static final Duration HAND_OVER = Duration.ofSeconds(40);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Connections connections;
    private final Jdbi jdbi;
    private final String till;
    private final DiskSync disk;
    private final boolean durableByItself;
    private final Duration patience;
    private final Line line;
    private final Runnable committing;
    private volatile Duration othersGrace = Duration.ZERO;

    /** @param durableByItself whether a commit is on disk, or never meant to be */
    Transactions(Connections connections, String till, boolean durableByItself) {
        this(connections, till, durableByItself, () -> {});
    }

    /** @param committing is told before each commit of a write, for crash drills */
    Transactions(Connections connections, String till, boolean durableByItself, Runnable committing) {
        this(connections, till, durableByItself, durableByItself ? PATIENCE : HAND_OVER, committing);
    }

    /** @param patience how long a lost connection is tried again before a call gives up */
    Transactions(Connections connections, String till, boolean durableByItself, Duration patience) {
        this(connections, till, durableByItself, patience, () -> {});
    }

    private Transactions(
            Connections connections, String till, boolean durableByItself, Duration patience, Runnable committing) {
        this.patience = patience;
        this.line = new Line(patience, System::nanoTime);
        this.committing = committing;
        this.connections = connections;
        this.jdbi = Jdbi.create(connections);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        this.till = till;
        this.durableByItself = durableByItself;
        this.disk = new DiskSync(() -> repeated(this::checkpoint));
    }

    /** Whether the database cannot be reached. A file that changes hands is not away. */
    boolean isAway() {
        return durableByItself && line.isAway();
    }

    /** Has others' work left to them for so long after it is due; at once where it is never said. */
    void leavingOthers(Duration grace) {
        othersGrace = grace;
    }

    /** How long after it is due the work of other tills is left to them. */
    Duration othersGrace() {
        return othersGrace;
    }

    /** Where its writes come from. */
    String till() {
        return till;
    }

    /** What a write does in its transaction. */
    interface Work<T extends @Nullable Object> {
        T run(Write write);
    }

    /** Whether a caller may act on a write before a power cut could take it back. */
    enum Durability {
        /** Survives the death of the process. */
        PROCESS,
        /** Survives a power cut. */
        POWER
    }

    /**
     * Runs a write; what it answers must not be empty of events unless nothing was changed.
     *
     * @param happened the answer where the connection was lost after the commit
     */
    <T> T write(Durability durability, Work<T> work, Function<Handle, T> happened) {
        var attempt = new Attempt<>(work, happened);
        var result = repeated(attempt);
        if (durability == Durability.POWER && attempt.changed && !durableByItself) {
            disk.afterCommit();
        }
        return result;
    }

    /** Runs a change that has no event and may be repeated without harm. */
    <T> T change(Function<Handle, T> work) {
        return repeated(() -> inTransaction(work));
    }

    <T> T read(Function<Handle, T> work) {
        return repeated(() -> onOwnHandle(work));
    }

    /** Runs a long read that sees one moment of the ledger throughout. Not repeated: its caller has had rows already. */
    <T> T snapshot(Function<Handle, T> work) {
        return read(handle -> {
            var connection = handle.getConnection();
            try {
                var usual = connection.getTransactionIsolation();
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                try {
                    return handle.inTransaction(work::apply);
                } finally {
                    connection.setTransactionIsolation(usual);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public void close() {
        connections.close();
    }

    private boolean checkpoint() {
        return onOwnHandle(handle -> {
            handle.execute("checkpoint sync");
            return true;
        });
    }

    private <T> T inTransaction(Function<Handle, T> work) {
        return onOwnHandle(handle -> handle.inTransaction(work::apply));
    }

    /** Jdbi's own way would give a caller within a transaction that transaction's handle, and make one of two. */
    private <T> T onOwnHandle(Function<Handle, T> work) {
        try (var handle = jdbi.open()) {
            return work.apply(handle);
        }
    }

    private <T> T repeated(Supplier<T> work) {
        if (durableByItself && !line.mayTry()) {
            throw new Unavailable(connections.lost(), new SQLTransientConnectionException("away", "08000"));
        }
        var end = durableByItself ? line.end() : System.nanoTime() + patience.toNanos();
        for (var conflicts = 0; ; ) {
            try {
                var result = work.get();
                line.answered();
                return result;
            } catch (RuntimeException e) {
                var fault = Fault.of(e);
                if (fault == Fault.LOST) {
                    line.lost();
                }
                if (fault != Fault.OTHER && System.nanoTime() - end > 0) {
                    throw new Unavailable(connections.lost(), e);
                }
                if (fault == Fault.OTHER || ++conflicts > patience(fault)) {
                    throw e;
                }
                if (fault == Fault.LOST) {
                    connections.discard();
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    private static int patience(Fault fault) {
        return fault == Fault.LOST ? Integer.MAX_VALUE : MOST_CONFLICTS;
    }

    /** One write and what is known of it across its attempts. */
    private final class Attempt<T> implements Supplier<T> {
        private final Work<T> work;
        private final Function<Handle, T> happened;
        private final String id = UUID.randomUUID().toString();
        private boolean unsure;
        private boolean changed;

        Attempt(Work<T> work, Function<Handle, T> happened) {
            this.work = work;
            this.happened = happened;
        }

        @Override
        public T get() {
            if (unsure && onOwnHandle(this::isWritten)) {
                changed = true;
                return onOwnHandle(happened::apply);
            }
            var again = unsure;
            unsure = true;
            var result = inTransaction(this::run);
            // a commit of the first attempt may have been under way behind the lost connection until now
            if (again && !changed && onOwnHandle(this::isWritten)) {
                changed = true;
                return onOwnHandle(happened::apply);
            }
            return result;
        }

        private T run(Handle handle) {
            changed = false;
            var write = new Write(handle, till, id);
            var result = work.run(write);
            changed = write.hasEvents();
            if (changed) {
                News.tell(handle);
                committing.run();
            }
            return result;
        }

        private boolean isWritten(Handle handle) {
            return handle.createQuery("select count(*) from event where write_id = :id")
                            .bind("id", Write.nameOf(id, 0))
                            .mapTo(Long.class)
                            .one()
                    > 0;
        }
    }
}
