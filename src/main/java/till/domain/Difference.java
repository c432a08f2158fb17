package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a gateway's statement and the ledger do not agree about, kept until it is gone or a person accepted it.
 *
 * @param finding by name, as the comparison calls it
 * @param about the payment it is about; null where none is known here
 * @param assignee the operator who looks into it; null for nobody
 * @param late whether it was found after its day had been signed off
 * @param lastRun the comparison that saw it last
 */
public record Difference(
        String id,
        String gateway,
        LocalDate day,
        String finding,
        @Nullable OrderNo about,
        Map<String, String> facts,
        State state,
        @Nullable String assignee,
        boolean late,
        Instant foundAt,
        long lastRun) {
    public Difference {
        facts = Map.copyOf(facts);
    }

    /** Whether money goes back by what it is about; the amounts kept of it are never negative. */
    public boolean isRefund() {
        return "REFUND".equals(facts.get("kind"));
    }

    /** Where it stands. */
    public enum State {
        OPEN,
        /** A person accepted it as it is, with a reason. */
        ACCEPTED,
        /** A later statement of its day does not have it any more. */
        GONE
    }

    /**
     * What a comparison found.
     *
     * @param id the same for the same movement in every statement that tells of it
     * @param facts what is known of it; {@code row} may differ from statement to statement, the others make it another finding
     */
    public record Found(
            String id,
            LocalDate day,
            String finding,
            @Nullable OrderNo about,
            Map<String, String> facts) {
        public Found {
            facts = Map.copyOf(facts);
        }
    }

    /** What happened to it. */
    public enum What {
        FOUND,
        /** It is there again, or tells something else than before. */
        FOUND_AGAIN,
        GONE,
        ASSIGNED,
        COMMENTED,
        ACCEPTED
    }

    /** One line of its history. */
    public record Note(Instant at, What what, String words, String till, By by) {}
}
