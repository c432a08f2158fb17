package till.simulator;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields of a verified request, held to the document's tables; {@code glinkAccount} is read as {@code payAccount}. */
record QlinkRequest(JsonNode sent) {

    private static final StrictJson JSON = new StrictJson();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final List<String> ITEM_TEXTS =
            List.of("skuCode", "skuName", "url", "imageUrl", "category", "subcategory", "description", "metadata");

    static QlinkRequest read(String body, List<String> known) {
        var request =
                new QlinkRequest(JSON.object(body).orElseThrow(() -> new QlinkRefusal("PARAM_ERROR", "报文不是JSON对象")));
        for (var name : request.sent.propertyNames()) {
            if (!known.contains(name)) {
                throw QlinkRefusal.parameter(name);
            }
        }
        return request;
    }

    /** A text that must be there. */
    String need(String name) {
        var text = text(name);
        if (text.isBlank()) {
            throw QlinkRefusal.missing(name);
        }
        return text;
    }

    /** A text that may be missing. */
    String text(String name) {
        return text(sent, name);
    }

    private static String text(JsonNode object, String name) {
        var value = object.path(name);
        if (!value.isMissingNode() && !value.isString()) {
            throw QlinkRefusal.parameter(name);
        }
        return value.asString("");
    }

    String account() {
        return sent.has("glinkAccount") ? need("glinkAccount") : need("payAccount");
    }

    List<String> list(String name) {
        var value = sent.path(name);
        var texts = value.isArray() && value.values().stream().allMatch(JsonNode::isString);
        if (!value.isMissingNode() && !texts) {
            throw QlinkRefusal.parameter(name);
        }
        return value.values().stream().map(JsonNode::asString).toList();
    }

    Currency currency() {
        try {
            return Currency.getInstance(need("currency"));
        } catch (IllegalArgumentException e) {
            throw QlinkRefusal.parameter("currency");
        }
    }

    long amount(Currency currency) {
        return StrictJson.minorUnits(sent.path("amount"), currency.getDefaultFractionDigits())
                .orElseThrow(() -> QlinkRefusal.parameter("amount"));
    }

    void checkOrderTerms() {
        need("orderCode");
        if (!List.of("QERP_CN", "QERP_ASIA").contains(need("source"))) {
            throw QlinkRefusal.parameter("source");
        }
        if (!COUNTRIES.contains(need("country"))) {
            throw QlinkRefusal.parameter("country");
        }
        checkTime(need("tradeTime"));
        checkMetadata(text("metadata"));
        text("description");
        checkItems();
    }

    private static void checkTime(String time) {
        try {
            var _ = LocalDateTime.parse(time, TIME);
        } catch (DateTimeParseException e) {
            throw QlinkRefusal.parameter("tradeTime");
        }
    }

    private static void checkMetadata(String metadata) {
        if (!metadata.isEmpty() && JSON.object(metadata).isEmpty()) {
            throw QlinkRefusal.parameter("metadata");
        }
    }

    private void checkItems() {
        var items = sent.path("items");
        if (!items.isMissingNode() && !items.isArray()) {
            throw QlinkRefusal.parameter("items");
        }
        items.values().forEach(QlinkRequest::checkItem);
    }

    private static void checkItem(JsonNode item) {
        for (var name : item.propertyNames()) {
            if (!ITEM_TEXTS.contains(name) && !name.equals("quantity")) {
                throw QlinkRefusal.parameter("items." + name);
            }
        }
        ITEM_TEXTS.forEach(name -> text(item, name));
        checkMetadata(text(item, "metadata"));
        var quantity = item.path("quantity");
        // A number in the table, a text in the sample.
        if (!quantity.isMissingNode()
                && !quantity.isNumber()
                && !quantity.asString("").matches("[0-9]+")) {
            throw QlinkRefusal.parameter("items.quantity");
        }
    }
}
