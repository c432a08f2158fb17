package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.By;

/** The movements of money of a business day, for exports and totals; streamed, never held whole. */
public interface Movements {
    /**
     * Hands over every movement of the day in one snapshot: payments paid, refunds accepted or done, and refunds of closed
     * days that were known on it to have failed after all, oldest first, then what is still open of the payments created and refunds asked between {@code from} and {@code to}.
     *
     * @param till null for all tills
     */
    void read(Span span, @Nullable String till, Consumer<Movement> each);

    /** A business day and the instants it spans, from inclusive, to exclusive. */
    record Span(LocalDate day, Instant from, Instant to) {}

    /**
     * One movement.
     *
     * @param refund whether money goes back; its amount is positive here all the same
     * @param open whether its outcome is not known yet: no money counts
     * @param state the payment's or refund's state by name
     * @param refundOf the reference of the payment given back; null for a payment
     * @param by who took the payment, or who asked for the refund and who approved it
     * @param shift the shift it counts in; null where it came outside any
     * @param reversal whether a refund that counted on a closed day was not carried out after all: its amount is here again
     */
    record Movement(
            boolean refund,
            boolean open,
            Instant at,
            String till,
            String state,
            String gateway,
            String method,
            String reference,
            String orderNo,
            @Nullable String gatewayNo,
            @Nullable String channelNo,
            Money amount,
            @Nullable String refundOf,
            @Nullable String reason,
            String note,
            boolean late,
            boolean attention,
            By by,
            @Nullable String shift,
            boolean reversal) {
        /** What it adds to the day's takings: below zero where money went back. Of an open movement nothing is known. */
        public Money counted() {
            return refund && !reversal ? amount.negated() : amount;
        }
    }
}
