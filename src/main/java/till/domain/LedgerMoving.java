package till.domain;

import java.time.Instant;
import java.util.List;

/** What is told of a ledger that is to be on a server: what the server is like, how far a copy has come, what arrived. */
public final class LedgerMoving {
    private LedgerMoving() {}

    /**
     * A server that can be worked with.
     *
     * @param version of PostgreSQL
     * @param encrypted whether the line is
     * @param tables the version of the tables; 0 where there are none yet
     * @param payments how many it holds already
     * @param warnings what stands in nobody's way, and should be known
     */
    public record Found(String version, boolean encrypted, int tables, long payments, List<Problem> warnings) {
        public Found {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Who works under a till's number at a shared ledger, and when that was last seen.
     *
     * @param missing whether the ledger came from a backup and this till has not entered what it sent since
     */
    public record AtWork(String till, String machine, Instant seenAt, boolean missing) {}

    /** What is being done. */
    public enum Step {
        COPYING,
        COMPARING,
        CHAINS
    }

    /** How far it has come: rows of how many. */
    public record Progress(Step step, long done, long all) {}

    /** What has arrived, and was found equal. */
    public record Copied(long rows, long payments, long events) {}

    /**
     * Tables that are a program's now.
     *
     * @param from the version they had; the same where nothing had to be changed
     */
    public record Updated(int from, int to) {}
}
