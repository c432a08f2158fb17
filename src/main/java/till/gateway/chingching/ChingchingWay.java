package till.gateway.chingching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.gateway.http.StrictJson;

/**
 * A way to pay: a link of one of two types, or a {@code payment_method} the shop has set up, with fixed options as {@code
 * method:name=value;name=value}; a dot in a name leads into an object.
 *
 * @param code as the shop writes it
 * @param linkType the document's {@code payment_type}; empty where it is not a link
 */
record ChingchingWay(String code, String linkType) {
    static final ChingchingWay LINK = new ChingchingWay("LINK", "link");
    static final ChingchingWay LINK_CHECKOUT = new ChingchingWay("LINK_CHECKOUT", "checkout");

    private static final String NAME = "[A-Za-z0-9_]{1,40}";
    private static final String OPTION = NAME + "(?:\\." + NAME + ")?=[A-Za-z0-9_./:@?&%#-]{1,100}";
    private static final String WAY = "[A-Za-z0-9_-]{1,40}(?::" + OPTION + "(?:;" + OPTION + "){0,9})?";

    /** What the list of a profile has to match. */
    static final String LIST = WAY + "(?:, ?" + WAY + "){0,19}";

    static List<ChingchingWay> all(String list) {
        var own = list.isBlank() ? Stream.<String>empty() : Stream.of(list.split(",", -1));
        return Stream.concat(
                        Stream.of(LINK, LINK_CHECKOUT), own.map(String::strip).map(code -> new ChingchingWay(code, "")))
                .toList();
    }

    boolean isLink() {
        return !linkType.isEmpty();
    }

    String method() {
        return code.replaceFirst(":.*", "");
    }

    private String options() {
        return code.contains(":") ? code.substring(code.indexOf(':') + 1) : "";
    }

    /** A JSON text, as the document wants it; empty for none. */
    String option() {
        if (options().isEmpty()) {
            return "";
        }
        var option = new LinkedHashMap<String, Object>();
        var inner = new TreeMap<String, Map<String, String>>();
        for (var pair : options().split(";", -1)) {
            var name = pair.substring(0, pair.indexOf('='));
            var value = pair.substring(pair.indexOf('=') + 1);
            var dot = name.indexOf('.');
            if (dot < 0) {
                option.put(name, value);
            } else {
                inner.computeIfAbsent(name.substring(0, dot), _ -> new LinkedHashMap<>())
                        .put(name.substring(dot + 1), value);
            }
        }
        option.putAll(inner);
        return StrictJson.write(option);
    }

    PaymentMethod method(String gateway) {
        return switch (linkType) {
            case "link", "checkout" -> new PaymentMethod(gateway, code, Brand.OTHER, Form.PAGE, List.of());
            default ->
                new PaymentMethod(
                        gateway, code, brand(), Form.CODE, List.of(), options().isEmpty() ? "" : code);
        };
    }

    /** By the name alone: the document's list of methods is lost. */
    private Brand brand() {
        var name = method().toLowerCase(Locale.ROOT);
        if (name.startsWith("ali")) {
            return Brand.ALIPAY;
        }
        if (name.startsWith("wechat") || name.startsWith("wx") || name.startsWith("weixin")) {
            return Brand.WECHAT_PAY;
        }
        return name.startsWith("union") || name.startsWith("ysf") ? Brand.UNIONPAY : Brand.OTHER;
    }
}
