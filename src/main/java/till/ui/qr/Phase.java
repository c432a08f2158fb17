package till.ui.qr;

import till.domain.Payment;
import till.domain.PaymentState;

/** What the screen of an open payment is about. */
public enum Phase {
    /** The order goes out. */
    SENDING,
    /** The code is there for the customer. */
    WAITING,
    /** The customer's own code went out: the customer confirms on the phone. */
    CONFIRMING,
    /** The customer's own code went out, and it is not known whether it was charged. */
    SCAN_IN_DOUBT,
    /** A typed card went out: its bank decides. */
    CARD_SENT,
    /** A typed card went out, and it is not known whether it was charged. */
    CARD_IN_DOUBT,
    /** The order's outcome is unknown: the gateway is being asked. */
    ASKING,
    /** The gateway says that it is paid, and the ledger cannot be reached to write that: nobody scans the code again. */
    PAID_UNWRITTEN,
    /** The gateway has the order, and its code never arrived. */
    CODE_LOST,
    /** The time is over: the gateway is asked and the payment closed. */
    TIME_OVER,
    /** Somebody here cancelled it: the gateway is asked and the payment closed. */
    CLOSING;

    static Phase of(Payment payment, boolean timeIsOver) {
        if (payment.state() == PaymentState.CREATED) {
            return SENDING;
        }
        if (payment.code() == null) {
            return payment.state() == PaymentState.UNCERTAIN ? ASKING : CODE_LOST;
        }
        if (timeIsOver) {
            return TIME_OVER;
        }
        if (payment.keyed()) {
            return payment.state() == PaymentState.UNCERTAIN ? CARD_IN_DOUBT : CARD_SENT;
        }
        if (payment.scanned()) {
            return payment.state() == PaymentState.UNCERTAIN ? SCAN_IN_DOUBT : CONFIRMING;
        }
        return WAITING;
    }
}
