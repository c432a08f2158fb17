package till.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The wallets of {@code /payment}: the object each brings along, its product types, and what each of them needs. */
final class AcqraMethods {

    private static final JsonShape LONG = JsonShape.text(1, 64);
    private static final JsonShape STORE = JsonShape.text(1, 30);
    private static final JsonShape LIMIT = JsonShape.text(1, 32);
    private static final String[] ALL_PRODUCTS = {"qr-code", "pay", "in-app", "mini-program", "h5"};

    /** The fields a product cannot do without. */
    private static final Map<String, List<String>> NEEDS = Map.of(
            "pay", List.of("authCode"), "in-app", List.of("subAppId"), "mini-program", List.of("openId", "subAppId"));

    static final String CARD = "card";

    static final Map<String, JsonShape> SHAPES = shapes();

    private AcqraMethods() {}

    private static Map<String, JsonShape> shapes() {
        var shapes = new LinkedHashMap<String, JsonShape>();
        shapes.put("wechat", wallet().may("attach", JsonShape.text(1, 50)));
        shapes.put("alipay", wallet());
        shapes.put("alipayPlus", wallet());
        shapes.put("upay", product("qr-code", "pay").may("authCode", LONG).may("storeId", STORE));
        shapes.put("payNow", product("qr-code"));
        shapes.put("paypal", product("qr-code").may("metadata", JsonShape.texts()));
        shapes.put("grabPay", product("qr-code"));
        shapes.put("shopeePay", product("qr-code"));
        return Map.copyOf(shapes);
    }

    private static JsonShape.Fields product(String... types) {
        return JsonShape.object().need("productType", JsonShape.oneOf(types));
    }

    private static JsonShape.Fields wallet() {
        return product(ALL_PRODUCTS)
                .may("authCode", LONG)
                .may("limitPayMethod", LIMIT)
                .may("openId", LONG)
                .may("storeId", STORE)
                .may("subAppId", LONG);
    }

    /** The product type of a payment whose fields are well formed; refuses what does not belong together. */
    static String product(JsonNode payment) {
        var type = payment.path("paymentMethodType").asString("");
        if (type.equals(CARD)) {
            alone(payment, type);
            return CARD;
        }
        if (!SHAPES.containsKey(type)) {
            throw AcqraRefusal.method("paymentMethodType " + type + " is not enabled");
        }
        alone(payment, type);
        var product = payment.path(type).path("productType").asString("");
        for (var name : NEEDS.getOrDefault(product, List.of())) {
            if (!payment.path(type).hasNonNull(name)) {
                throw AcqraRefusal.parameter(type + "." + name + " is required for " + product);
            }
        }
        return product;
    }

    /** The object of the way that is used has to be there, and that of no other. */
    private static void alone(JsonNode payment, String type) {
        Stream.concat(SHAPES.keySet().stream(), Stream.of(CARD))
                .filter(other -> !other.equals(type) && payment.hasNonNull(other))
                .findFirst()
                .ifPresent(other -> {
                    throw AcqraRefusal.parameter(other + " does not belong to paymentMethodType " + type);
                });
        if (!payment.hasNonNull(type)) {
            throw AcqraRefusal.parameter(type + " is required");
        }
    }

    /** Whether a query may name this at all: the two lists of the document together. */
    static boolean known(String type) {
        return SHAPES.containsKey(type)
                || List.of(CARD, "upi", "applePay", "googlePay").contains(type);
    }
}
