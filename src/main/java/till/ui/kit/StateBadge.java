package till.ui.kit;

import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.PaymentState;

/** A payment's state as icon and colour; the words are set as its text. Never colour alone. */
public final class StateBadge extends Label {
    private final ObjectProperty<PaymentState> state = new SimpleObjectProperty<>(this, "state", PaymentState.CREATED);

    public StateBadge() {
        getStyleClass().add("state-badge");
        state.subscribe(this::show);
    }

    public StateBadge(PaymentState state, String words) {
        this();
        setState(state);
        setText(words);
        setAccessibleText(words);
    }

    /** How a state reads at a glance. */
    public enum Mood {
        GOOD,
        WAITING,
        DOUBTFUL,
        BAD,
        OVER;

        /** Of a payment; late money is money that a person has to look at. */
        public static Mood of(PaymentState state, boolean late) {
            return late && state == PaymentState.PAID ? DOUBTFUL : of(state);
        }

        private static Mood of(PaymentState state) {
            return switch (state) {
                case PAID -> GOOD;
                case CREATED, AWAITING_PAYER, AUTHORIZED -> WAITING;
                case UNCERTAIN, LAPSED -> DOUBTFUL;
                case DECLINED -> BAD;
                case CANCELLED, EXPIRED -> OVER;
            };
        }

        /** The pseudo-class by which style sheets colour it. */
        public PseudoClass pseudoClass() {
            return PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));
        }

        /** Sets this mood's pseudo-class on a node, and takes the others away. */
        public void mark(Node node) {
            Stream.of(values()).forEach(each -> node.pseudoClassStateChanged(each.pseudoClass(), each == this));
        }
    }

    /** The icon of a state: each its own, for who sees no colours. */
    public static String icon(PaymentState state, boolean late) {
        return late && state == PaymentState.PAID ? "fth-alert-circle" : icon(state);
    }

    private static String icon(PaymentState state) {
        return switch (state) {
            case PAID -> "fth-check-circle";
            case CREATED -> "fth-send";
            case AWAITING_PAYER -> "fth-clock";
            case AUTHORIZED -> "fth-lock";
            case UNCERTAIN -> "fth-help-circle";
            case LAPSED -> "fth-eye";
            case DECLINED -> "fth-x-circle";
            case CANCELLED -> "fth-slash";
            case EXPIRED -> "fth-watch";
        };
    }

    private void show(PaymentState now) {
        setGraphic(new FontIcon(icon(now)));
        Mood.of(now).mark(this);
    }

    /** Of money that came after the till had let go of the payment. */
    public void late() {
        setGraphic(new FontIcon(icon(getState(), true)));
        Mood.of(getState(), true).mark(this);
    }

    public PaymentState getState() {
        return state.get();
    }

    public void setState(PaymentState now) {
        state.set(now);
    }

    public ObjectProperty<PaymentState> stateProperty() {
        return state;
    }
}
