package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Refund;
import till.domain.RefundNo;

/** The refunds of the ledger. A refund reserves its amount before anything is sent. */
public interface Refunds {
    /**
     * Locks the payment row, checks that all refunds not failed and this one do not exceed what was received nor the
     * gateway's count, and that none of it is known to have gone back elsewhere, and writes the refund in RESERVED; on disk
     * when this returns.
     */
    Reservation reserve(Draft draft);

    /**
     * A refund to be written.
     *
     * @param day the business day at {@code at}: whose shift it is asked in
     * @param nextCheckAt when the poller looks at it if nobody else does: after the longest call, with a margin
     * @param oneInFlight whether the gateway bears no second unfinished refund of the payment; beside one of which nothing
     *     is known yet there is never a second
     * @param atMost how many refunds that did not fail the gateway takes of one payment; null for any
     * @param again the refund in doubt whose own number is meant to go out once more; null where a new one is
     */
    record Draft(
            RefundNo refundNo,
            OrderNo orderNo,
            Money amount,
            String reason,
            String till,
            Instant at,
            LocalDate day,
            Instant nextCheckAt,
            boolean oneInFlight,
            @Nullable Integer atMost,
            @Nullable RefundNo again,
            By by) {}

    /** What asking for a refund gave. */
    sealed interface Reservation {}

    /** Its amount is reserved. */
    record Reserved(Refund refund) implements Reservation {}

    /** Nothing was written: more than can be given back. */
    record TooMuch(Money left) implements Reservation {}

    /** Nothing was written: this refund has to finish first. */
    record InFlight(Refund other) implements Reservation {}

    /** Nothing was written: what was to be sent once more has come to its end. */
    record Ended(Refund again) implements Reservation {}

    /** Nothing was written: the gateway takes no more than so many of one payment. */
    record TooMany(int atMost) implements Reservation {}

    /** Nothing was written: until a person has settled how much went back elsewhere none of it is given back from here. */
    record GoneElsewhere() implements Reservation {}

    /** Nothing was written: no money was received, or in another currency. */
    record NotPaid() implements Reservation {}

    /**
     * Writes down a refund that was made elsewhere, as done, under the same lock and check as {@link #reserve}: it counts on
     * its day and keeps its amount from being given back again. Beside an own one of which nothing is known yet none is
     * written, because they may be the same.
     */
    Reservation record(Outside refund);

    /**
     * A refund made elsewhere.
     *
     * @param refundNo a number of ours all the same, never sent
     * @param evidence what proves it
     * @param day the business day at {@code at}, which it counts for; the next one where that is closed
     */
    record Outside(
            RefundNo refundNo,
            OrderNo orderNo,
            Money amount,
            String reason,
            String evidence,
            String till,
            Instant at,
            LocalDate day,
            By by) {}

    Optional<Refund> find(RefundNo refundNo);

    /** Of one payment, oldest first. */
    List<Refund> of(OrderNo orderNo);

    /**
     * Compare-and-set with its event; SENT is on disk when this returns. From UNCERTAIN to SENT only after the denials that
     * takes, of the last sending.
     *
     * @return false where another writer was first
     */
    boolean move(Move move);

    /**
     * A move of a refund: refused by the constructor where the states do not allow it.
     *
     * @param day the business day at {@code at}; where that is closed it counts on the next one
     * @param nextCheckAt null for never
     * @param hand who moved it by hand and on what grounds; null where the gateway's word did
     */
    record Move(
            RefundNo refundNo,
            OperationState from,
            OperationState to,
            Instant at,
            LocalDate day,
            String because,
            @Nullable String gatewayNo,
            @Nullable String word,
            Attention.@Nullable Draft attention,
            @Nullable Instant nextCheckAt,
            @Nullable Hand hand) {
        public Move {
            if (!from.canBecome(to)) {
                throw new IllegalArgumentException("a refund does not go from " + from + " to " + to);
            }
        }

        /** A move by what a gateway said. */
        public Move(
                RefundNo refundNo,
                OperationState from,
                OperationState to,
                Instant at,
                LocalDate day,
                String because,
                @Nullable String gatewayNo,
                @Nullable String word,
                Attention.@Nullable Draft attention,
                @Nullable Instant nextCheckAt) {
            this(refundNo, from, to, at, day, because, gatewayNo, word, attention, nextCheckAt, null);
        }

        /**
         * A person's end of a refund in doubt.
         *
         * @param nextCheckAt when the gateway is asked all the same whether it was carried out; null for never
         */
        public static Move byHand(
                Refund refund, OperationState to, Instant at, LocalDate day, Hand hand, @Nullable Instant nextCheckAt) {
            return new Move(
                    refund.refundNo(), refund.state(), to, at, day, "hand", null, null, null, nextCheckAt, hand);
        }
    }

    /**
     * Who moved a refund by hand, why, and what proves it.
     *
     * @param since when the state that was looked at began: one that was sent again since is not moved
     */
    record Hand(String reason, String evidence, By by, Instant since) {}

    /**
     * Keeps what a check heard where no state changed.
     *
     * @param since when the state that was asked about began; what was said of it is not counted for a later one
     */
    void heard(RefundNo refundNo, Payments.Heard heard, Instant since);

    List<RefundNo> due(Instant now, int most);

    boolean lease(RefundNo refundNo, String owner, Instant now, Instant until);

    void release(RefundNo refundNo, String owner);

    /** Brings every unfinished refund's check forward to now. */
    int sweep(Instant now);

    /** Unfinished refunds, oldest first. */
    List<Refund> unfinished(int most);

    /** Refunds in any state, newest first. */
    List<Refund> recent(int most);
}
