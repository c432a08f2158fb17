package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the ledger knows it now.
 *
 * @param order what was asked for
 * @param state where it stands
 * @param code what the customer pays with; null where the gateway's answer was lost
 * @param gatewayNo the gateway's number, once known
 * @param channelNo the wallet's or bank's number, as on the customer's bill
 * @param received what the gateway said was paid; null until then
 * @param paidAt when the ledger moved to PAID
 * @param gatewayPaidAt when the gateway says it was paid
 * @param businessDay the day the money counts for; null until paid
 * @param late whether the money came after close or expiry
 * @param superseded whether another payment took this one's place in its sale
 * @param details what else the gateway told of it
 * @param by who took it
 * @param watch what was last heard, and when it is asked about again
 */
public record Payment(
        PaymentOrder order,
        PaymentState state,
        @Nullable PayCode code,
        @Nullable String gatewayNo,
        @Nullable String channelNo,
        @Nullable Money received,
        @Nullable Instant paidAt,
        @Nullable Instant gatewayPaidAt,
        @Nullable LocalDate businessDay,
        boolean late,
        boolean superseded,
        GatewayDetails details,
        By by,
        Watch watch) {

    public OrderNo orderNo() {
        return order.orderNo();
    }

    public Money amount() {
        return order.amount();
    }

    public Optional<PayCode> shownCode() {
        return Optional.ofNullable(code);
    }

    /** Whether it is a link that a customer has and has not paid yet. */
    public boolean isLinkOut() {
        return order.isLink() && state == PaymentState.AWAITING_PAYER && code != null;
    }

    /** Until when it can be paid, as far as anybody said: the till's own time, or the gateway's where that ends before. */
    public Instant until() {
        return details.expiresAt().filter(order.expiresAt()::isAfter).orElse(order.expiresAt());
    }

    /** Whether the customer's own code was scanned: there is none to show. */
    public boolean scanned() {
        return nothingToShow() && !keyed();
    }

    /** Whether a card was typed in at the till, and its bank did not ask to see the payer. */
    public boolean keyed() {
        return PayCode.KEYED.equals(code);
    }

    /** Whether there is no code, and none is missed. */
    public boolean nothingToShow() {
        return code != null && code.kind() == PayCode.Kind.NONE;
    }

    /** Whether the gateway waits for the customer but the answer with the code never arrived. */
    public boolean codeLost() {
        return code == null && (state == PaymentState.AWAITING_PAYER || state == PaymentState.UNCERTAIN);
    }

    /**
     * How a payment is watched.
     *
     * @param nextCheckAt when it is asked about next; null when never again
     * @param checks how many times it was asked about
     * @param missing how often in a row the gateway said it has no such order, after the longest call was over
     * @param askedAt when it was last asked about
     * @param word the gateway's last word as it came, unknown ones included
     * @param changedAt when its state last changed
     */
    public record Watch(
            @Nullable Instant nextCheckAt,
            int checks,
            int missing,
            @Nullable Instant askedAt,
            @Nullable String word,
            Instant changedAt) {
        /** Whether it is to be asked about by now; somebody else may have done so since it was last looked at. */
        public boolean isDue(Instant now) {
            return nextCheckAt != null && !nextCheckAt.isAfter(now);
        }
    }
}
