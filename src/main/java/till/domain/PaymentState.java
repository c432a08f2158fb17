package till.domain;

import java.util.EnumSet;
import java.util.Set;

/** Where a payment stands, and where it may go from there. */
public enum PaymentState {
    /** The row is on disk; the gateway may or may not have been called. */
    CREATED,
    /** The gateway has the order and waits for the customer. */
    AWAITING_PAYER,
    /** The customer's money is held but not received; a capture or a void follows. */
    AUTHORIZED,
    /** The gateway was asked and said paid. Never rewritten. */
    PAID,
    /** The gateway refused it, the customer's bank did, or it certainly never arrived. */
    DECLINED,
    /** The call went out and its outcome is not known. */
    UNCERTAIN,
    /** Past its time without a confirmed close: the till is free, the payment is still asked about. */
    LAPSED,
    /** Closed at the gateway because somebody at the till cancelled it. */
    CANCELLED,
    /** Closed at the gateway because its time was over. */
    EXPIRED;

    private static final Set<PaymentState> OPEN = EnumSet.of(CREATED, AWAITING_PAYER, AUTHORIZED, UNCERTAIN, LAPSED);

    /** Open payments are asked about until the gateway's word ends them. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    /** An open or paid payment stands for its sale: no second one may be charged beside it. */
    public boolean holdsSale() {
        return isOpen() || this == PAID;
    }

    /** Whether the ledger may move a payment from this state to {@code next}; staying is not a move. */
    public boolean canBecome(PaymentState next) {
        return switch (this) {
            case CREATED ->
                next == AWAITING_PAYER || next == AUTHORIZED || next == PAID || next == DECLINED || next == UNCERTAIN;
            case AWAITING_PAYER, UNCERTAIN, LAPSED -> next != CREATED && next != this;
            case AUTHORIZED -> next == PAID || next == CANCELLED || next == EXPIRED;
            case DECLINED, CANCELLED, EXPIRED -> next == PAID;
            case PAID -> false;
        };
    }

    /**
     * Whether a move to {@code next} brings late money, paid after the till had let go of the payment: it is marked late
     * and raises an attention row.
     */
    public boolean isLate(PaymentState next) {
        return next == PAID && (this == LAPSED || !isOpen());
    }
}
