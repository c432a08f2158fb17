package till.ui.customer;

import java.time.Duration;
import java.util.Optional;
import till.domain.Payment;
import till.ui.Route;
import till.ui.paid.Ending;
import till.ui.qr.Phase;
import till.ui.qr.ShownCode;

/**
 * What the customer display shows at one moment, all of it of one payment.
 *
 * @param payment empty while nobody pays
 * @param code what to scan; empty but for {@link Kind#SCAN}
 * @param left until the code is over
 */
public record Moment(Kind kind, Optional<Payment> payment, Optional<ShownCode> code, Duration left) {
    public static final Moment IDLE = new Moment(Kind.IDLE, Optional.empty(), Optional.empty(), Duration.ZERO);

    /** What it is about, in the customer's eyes. */
    public enum Kind {
        /** Nobody pays. */
        IDLE("fth-anchor"),
        /** The code is there to be scanned. */
        SCAN("fth-smartphone"),
        /** The customer's own code was scanned; the phone asks. */
        CONFIRM("fth-smartphone"),
        /** Nothing for the customer to do yet. */
        WAIT("fth-clock"),
        /** Staff go on with it. */
        STAFF("fth-user"),
        PAID("fth-check"),
        /** The money is held and not taken. */
        HELD("fth-lock"),
        DECLINED("fth-x"),
        EXPIRED("fth-watch"),
        CANCELLED("fth-slash"),
        /** Nobody knows yet whether money moved. */
        UNCONFIRMED("fth-help-circle");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        /** Its Ikonli literal. */
        String icon() {
            return icon;
        }
    }

    /** Of an open payment: its code only while it may be scanned. */
    static Moment of(Payment payment, Phase phase, Optional<ShownCode> shown, Duration left) {
        var kind = switch (phase) {
            case WAITING -> kind(shown);
            case CONFIRMING -> Kind.CONFIRM;
            case SCAN_IN_DOUBT, CARD_IN_DOUBT -> Kind.UNCONFIRMED;
            case PAID_UNWRITTEN -> Kind.STAFF;
            case SENDING, CARD_SENT, ASKING, CODE_LOST, TIME_OVER, CLOSING -> Kind.WAIT;
        };
        return new Moment(kind, Optional.of(payment), kind == Kind.SCAN ? shown : Optional.empty(), counts(kind, left));
    }

    private static Duration counts(Kind kind, Duration left) {
        return kind == Kind.SCAN || kind == Kind.CONFIRM ? left : Duration.ZERO;
    }

    private static Kind kind(Optional<ShownCode> shown) {
        return shown.map(code -> switch (code) {
                    case ShownCode.Drawn _, ShownCode.Picture _ -> Kind.SCAN;
                    case ShownCode.Nothing _ -> Kind.CONFIRM;
                    case ShownCode.Form _, ShownCode.Raw _ -> Kind.STAFF;
                })
                .orElse(Kind.WAIT);
    }

    /** Of a payment that ended, or of which that is not known. */
    static Moment of(Payment payment, Ending ending) {
        var kind = switch (ending) {
            case PAID -> Kind.PAID;
            case PAID_LATE -> Kind.STAFF;
            case HELD -> Kind.HELD;
            case DECLINED -> Kind.DECLINED;
            case EXPIRED -> Kind.EXPIRED;
            case CANCELLED, CODE_LOST -> Kind.CANCELLED;
            case NOT_CONFIRMED -> Kind.UNCONFIRMED;
        };
        return new Moment(kind, Optional.of(payment), Optional.empty(), Duration.ZERO);
    }

    /** Whether it is of the payment that a screen is about. */
    boolean isOf(Optional<Route> route) {
        var about = route.map(where -> switch (where) {
            case Route.PayCode(var orderNo) -> orderNo;
            case Route.Result(var orderNo, var _) -> orderNo;
            default -> null;
        });
        return about.isPresent() && about.equals(payment.map(Payment::orderNo));
    }

    /** The same payment while its end is being looked up: whatever could be scanned is gone. */
    Moment waiting() {
        return payment.isEmpty() ? IDLE : new Moment(Kind.WAIT, payment, Optional.empty(), Duration.ZERO);
    }
}
