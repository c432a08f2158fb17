package till.ui.orders;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.joda.money.Money;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;

/** One line of the list of orders; it stays the same line while what it shows changes. FX thread only. */
public final class OrderRow {
    private final ReadOnlyObjectWrapper<Content> content;

    OrderRow(Content content) {
        this.content = new ReadOnlyObjectWrapper<>(content);
    }

    /**
     * What a line shows.
     *
     * @param refunded what went back to the customer
     */
    public record Content(Payment payment, Money refunded) {
        public Share share() {
            if (payment.state() != PaymentState.PAID || refunded.isZero()) {
                return Share.NONE;
            }
            return refunded.equals(payment.received()) ? Share.ALL : Share.PART;
        }
    }

    /** How much of a paid payment went back. */
    public enum Share {
        NONE,
        PART,
        ALL
    }

    public OrderNo orderNo() {
        return content().payment().orderNo();
    }

    public Content content() {
        return content.get();
    }

    void show(Content now) {
        content.set(now);
    }

    public ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }
}
