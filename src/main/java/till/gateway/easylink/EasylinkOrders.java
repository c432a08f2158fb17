package till.gateway.easylink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import till.domain.Limits;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.http.PlainText;

/** The document's rules for the fields of an order, and the ways to pay it lists. */
final class EasylinkOrders {
    /** The document names no limit; this is the one of the platform below. */
    static final int LONGEST_SUBJECT = 64;

    private static final String DEFAULT_SUBJECT = "Payment";
    /** They would divide the form that carries the text on unescaped. */
    private static final String DIVIDERS = "&=%+#";

    private static final List<Way> WAYS = List.of(
            new Way("UP_OP", Brand.UNIONPAY), new Way("ALI_H5", Brand.ALIPAY), new Way("WX_H5", Brand.WECHAT_PAY));

    private EasylinkOrders() {}

    private record Way(String code, Brand brand) {}

    static List<PaymentMethod> methods(String gateway) {
        return WAYS.stream()
                .map(way -> new PaymentMethod(gateway, way.code(), way.brand(), Form.PAGE, List.of()))
                .toList();
    }

    static Optional<Problem> check(PaymentOrder order, Map<String, String> extras, Limits limits) {
        var codes = WAYS.stream().map(Way::code).toList();
        if (!codes.contains(order.method())) {
            return problem("gateway.easylink.unknownMethod", order.method(), String.join(", ", codes));
        }
        var given = extras.entrySet().stream()
                .filter(extra -> !extra.getValue().isEmpty())
                .findFirst();
        if (given.isPresent()) {
            return problem("gateway.easylink.extra", given.get().getKey());
        }
        if (plain(order.subject()).codePoints().count() > LONGEST_SUBJECT) {
            return problem("gateway.easylink.subjectTooLong", Integer.toString(LONGEST_SUBJECT));
        }
        return amount(order.amount(), limits);
    }

    /** Of a payment as of a refund. */
    static Optional<Problem> amount(Money amount, Limits limits) {
        if (!limits.currencies().contains(amount.getCurrencyUnit())) {
            return problem("gateway.easylink.currency", amount.getCurrencyUnit().getCode());
        }
        var minor = amount.getAmountMinor();
        var fits = minor.signum() > 0
                && minor.longValueExact() >= limits.minimumMinor()
                && minor.longValueExact() <= limits.maximumMinor();
        return fits ? Optional.empty() : problem("gateway.easylink.amount");
    }

    static String subject(String raw) {
        var text = PlainText.first(plain(raw), LONGEST_SUBJECT);
        return text.isEmpty() ? DEFAULT_SUBJECT : text;
    }

    private static String plain(String raw) {
        return PlainText.of(raw, point -> DIVIDERS.indexOf(point) >= 0);
    }

    private static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
