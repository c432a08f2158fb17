package till.gateway.qlink;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import till.domain.Limits;
import till.domain.OrderLine;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.http.PlainText;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** The document's fields of an order, and what is wrong with one before it is sent. May be shared between threads. */
final class QlinkOrders {
    static final int LONGEST_SUBJECT = 100;

    private static final int LONGEST_EXTRA = 4000;
    private static final int MOST_ITEMS = 50;
    private static final String DEFAULT_SUBJECT = "Payment";
    private static final String METADATA = "metadata";
    private static final String ITEMS = "items";
    private static final Set<String> ITEM = Set.of(
            "skuCode", "skuName", "quantity", "url", "imageUrl", "category", "subcategory", "description", METADATA);

    private final QlinkProfile profile;
    private final Limits limits;

    QlinkOrders(QlinkProfile profile, Limits limits) {
        this.profile = profile;
        this.limits = limits;
    }

    Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
        if (!profile.methods().contains(order.method())) {
            return problem("gateway.qlink.unknownMethod", order.method(), String.join(", ", profile.methods()));
        }
        if (plain(order.subject()).codePoints().count() > LONGEST_SUBJECT) {
            return problem("gateway.qlink.subjectTooLong", Integer.toString(LONGEST_SUBJECT));
        }
        return amount(order.amount()).or(() -> extras(extras));
    }

    private Optional<Problem> amount(Money amount) {
        if (!limits.currencies().contains(amount.getCurrencyUnit())) {
            return problem("gateway.qlink.currency", amount.getCurrencyUnit().getCode());
        }
        var minor = amount.getAmountMinor();
        var fits = minor.compareTo(BigDecimal.valueOf(limits.minimumMinor())) >= 0
                && minor.compareTo(BigDecimal.valueOf(limits.maximumMinor())) <= 0;
        return fits ? Optional.empty() : problem("gateway.qlink.amount");
    }

    private static Optional<Problem> extras(Map<String, String> extras) {
        return extras.entrySet().stream()
                .filter(extra -> !extra.getValue().isBlank())
                .filter(extra -> !takes(extra.getKey(), extra.getValue()))
                .findFirst()
                .flatMap(extra -> problem("gateway.qlink.extra", extra.getKey()));
    }

    private static boolean takes(String name, String text) {
        if (text.length() > LONGEST_EXTRA) {
            return false;
        }
        return switch (name) {
            case METADATA -> StrictJson.object(text).isPresent() && isSafe(text);
            case ITEMS ->
                StrictJson.container(text).filter(QlinkOrders::areItems).isPresent();
            default -> false;
        };
    }

    private static boolean areItems(JsonNode items) {
        return items.isArray()
                && !items.isEmpty()
                && items.size() <= MOST_ITEMS
                && items.valueStream().allMatch(QlinkOrders::isItem)
                && isSafe(StrictJson.write(items));
    }

    private static boolean isItem(JsonNode item) {
        return item.isObject()
                && item.properties().stream()
                        .allMatch(field -> ITEM.contains(field.getKey()) && fits(field.getKey(), field.getValue()));
    }

    /** The table has a number and the sample a text of digits; the rest are texts, metadata too. */
    private static boolean fits(String name, JsonNode value) {
        return name.equals("quantity")
                ? (value.isIntegralNumber() || value.isString())
                        && value.asString().matches("[1-9]\\d{0,8}")
                : value.isString();
    }

    /** The fields of a checked order in the document's sequence; what has no value is left out. */
    Map<String, Object> request(PaymentOrder order, List<OrderLine> lines, Map<String, String> extras) {
        var codes = order.method().split("/", 2);
        var number = order.orderNo().text();
        var request = new LinkedHashMap<String, Object>();
        request.put(profile.accountField(), profile.payAccount());
        request.put("payTypeCode", codes[0]);
        request.put("payChannelCode", codes[1]);
        request.put("tradeUuid", number);
        request.put("tradeTime", QlinkAnswers.TIME.format(order.createdAt().atOffset(profile.zone())));
        request.put("source", profile.source());
        request.put("orderCode", reference(order));
        request.put("country", profile.country());
        request.put("currency", order.amount().getCurrencyUnit().getCode());
        request.put("amount", order.amount().getAmount());
        request.put("description", subject(order));
        var metadata = extras.getOrDefault(METADATA, "");
        if (!metadata.isBlank()) {
            request.put(METADATA, metadata);
        }
        request.put(
                ITEMS,
                StrictJson.container(extras.getOrDefault(ITEMS, ""))
                        .<Object>map(items -> items)
                        .orElseGet(() -> items(order, lines)));
        return request;
    }

    /** Line by line; an order with none, or with more than are taken, is one item. */
    private static List<Map<String, Object>> items(PaymentOrder order, List<OrderLine> lines) {
        return lines.isEmpty() || lines.size() > MOST_ITEMS
                ? List.of(item(reference(order), subject(order), 1))
                : lines.stream().map(line -> item(order, line)).toList();
    }

    private static Map<String, Object> item(PaymentOrder order, OrderLine line) {
        var sku = plain(line.sku());
        return item(sku.isEmpty() ? reference(order) : sku, plain(line.names().in(Locale.ROOT)), line.quantity());
    }

    private static Map<String, Object> item(String sku, String name, int quantity) {
        var item = new LinkedHashMap<String, Object>();
        item.put("skuCode", sku);
        item.put("skuName", name);
        item.put("quantity", quantity);
        return item;
    }

    private static String reference(PaymentOrder order) {
        return order.reference().isBlank() ? order.orderNo().text() : order.reference();
    }

    private static String subject(PaymentOrder order) {
        var text = plain(order.subject());
        return text.isEmpty() ? DEFAULT_SUBJECT : text;
    }

    private static String plain(String raw) {
        return PlainText.of(raw, QlinkOrders::isUnsafe);
    }

    private static boolean isSafe(String text) {
        return text.codePoints().filter(point -> point > 0x7e).noneMatch(QlinkOrders::isUnsafe);
    }

    /** JSON libraries differ over whether these are escaped, and the signature is over the escaped text. */
    private static boolean isUnsafe(int point) {
        return Character.isISOControl(point)
                || switch (Character.getType(point)) {
                    case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
                    default -> false;
                };
    }

    private static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
