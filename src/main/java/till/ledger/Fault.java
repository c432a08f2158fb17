package till.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** What a database's exception means for the transaction it ended. */
enum Fault {
    /** The connection is gone: what was committed is found by its event, the rest is repeated. */
    LOST,
    /** Another writer was in the way and nothing was written: the transaction is repeated. */
    CONFLICT,
    /** Something a repetition does not cure. */
    OTHER;

    /** H2: connection broken, object closed, database closed or closing, file locked by a server that just went. */
    private static final Set<Integer> H2_LOST = Set.of(90067, 90007, 90121, 90098, 90020, 90135);

    /**
     * PostgreSQL: shutting down, starting, idle for too long; 53300: it has no place for another connection just now; 55000: whoever
     * looks after it lets nobody in for a while.
     */
    private static final Set<String> LOST_STATES = Set.of("57P01", "57P02", "57P03", "25P03", "53300", "55000");

    /** Serialisation, deadlock, lock time-out, unique key; H2: lock time-out, concurrent update. */
    private static final Set<String> CONFLICT_STATES = Set.of("40001", "40P01", "55P03", "23505", "HYT00", "90131");

    /** H2: not written, no room; PostgreSQL: disk full. */
    private static final Set<Integer> H2_DISK = Set.of(90028, 90031);

    private static final Set<String> DISK_STATES = Set.of("53100", "58030");

    /** Whether the disk did not take what was to be written. */
    static boolean isOfDisk(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (H2_DISK.contains(sql.getErrorCode())
                            || DISK_STATES.contains(String.valueOf(sql.getSQLState())))) {
                return true;
            }
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    static Fault of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return OTHER;
    }

    private static Fault of(SQLException sql) {
        var state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (H2_LOST.contains(sql.getErrorCode()) || LOST_STATES.contains(state) || state.startsWith("08")) {
            return LOST;
        }
        return CONFLICT_STATES.contains(state) ? CONFLICT : OTHER;
    }
}
