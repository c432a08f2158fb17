package till.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a person has to settle.
 *
 * @param id its identity in the ledger
 * @param facts what there is to tell, by name: amounts, times and words as they came
 * @param settledAt when a person or evidence ended it; null while open
 * @param resolution how it ended: a person's reason, or {@link #EVIDENCE}; null while open
 * @param cure what a person chose; null while open, and where evidence ended it
 * @param evidence what proves it, where a person had to say
 * @param by who settled it; nobody while open, and where evidence ended it
 */
public record Attention(
        String id,
        Kind kind,
        OrderNo orderNo,
        Map<String, String> facts,
        Instant raisedAt,
        @Nullable Instant settledAt,
        @Nullable String resolution,
        @Nullable Cure cure,
        @Nullable String evidence,
        By by) {
    /** How a card ended that the gateway's own word answered. */
    public static final String EVIDENCE = "evidence";

    public Attention {
        facts = Map.copyOf(facts);
    }

    /** What kind of doubt or oddity it is. */
    public enum Kind {
        /** Asked for a week, and still no evidence. */
        OUTCOME_UNKNOWN,
        /** Money came after the payment had ended unpaid. */
        PAID_LATE,
        /** Money came in, or is held, for a sale that another payment had paid before; the facts name that {@code other}. */
        PAID_TWICE,
        /** The gateway speaks of another amount, currency or number than we asked for. */
        ANSWER_DIFFERS,
        /** The gateway's word contradicts what it said before. */
        CONTRADICTION,
        /** A notification says paid, queries deny it. */
        CLAIMED_PAID,
        /** Refunded, and not by this till. */
        REFUNDED_ELSEWHERE,
        /** A refund's outcome is not known. */
        REFUND_IN_DOUBT,
        /** A refund the gateway had taken was not carried out after all: the customer waits for money that does not come. */
        REFUND_FAILED,
        /** The gateway says our fresh number exists already. */
        NUMBER_TAKEN,
        /** The answer with the code never came and the payment could not be closed: it may still be paid. */
        CODE_LOST,
        /** Held money that the gateway is about to let go of. */
        AUTHORIZATION_ENDING,
        /** A charge by an agreement failed for good, or the till stopped one: no money moved. */
        AGREEMENT_FAILED
    }

    public boolean isOpen() {
        return settledAt == null;
    }

    /** An attention row to be written together with the move that causes it. */
    public record Draft(Kind kind, Map<String, String> facts) {
        public Draft {
            facts = Map.copyOf(facts);
        }
    }
}
