package till.ui.shell;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.joda.money.CurrencyUnit;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentState;
import till.settings.AmountFormat;
import till.ui.MethodNames;

/**
 * One of the last payments, as the rail shows it.
 *
 * @param late whether the money came after the till had let go of the payment
 */
public record RecentPayment(
        OrderNo orderNo, String amount, String time, Brand brand, PaymentState state, boolean late) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static RecentPayment of(Payment payment, ZoneId zone, MethodNames methods, CurrencyUnit own) {
        return new RecentPayment(
                payment.orderNo(),
                amount(payment, own),
                TIME.format(payment.order().createdAt().atZone(zone)),
                methods.brand(payment),
                payment.state(),
                payment.late() && payment.state() == PaymentState.PAID);
    }

    /** Without the currency where it is the shop's own: the rail is narrow. */
    private static String amount(Payment payment, CurrencyUnit own) {
        return payment.amount().getCurrencyUnit().equals(own)
                ? AmountFormat.grouped(payment.amount())
                : AmountFormat.withCurrency(payment.amount());
    }
}
