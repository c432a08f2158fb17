package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Attention;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PaymentState;

/**
 * A move of a payment: refused by the constructor where the states do not allow it.
 *
 * @param because why, in one word for the history: create, neverSent, query, close, sweep, notification, hand
 * @param learnt what came with the answer; its null parts leave the row as it is
 * @param day the business day at {@code at}; where that is closed the money counts on the next one
 * @param attention raised in the same transaction; demanded for late money
 * @param nextCheckAt when it is asked about next; null for never
 * @param by the person whose act it is; nobody where a gateway's word moves it
 */
public record PaymentMove(
        OrderNo orderNo,
        PaymentState from,
        PaymentState to,
        Instant at,
        LocalDate day,
        String because,
        Learnt learnt,
        Attention.@Nullable Draft attention,
        @Nullable Instant nextCheckAt,
        By by) {
    /** One that nobody's act is: a gateway's word, or the till's own. */
    public PaymentMove(
            OrderNo orderNo,
            PaymentState from,
            PaymentState to,
            Instant at,
            LocalDate day,
            String because,
            Learnt learnt,
            Attention.@Nullable Draft attention,
            @Nullable Instant nextCheckAt) {
        this(orderNo, from, to, at, day, because, learnt, attention, nextCheckAt, By.NOBODY);
    }

    public PaymentMove {
        if (!from.canBecome(to)) {
            throw new IllegalArgumentException("a payment does not go from " + from + " to " + to);
        }
        if (from.isLate(to) && attention == null) {
            throw new IllegalArgumentException("late money needs an attention row");
        }
        if (to == PaymentState.PAID && learnt.received() == null) {
            throw new IllegalArgumentException("a paid payment says how much was received");
        }
    }

    /** A gateway's statement told it, not an answer. */
    public static final String STATEMENT = "statement";

    /** Nothing of it has left the till: the customer's code, if one was scanned, is as good as before. */
    public static final String NEVER_SENT = "neverSent";

    boolean isNeverSent() {
        return because.equals(NEVER_SENT);
    }

    /** A create is the call itself and a hand asks nobody: neither counts as a check. */
    boolean isAnswer() {
        return !because.equals("create") && !because.equals("hand") && !because.equals(STATEMENT) && !isNeverSent();
    }

    /** Whether this is money that came after the payment had ended unpaid. */
    public boolean late() {
        return from.isLate(to);
    }

    /**
     * What an answer told.
     *
     * @param received amount and currency the gateway says were paid
     * @param word the gateway's own word
     */
    public record Learnt(
            @Nullable PayCode code,
            @Nullable String gatewayNo,
            @Nullable String channelNo,
            @Nullable Money received,
            @Nullable Instant gatewayPaidAt,
            @Nullable String word) {
        private static final Instant EARLIEST = Instant.EPOCH;
        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        /** A time that no database keeps must not keep the payment from being paid: it is left out. */
        public Learnt {
            gatewayPaidAt = gatewayPaidAt == null || gatewayPaidAt.isBefore(EARLIEST) || gatewayPaidAt.isAfter(LATEST)
                    ? null
                    : gatewayPaidAt;
        }

        public static Learnt word(String word) {
            return new Learnt(null, null, null, null, null, word);
        }
    }
}
