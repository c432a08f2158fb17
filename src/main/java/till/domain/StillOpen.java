package till.domain;

import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is not settled when a shift or a day is closed, by its name: whoever comes next takes it over.
 *
 * @param id what it is found by: the payment's number, or the parked order's
 * @param name for people: the reference, the refund's number, or what a parked order is called
 * @param word the state, or what kind of card or operation it is, by name
 * @param amount null where there is none to tell
 * @param operator null where nobody was named
 */
public record StillOpen(
        Kind kind,
        String id,
        String name,
        String word,
        @Nullable Money amount,
        String till,
        @Nullable String operator,
        Instant since) {
    /** What it is. */
    public enum Kind {
        /** A payment whose end is not known. */
        PAYMENT,
        /** A refund that is asked for and not accepted. */
        REFUND,
        /** Held money being taken or let go of, or a code being closed. */
        OPERATION,
        /** A card of Attention. */
        CARD,
        /** An order put aside. */
        PARKED
    }
}
