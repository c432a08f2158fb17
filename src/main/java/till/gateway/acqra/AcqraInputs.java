package till.gateway.acqra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import till.domain.Problem;
import till.gateway.acqra.AcqraWays.Product;
import till.gateway.acqra.AcqraWays.Wallet;
import till.gateway.http.SafeText;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** The further inputs of an order by the document's names: plain texts, and JSON texts for what has parts. */
final class AcqraInputs {
    static final String PRODUCT_TYPE = "productType";
    static final String CAPTURE_METHOD = "captureMethod";

    static final String PRODUCT_INFO = "productInfo";
    private static final String SHIPPING = "shipping";
    private static final String BILLING = "billing";
    private static final String METADATA = "metadata";
    private static final int MOST_PRODUCTS = 50;
    private static final Set<String> CARD_INPUTS =
            Set.of("card", "cardNo", "cvc", "expiryMonth", "expiryYear", "payNo", "accNo");

    private static final String PHONE_NO = "phone";
    private static final Shape ADDRESS = new Shape(
            Map.of("city", 50, "country", 2, "line1", 128, "postcode", 50, "state", 50),
            Map.of("line2", 128, "line3", 128),
            Map.of());
    private static final Shape PHONE = new Shape(Map.of(), Map.of("countryCode", 7, "number", 26), Map.of());
    private static final Shape SHIPPED_TO = new Shape(
            Map.of("firstName", 64, "lastName", 50),
            Map.of("carrier", 64, "email", 255, "trackingNo", 64),
            Map.of("address", ADDRESS, PHONE_NO, PHONE));
    private static final Shape BILLED_TO =
            new Shape(Map.of(), Map.of("birthday", 10, "email", 255), Map.of("address", ADDRESS, PHONE_NO, PHONE));
    private static final Shape PRODUCT = new Shape(
            Map.of("price", 16, "productName", 512, "quantity", 16, "sku", 64),
            Map.of("imageUrl", 512, "url", 512),
            Map.of());

    private AcqraInputs() {}

    /** An object of texts and objects; what it does not name is not sent. */
    private record Shape(Map<String, Integer> demanded, Map<String, Integer> optional, Map<String, Shape> objects) {
        boolean fits(JsonNode node) {
            return node.isObject()
                    && node.propertyStream().allMatch(field -> takes(field.getKey(), field.getValue()))
                    && demanded.keySet().stream().allMatch(node::has)
                    && objects.keySet().stream().allMatch(name -> node.has(name) || isOptional(name));
        }

        /** A bill goes without a telephone, a parcel does not. */
        private boolean isOptional(String name) {
            return name.equals(PHONE_NO) && demanded.isEmpty();
        }

        private boolean takes(String name, JsonNode value) {
            var inside = objects.get(name);
            if (inside != null) {
                return inside.fits(value);
            }
            var longest = demanded.containsKey(name) ? demanded.get(name) : optional.get(name);
            return longest != null && value.isString() && isText(value.asString(), longest);
        }
    }

    /** What is wrong with the inputs of a wallet's product. */
    static Optional<Problem> check(Wallet wallet, Product product, Map<String, String> extras) {
        var card = cards(extras);
        if (card.isPresent()) {
            return card;
        }
        for (var extra : extras.entrySet()) {
            if (!takes(wallet, extra.getKey(), extra.getValue())) {
                return problem("gateway.acqra.extra", extra.getKey(), wallet.code());
            }
        }
        return product.demands().stream()
                .filter(name -> extras.getOrDefault(name, "").isEmpty())
                .sorted()
                .findFirst()
                .flatMap(name -> problem("gateway.acqra.needs", wallet.code() + " " + product.type(), name));
    }

    /** What is wrong with the inputs of the hosted page. */
    static Optional<Problem> checkCashier(Map<String, String> extras) {
        return cards(extras)
                .or(() -> extras.entrySet().stream()
                        .filter(extra -> !switch (extra.getKey()) {
                            case CAPTURE_METHOD -> Set.of("auto", "manual").contains(extra.getValue());
                            case PRODUCT_INFO, SHIPPING -> isDescribed(extra.getKey(), extra.getValue());
                            default -> false;
                        })
                        .findFirst()
                        .flatMap(extra -> problem("gateway.acqra.extra", extra.getKey(), AcqraWays.CASHIER)));
    }

    /** Neither a card's fields nor anything that reads like a card's number is ever sent. */
    private static Optional<Problem> cards(Map<String, String> extras) {
        var card = extras.keySet().stream().anyMatch(CARD_INPUTS::contains)
                || extras.values().stream().anyMatch(SafeText::holdsCard);
        return card ? problem("gateway.acqra.cards") : Optional.empty();
    }

    private static boolean takes(Wallet wallet, String name, String value) {
        return switch (name) {
            case PRODUCT_TYPE -> wallet.product(value).isPresent();
            case PRODUCT_INFO, SHIPPING, BILLING -> isDescribed(name, value);
            case METADATA -> wallet.inputs().contains(name) && isMetadata(value);
            default -> wallet.inputs().contains(name) && isText(value, AcqraWays.longest(name));
        };
    }

    private static boolean isDescribed(String name, String json) {
        var read = StrictJson.container(json);
        return read.isPresent()
                && switch (name) {
                    case PRODUCT_INFO ->
                        read.get().isArray()
                                && !read.get().isEmpty()
                                && read.get().size() <= MOST_PRODUCTS
                                && read.get().valueStream().allMatch(PRODUCT::fits);
                    case SHIPPING -> SHIPPED_TO.fits(read.get());
                    case BILLING -> BILLED_TO.fits(read.get());
                    default -> false;
                };
    }

    private static boolean isMetadata(String json) {
        return StrictJson.object(json)
                .filter(object ->
                        object.valueStream().allMatch(value -> value.isString() && isText(value.asString(), 255)))
                .isPresent();
    }

    private static boolean isText(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** The inputs that belong beside a wallet's object, as they are sent. */
    static Map<String, Object> beside(Map<String, String> extras) {
        var beside = new LinkedHashMap<String, Object>();
        for (var name : Set.of(PRODUCT_INFO, SHIPPING, BILLING)) {
            read(extras, name).ifPresent(node -> beside.put(name, node));
        }
        return beside;
    }

    /** The inputs that belong into a wallet's object, as they are sent. */
    static Map<String, Object> into(Wallet wallet, Map<String, String> extras) {
        var into = new LinkedHashMap<String, Object>();
        for (var name : wallet.inputs()) {
            if (name.equals(METADATA)) {
                read(extras, name).ifPresent(node -> into.put(name, node));
            } else if (extras.containsKey(name)) {
                into.put(name, extras.get(name));
            }
        }
        return into;
    }

    private static Optional<JsonNode> read(Map<String, String> extras, String name) {
        return Optional.ofNullable(extras.get(name)).flatMap(StrictJson::container);
    }

    private static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
