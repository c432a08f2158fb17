package till.gateway.gnete;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import till.domain.Limits;
import till.domain.MethodInput;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.http.PlainText;
import till.gateway.http.SafeText;
import till.gateway.http.StrictJson;

/** The document's rules for the fields of an order, and the ways to pay it lists. */
final class GneteOrders {
    static final int LONGEST_SUBJECT = 64;

    private static final int LONGEST_EXTRA = 256;
    private static final int LONGEST_INPUT = 64;
    private static final String PAYER = "openid";
    private static final String APP_ID = "subAppid";
    /** The words of those inputs that have a list of them. */
    private static final Map<String, List<String>> CHOICES =
            Map.of("walletType", List.of("HK", "CN"), "payDataType", List.of("codeUrl", "codeImgUrl"));

    private static final String DEFAULT_SUBJECT = "Payment";
    private static final Set<String> CARD_EXTRAS = Set.of("accNo", "customerInfo");
    private static final List<Way> WAYS = List.of(
            new Way("ALI_QR", Brand.ALIPAY, Form.CODE, List.of("payDataType")),
            new Way("WX_QR", Brand.WECHAT_PAY, Form.CODE, List.of("payDataType")),
            new Way("YSF_QR", Brand.UNIONPAY, Form.CODE, List.of("payDataType")),
            new Way("ALI_H5", Brand.ALIPAY, Form.PAGE, List.of("walletType")),
            new Way("WX_H5", Brand.WECHAT_PAY, Form.PAGE, List.of("subAppid", "appid")),
            new Way("UP_OP", Brand.UNIONPAY, Form.PAGE, List.of()),
            new Way("NUVEI_H5", Brand.CARD, Form.PAGE, List.of()),
            new Way("ALI_JSAPI", Brand.ALIPAY, Form.APP, List.of()),
            new Way("ALI_APP", Brand.ALIPAY, Form.APP, List.of()),
            new Way("WX_JSAPI", Brand.WECHAT_PAY, Form.APP, List.of("openid", "subAppid")),
            new Way("WX_LITE", Brand.WECHAT_PAY, Form.APP, List.of("openid", "subAppid")),
            new Way("WX_APP", Brand.WECHAT_PAY, Form.APP, List.of("subAppid", "appid")),
            new Way("UP_APP", Brand.UNIONPAY, Form.APP, List.of()));

    private GneteOrders() {}

    private record Way(String code, Brand brand, Form form, List<String> extras) {
        boolean needsPayer() {
            return extras.contains(PAYER);
        }
    }

    /** The sample's {@code appid} is taken, but not offered beside the text's {@code subAppid}. */
    static List<MethodInput> inputs(String method, Map<String, String> decided) {
        return WAYS.stream()
                .filter(way -> way.code().equals(method))
                .flatMap(way -> way.extras().stream())
                .filter(name -> !name.equals("appid"))
                .map(name -> input(name, given(decided).containsKey(APP_ID)))
                .toList();
    }

    /** One of both is demanded where the payer is named: the application's id alone will do. */
    private static MethodInput input(String name, boolean appIsKnown) {
        if (name.equals(PAYER)) {
            return MethodInput.ofPayer(name, LONGEST_INPUT, !appIsKnown);
        }
        return CHOICES.containsKey(name)
                ? MethodInput.choice(name, CHOICES.get(name))
                : MethodInput.ofShop(name, LONGEST_INPUT);
    }

    /** @param keyed whether the shop has the key that typed cards are sealed with */
    static List<PaymentMethod> methods(String gateway, boolean keyed) {
        var ways = WAYS.stream()
                .map(way -> new PaymentMethod(
                        gateway, way.code(), way.brand(), way.form(), way.needsPayer() ? List.of(PAYER) : List.of()));
        var card = new PaymentMethod(gateway, GneteKeyed.METHOD, Brand.UNIONPAY, Form.KEYED, List.of());
        return Stream.concat(ways, keyed ? Stream.of(card) : Stream.empty()).toList();
    }

    static Optional<Problem> check(PaymentOrder order, Map<String, String> extras, Limits limits) {
        if (order.method().equals(GneteKeyed.METHOD)) {
            return problem("gateway.gnete.keyed");
        }
        if (isCard(extras)) {
            return problem("gateway.gnete.cardsRefused");
        }
        var way = WAYS.stream().filter(one -> one.code().equals(order.method())).findFirst();
        if (way.isEmpty()) {
            var codes = String.join(", ", WAYS.stream().map(Way::code).toList());
            return problem("gateway.gnete.unknownMethod", order.method(), codes);
        }
        if (plain(order.subject()).codePoints().count() > LONGEST_SUBJECT) {
            return problem("gateway.gnete.subjectTooLong", Integer.toString(LONGEST_SUBJECT));
        }
        return amount(order.amount(), limits).or(() -> extras(way.get(), extras));
    }

    private static boolean isCard(Map<String, String> extras) {
        return extras.keySet().stream().anyMatch(CARD_EXTRAS::contains)
                || SafeText.holdsCard(extras.getOrDefault(PAYER, ""));
    }

    /** For a way that takes scanned codes: its only input is the code itself. */
    static Optional<Problem> checkScan(PaymentOrder order, Map<String, String> extras, Limits limits) {
        if (plain(order.subject()).codePoints().count() > LONGEST_SUBJECT) {
            return problem("gateway.gnete.subjectTooLong", Integer.toString(LONGEST_SUBJECT));
        }
        return amount(order.amount(), limits)
                .or(() -> given(extras).keySet().stream()
                        .findFirst()
                        .flatMap(name -> problem("gateway.gnete.extra", name, order.method())));
    }

    private static Optional<Problem> amount(Money amount, Limits limits) {
        if (!limits.currencies().contains(amount.getCurrencyUnit())) {
            return problem("gateway.gnete.currency", amount.getCurrencyUnit().getCode());
        }
        var minor = amount.getAmountMinor();
        var fits = minor.signum() > 0
                && minor.longValueExact() >= limits.minimumMinor()
                && minor.longValueExact() <= limits.maximumMinor();
        return fits ? Optional.empty() : problem("gateway.gnete.amount");
    }

    private static Optional<Problem> extras(Way way, Map<String, String> extras) {
        var given = given(extras);
        var foreign = given.keySet().stream()
                .filter(name -> !way.extras().contains(name))
                .findFirst();
        if (foreign.isPresent()) {
            return problem("gateway.gnete.extra", foreign.get(), way.code());
        }
        if (way.needsPayer() && given.isEmpty()) {
            return problem("gateway.gnete.needs", way.code(), PAYER);
        }
        var wrong = given.entrySet().stream().filter(extra -> !takes(extra)).findFirst();
        if (wrong.isPresent()) {
            return problem("gateway.gnete.extra", wrong.get().getKey(), way.code());
        }
        return channelExtra(extras).length() > LONGEST_EXTRA
                ? problem("gateway.gnete.extra", "channelExtra", way.code())
                : Optional.empty();
    }

    private static boolean takes(Map.Entry<String, String> extra) {
        var choices = CHOICES.get(extra.getKey());
        return choices == null
                ? extra.getValue().codePoints().noneMatch(Character::isISOControl)
                : choices.contains(extra.getValue());
    }

    /** A JSON text, not an object: the platform signs what its own text field held. Empty for none. */
    static String channelExtra(Map<String, String> extras) {
        var given = given(extras);
        return given.isEmpty() ? "" : StrictJson.write(given);
    }

    private static Map<String, String> given(Map<String, String> extras) {
        return extras.entrySet().stream()
                .filter(extra -> !extra.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    /** An ampersand cuts the platform's notification and a percent sign breaks a channel: neither is sent. */
    static String subject(String raw) {
        var text = PlainText.first(plain(raw), LONGEST_SUBJECT);
        return text.isEmpty() ? DEFAULT_SUBJECT : text;
    }

    private static String plain(String raw) {
        return PlainText.of(raw, point -> point == '&' || point == '%');
    }

    private static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
