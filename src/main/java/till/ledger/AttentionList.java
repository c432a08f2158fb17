package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.By;
import till.domain.Cure;
import till.domain.OrderNo;
import till.domain.Payment;

/** What a person has to settle. */
public interface AttentionList {
    /**
     * Raises one, unless one of the same kind is open for the payment, or a person settled the very same before; false
     * then.
     */
    boolean raise(OrderNo orderNo, Attention.Draft draft, Instant at);

    /** Open ones, oldest first. */
    List<Attention> open();

    List<Attention> of(OrderNo orderNo);

    int openCount();

    Optional<Attention> find(String id);

    /**
     * Ends an open one as a person decided, together with what that does to the money: one transaction, with the events of
     * both; on disk when this returns.
     */
    Ending settle(Settlement settlement);

    /**
     * What a person decided.
     *
     * @param reason why; what {@code resolution} says afterwards
     * @param evidence what proves it
     */
    record Settlement(
            String id,
            Cure cure,
            Instant at,
            String reason,
            @Nullable String evidence,
            By by,
            Change change) {}

    /** What a settlement changes beside the card. */
    sealed interface Change {
        /** Only the card ends. */
        record Nothing() implements Change {}

        /** The card's payment moves, because of a hand. */
        record Moved(PaymentMove move) implements Change {}

        /** A refund of the card's payment moves, because of a hand. */
        record RefundMoved(Refunds.Move move) implements Change {}

        /** A refund made elsewhere is written down. */
        record RefundRecorded(Refunds.Outside refund) implements Change {}

        /** The card's payment, which is paid, stands for a sale from now on. */
        record Attached(String sale) implements Change {}
    }

    /** What settling gave. */
    sealed interface Ending {
        /** It is settled. */
        record Settled(Attention card) implements Ending {}

        /** Nothing was written: the card, or what it is about, was changed by somebody else meanwhile. */
        record Overtaken() implements Ending {}

        /** Nothing was written: the refund cannot be recorded; never {@link Refunds.Reserved}. */
        record NotRecorded(Refunds.Reservation why) implements Ending {}

        /** Nothing was written: this payment stands for the sale. */
        record SaleTaken(Payment holder) implements Ending {}
    }
}
