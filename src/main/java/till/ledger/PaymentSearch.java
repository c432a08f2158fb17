package till.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.PaymentState;

/**
 * What to look for among payments.
 *
 * @param text part of a subject or sale, the beginning of any number, or an amount; empty for all. A full number finds its
 *     payment whatever the dates say, and over more days than {@link #MOST_DAYS_OF_WORDS} only numbers and amounts are found.
 * @param from first instant of creation, inclusive
 * @param to last instant of creation, exclusive
 * @param states empty for all
 * @param gateway null for all
 * @param after continues behind this payment's creation time and number; null for the first page
 * @param most rows at most
 * @param linksOnly whether only payment links are looked for
 */
public record PaymentSearch(
        String text,
        Instant from,
        Instant to,
        Set<PaymentState> states,
        @Nullable String gateway,
        @Nullable Position after,
        int most,
        boolean linksOnly) {
    /** Words are compared row by row: more days than this would take too long. */
    public static final int MOST_DAYS_OF_WORDS = 400;

    /** Among all payments. */
    public PaymentSearch(
            String text,
            Instant from,
            Instant to,
            Set<PaymentState> states,
            @Nullable String gateway,
            @Nullable Position after,
            int most) {
        this(text, from, to, states, gateway, after, most, false);
    }

    /** The same among payment links only. */
    public PaymentSearch ofLinks() {
        return new PaymentSearch(text, from, to, states, gateway, after, most, true);
    }

    boolean looksForWords() {
        return Duration.between(from, to).toDays() <= MOST_DAYS_OF_WORDS;
    }

    /** A place in the list, newest first. */
    public record Position(Instant createdAt, String orderNo) {}
}
