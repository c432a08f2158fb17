package till.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger's append-only history.
 *
 * @param till whose chain it stands in
 * @param sequence its place in that chain, from 1 without gaps
 * @param orderNo the payment it belongs to; null where it is about none
 * @param refundNo the refund, where it is about one
 * @param facts names and values as hashed
 */
public record Event(
        String till,
        long sequence,
        Instant at,
        Kind kind,
        @Nullable OrderNo orderNo,
        @Nullable RefundNo refundNo,
        Map<String, String> facts) {
    public Event {
        facts = Map.copyOf(facts);
    }

    /** What it is about. */
    public Subject subject() {
        return switch (kind) {
            case AGREEMENT_MADE, AGREEMENT_CHARGED, AGREEMENT_CHANGED -> Subject.AGREEMENT;
            case SHIFT_OPENED, SHIFT_CLOSED, DAY_CLOSED -> Subject.DAY;
            case RECONCILED, DIFFERENCE_CHANGED, DAY_SIGNED -> Subject.STATEMENT;
            case OPERATOR_ADDED, OPERATOR_CHANGED, LIMIT_SET -> Subject.PEOPLE;
            case ACT_DONE -> Act.CATALOGUE.name().equals(facts.get("act")) ? Subject.ITEM : Subject.OTHER;
            default -> orderNo == null ? Subject.OTHER : Subject.PAYMENT;
        };
    }

    /** What a screen may want to hear of. */
    public enum Subject {
        PAYMENT,
        AGREEMENT,
        /** A shift, or the close of a business day. */
        DAY,
        /** What was kept of a comparison with a gateway's statement. */
        STATEMENT,
        /** Who works here, and what they may do. */
        PEOPLE,
        ITEM,
        OTHER
    }

    /** What happened. */
    public enum Kind {
        PAYMENT_ADDED,
        PAYMENT_MOVED,
        SALE_RELEASED,
        /** A person had a payment stand for a sale. */
        SALE_ATTACHED,
        REFUND_RESERVED,
        REFUND_MOVED,
        OPERATION_ADDED,
        OPERATION_MOVED,
        ATTENTION_RAISED,
        ATTENTION_SETTLED,
        /** A gateway's word was taught that lets the till believe in money; about no payment. */
        GATEWAY_TAUGHT,
        /** A refund made elsewhere was written down, with what proves it. */
        REFUND_RECORDED,
        OPERATOR_ADDED,
        /** Name, role, or whether the operator is active. */
        OPERATOR_CHANGED,
        PIN_SET,
        /** How much a role may refund by itself. */
        LIMIT_SET,
        SIGNED_IN,
        /** A wrong PIN, or one given while the operator was locked out. */
        PIN_REFUSED,
        /** Somebody tried what the role may not do. */
        ACT_REFUSED,
        /** An act that leaves no other trace: an export, a change of the settings. */
        ACT_DONE,
        SHIPMENT_ADDED,
        SHIPMENT_MOVED,
        /** A change of a shipment was asked for. */
        SHIPMENT_CHANGE_ASKED,
        SHIPMENT_CHANGE_MOVED,
        /** A person opened a shift; one that a sale opened stands in that sale's event. */
        SHIFT_OPENED,
        SHIFT_CLOSED,
        /** A business day was closed with a numbered report. */
        DAY_CLOSED,
        /** A gateway's statement proved what was received over a line nobody could vouch for. */
        PAYMENT_PROVEN,
        /** A gateway's statement was compared with the ledger, and the outcome kept. */
        RECONCILED,
        /** Something that a comparison found came up, changed, was assigned, commented or accepted, or is gone. */
        DIFFERENCE_CHANGED,
        /** A business day of a gateway was signed off. */
        DAY_SIGNED,
        /** A year was put away and taken out of the ledger. */
        YEAR_PRUNED,
        /** The gateway told with which card a payment was made. */
        CARD_TOLD,
        /** A customer agreed to be charged again. */
        AGREEMENT_MADE,
        /** A charge that was due by an agreement was written, to go out next. */
        AGREEMENT_CHARGED,
        /** An agreement went on to its next date, was paused, resumed, cancelled, or ended. */
        AGREEMENT_CHANGED
    }
}
