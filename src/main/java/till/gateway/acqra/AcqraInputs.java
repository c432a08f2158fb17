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
    static final String THREE_DS_MODE = "threeDsMode";
    static final String FRAUD_MODE = "fraudMode";
    static final String DEVICE_INFO = "deviceInfo";
    private static final String THREE_DS_DATA = "threeDsData";
    private static final String SHIPPING = "shipping";
    static final String BILLING = "billing";
    private static final String METADATA = "metadata";
    private static final int MOST_PRODUCTS = 50;
    private static final Set<String> CARD_INPUTS =
            Set.of("card", "cardNo", "cvc", "expiryMonth", "expiryYear", "payNo", "accNo");

    private AcqraInputs() {}

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

    /** What is wrong with the inputs beside a card that is typed at the till. */
    static Optional<Problem> checkKeyed(Map<String, String> extras) {
        return cards(extras)
                .or(() -> extras.entrySet().stream()
                        .filter(extra -> !takesBesideCard(extra.getKey(), extra.getValue()))
                        .findFirst()
                        .flatMap(extra -> problem("gateway.acqra.extra", extra.getKey(), AcqraWays.CARD)));
    }

    private static boolean takesBesideCard(String name, String value) {
        return switch (name) {
            case CAPTURE_METHOD -> Set.of("auto", "manual").contains(value);
            case THREE_DS_MODE -> Set.of("no", "auto", "standard").contains(value);
            case FRAUD_MODE -> Set.of("Y", "N").contains(value);
            case PRODUCT_INFO, SHIPPING, BILLING, DEVICE_INFO, THREE_DS_DATA -> isDescribed(name, value);
            default -> false;
        };
    }

    /** Neither a card's fields nor anything that reads like a card's number is ever sent. */
    static Optional<Problem> cards(Map<String, String> extras) {
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
                                && read.get().valueStream().allMatch(AcqraShape.PRODUCT::fits);
                    case SHIPPING -> AcqraShape.SHIPPED_TO.fits(read.get());
                    case BILLING -> AcqraShape.BILLED_TO.fits(read.get());
                    case DEVICE_INFO -> AcqraShape.DEVICE.fits(read.get());
                    case THREE_DS_DATA -> AcqraShape.THREE_DS.fits(read.get());
                    default -> false;
                };
    }

    private static boolean isMetadata(String json) {
        return StrictJson.object(json)
                .filter(object ->
                        object.valueStream().allMatch(value -> value.isString() && isText(value.asString(), 255)))
                .isPresent();
    }

    static boolean isText(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** The inputs that belong beside a wallet's object or a card, as they are sent. */
    static Map<String, Object> beside(Map<String, String> extras) {
        var beside = new LinkedHashMap<String, Object>();
        for (var name : Set.of(PRODUCT_INFO, SHIPPING, BILLING, DEVICE_INFO, THREE_DS_DATA)) {
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
