package till.ui.paid;

import till.domain.Payment;

/** How a payment ended for the person at the counter. */
public enum Ending {
    PAID,
    /** Paid after the payment had ended: the sale may have been paid otherwise since. */
    PAID_LATE,
    /** The customer's money is held and not received. */
    HELD,
    DECLINED,
    EXPIRED,
    CANCELLED,
    /** Closed because its code never arrived; a new one can be made. */
    CODE_LOST,
    /** Nobody knows yet whether money moved. */
    NOT_CONFIRMED;

    static Ending of(Payment payment) {
        return switch (payment.state()) {
            case PAID -> payment.late() ? PAID_LATE : PAID;
            case AUTHORIZED -> HELD;
            case DECLINED -> DECLINED;
            case EXPIRED -> payment.code() == null ? CODE_LOST : EXPIRED;
            case CANCELLED -> payment.code() == null ? CODE_LOST : CANCELLED;
            case LAPSED, CREATED, AWAITING_PAYER, UNCERTAIN -> NOT_CONFIRMED;
        };
    }

    /** Whether the sale can be charged again without the customer possibly paying twice. */
    boolean freesSale() {
        return switch (this) {
            case DECLINED, EXPIRED, CANCELLED, CODE_LOST -> true;
            case PAID, PAID_LATE, HELD, NOT_CONFIRMED -> false;
        };
    }
}
