package till.ui.paid;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import till.domain.Payment;

/** How a payment ended for the person at the counter. */
public enum Ending {
    PAID("fth-check"),
    /** Paid after the payment had ended: the sale may have been paid otherwise since. */
    PAID_LATE("fth-alert-triangle"),
    /** The customer's money is held and not received. */
    HELD("fth-lock"),
    DECLINED("fth-x"),
    EXPIRED("fth-clock"),
    CANCELLED("fth-slash"),
    /** Closed because its code never arrived; a new one can be made. */
    CODE_LOST("fth-wifi-off"),
    /** Nobody knows yet whether money moved. */
    NOT_CONFIRMED("fth-help-circle");

    private final String icon;

    Ending(String icon) {
        this.icon = icon;
    }

    /** Its Ikonli literal. */
    String icon() {
        return icon;
    }

    /** Has the style sheet colour a panel by it. */
    void mark(Node panel) {
        Stream.of(values())
                .forEach(each -> panel.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.style()), each == this));
    }

    /** The pseudo-class by which the style sheet tells endings apart. */
    String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

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
