package till.gateway.acqra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import till.domain.MethodInput;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;

/** The ways to pay the document has, and what each of its products demands. Cards are paid on the hosted page, or typed at the till. */
final class AcqraWays {
    static final String CASHIER = "CASHIER";
    static final String CARD = "card";
    static final String QR_CODE = "qr-code";
    static final String PAY = "pay";

    private static final Product SHOWN = new Product(QR_CODE, PayCode.Kind.QR, Set.of());
    private static final Product SCANNED = new Product(PAY, PayCode.Kind.NONE, Set.of());
    private static final List<Product> PRODUCTS = List.of(
            SHOWN,
            SCANNED,
            new Product("in-app", PayCode.Kind.APP, Set.of("subAppId")),
            new Product("mini-program", PayCode.Kind.APP, Set.of("openId", "subAppId")),
            new Product("h5", PayCode.Kind.LINK, Set.of()));
    private static final Set<String> WALLET = Set.of("limitPayMethod", "openId", "storeId", "subAppId");
    private static final List<Wallet> WALLETS = List.of(
            new Wallet("alipay", Brand.ALIPAY, PRODUCTS, WALLET),
            new Wallet("alipayPlus", Brand.ALIPAY, PRODUCTS, WALLET),
            new Wallet(
                    "wechat",
                    Brand.WECHAT_PAY,
                    PRODUCTS,
                    Set.of("attach", "limitPayMethod", "openId", "storeId", "subAppId")),
            new Wallet("upay", Brand.UNIONPAY, List.of(SHOWN, SCANNED), Set.of("storeId")),
            new Wallet("payNow", Brand.PAYNOW, List.of(SHOWN), Set.of()),
            new Wallet("grabPay", Brand.GRABPAY, List.of(SHOWN), Set.of()),
            new Wallet("shopeePay", Brand.SHOPEEPAY, List.of(SHOWN), Set.of()),
            new Wallet("paypal", Brand.PAYPAL, List.of(SHOWN), Set.of("metadata")));

    /** Ways without an object of their own in the request: what the hosted page may offer beside cards. */
    static final List<String> ON_THE_PAGE = List.of("applePay", "googlePay", "upi");

    /** Every code, the hosted page last. */
    static final List<String> CODES = Stream.concat(WALLETS.stream().map(Wallet::code), Stream.of(CASHIER))
            .toList();

    private static final Map<String, Integer> LONGEST =
            Map.of("attach", 50, "limitPayMethod", 32, "openId", 64, "storeId", 30, "subAppId", 64);

    private AcqraWays() {}

    /**
     * A wallet's product.
     *
     * @param shown how what it gives is presented
     * @param demands the inputs it cannot go without
     */
    record Product(String type, PayCode.Kind shown, Set<String> demands) {}

    /** A way to pay with an object of its own in the request. */
    record Wallet(String code, Brand brand, List<Product> products, Set<String> inputs) {
        Optional<Product> product(String type) {
            return products.stream().filter(each -> each.type().equals(type)).findFirst();
        }

        boolean takesScans() {
            return product(PAY).isPresent();
        }
    }

    static Optional<Wallet> wallet(String code) {
        return WALLETS.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** What a shop may set up for a wallet once. Whom the wallet knows the payer as belongs to products asked for by name. */
    static List<MethodInput> inputs(String code) {
        return wallet(code).stream()
                .flatMap(wallet -> wallet.inputs().stream())
                .filter(name -> LONGEST.containsKey(name) && !name.equals("openId"))
                .sorted()
                .map(name -> MethodInput.ofShop(name, longest(name)))
                .toList();
    }

    /** How long an input of a wallet may be. */
    static int longest(String input) {
        return LONGEST.getOrDefault(input, 0);
    }

    /** Whether a shop has a way: typed cards are always there, and off until the shop switches it on. */
    static boolean offers(AcqraProfile profile, String code) {
        return code.equals(CARD)
                || code.equals(AcqraMit.METHOD)
                || profile.ways().contains(code);
    }

    static List<PaymentMethod> methods(AcqraProfile profile) {
        var keyed = Stream.of(CARD, AcqraMit.METHOD)
                .map(code -> new PaymentMethod(profile.id(), code, Brand.CARD, Form.KEYED, List.of()));
        return Stream.concat(usual(profile), keyed).toList();
    }

    private static Stream<PaymentMethod> usual(AcqraProfile profile) {
        return profile.ways().stream()
                .map(code -> wallet(code)
                        .map(wallet -> new PaymentMethod(profile.id(), code, wallet.brand(), Form.CODE, List.of()))
                        .orElseGet(() -> new PaymentMethod(profile.id(), code, Brand.CARD, Form.PAGE, List.of())));
    }

    static List<PaymentMethod> scanned(AcqraProfile profile) {
        return profile.ways().stream()
                .flatMap(code -> wallet(code).stream())
                .filter(Wallet::takesScans)
                .map(wallet -> new PaymentMethod(profile.id(), wallet.code(), wallet.brand(), Form.SCAN, List.of()))
                .toList();
    }
}
