package till.gateway.acqra;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.AuthCode;
import till.domain.Limits;
import till.domain.MethodInput;
import till.domain.OrderLine;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.acqra.AcqraWays.Product;
import till.gateway.acqra.AcqraWays.Wallet;
import till.gateway.http.SafeText;

/** Charges: a wallet's code, a customer's scanned code, or the hosted page. May be shared between threads. */
final class AcqraOrders implements QrPayments, CodePayments {
    private static final String PROGRAM = "Harbour Till";
    private static final String DEFAULT_SUBJECT = "Payment";
    private static final Duration BEYOND_THE_TILL = Duration.ofMinutes(30);

    private final AcqraProfile profile;
    private final Limits limits;
    private final AcqraClient client;
    private final AcqraClient scans;
    private final AcqraCreated answers;

    /** @param scans waits until the customer has confirmed on the phone */
    AcqraOrders(AcqraProfile profile, Limits limits, AcqraClient client, AcqraClient scans, AcqraWords words) {
        this.profile = profile;
        this.limits = limits;
        this.client = client;
        this.scans = scans;
        this.answers = new AcqraCreated(words);
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Map<String, String> extras) {
        var method = order.method();
        if (method.equals(AcqraWays.CARD) || method.equals(AcqraMit.METHOD)) {
            return problem("gateway.acqra.keyed");
        }
        if (method.equals(AcqraWays.CASHIER)) {
            return checkOrder(order).or(() -> AcqraInputs.checkCashier(extras));
        }
        var wallet = AcqraWays.wallet(method);
        if (wallet.isEmpty()) {
            return unknownMethod(method);
        }
        var type = extras.getOrDefault(AcqraInputs.PRODUCT_TYPE, AcqraWays.QR_CODE);
        var product = wallet.get().product(type).filter(each -> !each.type().equals(AcqraWays.PAY));
        return product.isEmpty()
                ? problem("gateway.acqra.extra", AcqraInputs.PRODUCT_TYPE, method)
                : checkOrder(order).or(() -> AcqraInputs.check(wallet.get(), product.get(), extras));
    }

    @Override
    public List<PaymentMethod> scanMethods() {
        return AcqraWays.scanned(profile);
    }

    @Override
    public Optional<Problem> checkScan(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
        var wallet = AcqraWays.wallet(order.method());
        var product = wallet.flatMap(each -> each.product(AcqraWays.PAY));
        if (wallet.isEmpty() || product.isEmpty()) {
            return problem("gateway.acqra.noScan", order.method());
        }
        return extras.containsKey(AcqraInputs.PRODUCT_TYPE)
                ? problem("gateway.acqra.extra", AcqraInputs.PRODUCT_TYPE, order.method())
                : checkOrder(order).or(() -> AcqraInputs.check(wallet.get(), product.get(), extras));
    }

    Optional<Problem> checkOrder(PaymentOrder order) {
        if (!AcqraWays.offers(profile, order.method())) {
            return unknownMethod(order.method());
        }
        var subject = order.subject().strip();
        return subject.codePointCount(0, subject.length()) > limits.subjectLength()
                ? problem("gateway.acqra.subjectTooLong", Integer.toString(limits.subjectLength()))
                : checkAmount(order.amount());
    }

    private Optional<Problem> unknownMethod(String method) {
        if (AcqraWays.ON_THE_PAGE.contains(method) && profile.ways().contains(AcqraWays.CASHIER)) {
            return problem("gateway.acqra.onThePage", method, AcqraWays.CASHIER);
        }
        return problem("gateway.acqra.unknownMethod", method, String.join(", ", profile.ways()));
    }

    private Optional<Problem> checkAmount(Money amount) {
        if (!limits.currencies().contains(amount.getCurrencyUnit())) {
            return problem("gateway.acqra.currency", amount.getCurrencyUnit().getCode());
        }
        return AcqraAmounts.fits(amount) ? Optional.empty() : problem("gateway.acqra.amount");
    }

    @Override
    public List<MethodInput> inputs(String method, Map<String, String> decided) {
        return method.equals(AcqraMit.METHOD) ? AcqraMit.inputs() : AcqraWays.inputs(method);
    }

    @Override
    public Outcome<Created> create(PaymentOrder order, Map<String, String> extras) {
        return create(order, List.of(), extras);
    }

    @Override
    public Outcome<Created> create(PaymentOrder order, List<OrderLine> lines, Map<String, String> extras) {
        // an order that fails the check is never sent, so refusing it is certain
        var wrong = check(order, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        if (order.method().equals(AcqraWays.CASHIER)) {
            return cashier(order, common(order, lines, extras), extras);
        }
        var wallet = AcqraWays.wallet(order.method()).orElseThrow();
        var product = wallet.product(extras.getOrDefault(AcqraInputs.PRODUCT_TYPE, AcqraWays.QR_CODE))
                .orElseThrow();
        var ask = new Ask(
                "create",
                order.orderNo().text(),
                "/gateway/v1/payment",
                payment(common(order, lines, extras), wallet, object(wallet, product, extras)));
        return switch (client.send(ask)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> answers.created(order, data, AcqraCreated.code(data, product.shown()));
        };
    }

    @Override
    public Outcome<Created> charge(PaymentOrder order, AuthCode authCode, Map<String, String> extras) {
        return charge(order, authCode, List.of(), extras);
    }

    @Override
    public Outcome<Created> charge(
            PaymentOrder order, AuthCode authCode, List<OrderLine> lines, Map<String, String> extras) {
        var wrong = checkScan(order, authCode, extras);
        if (wrong.isPresent()) {
            return new Outcome.Refused<>(wrong.get(), "not sent");
        }
        var wallet = AcqraWays.wallet(order.method()).orElseThrow();
        var object = object(wallet, wallet.product(AcqraWays.PAY).orElseThrow(), extras);
        object.put("authCode", authCode.text());
        var ask = new Ask(
                "create",
                order.orderNo().text(),
                "/gateway/v1/payment",
                payment(common(order, lines, extras), wallet, object),
                List.of(new Secret(authCode.text())));
        return switch (scans.send(ask)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> answers.created(order, data, new PayCode(PayCode.Kind.NONE, ""));
        };
    }

    private static Map<String, Object> object(Wallet wallet, Product product, Map<String, String> extras) {
        var object = AcqraInputs.into(wallet, extras);
        object.put(AcqraInputs.PRODUCT_TYPE, product.type());
        return object;
    }

    private Map<String, Object> payment(Map<String, Object> request, Wallet wallet, Map<String, Object> object) {
        direct(request, wallet.code());
        request.put(wallet.code(), object);
        return request;
    }

    /** What every payment without the hosted page has: which way it goes, and from where it was asked for. */
    private void direct(Map<String, Object> request, String type) {
        put(request, "billingDesc");
        request.put("paymentMethodType", type);
        request.putIfAbsent(AcqraInputs.DEVICE_INFO, device());
    }

    private Map<String, Object> device() {
        return Map.of(
                "browser",
                Map.of("userAgent", PROGRAM),
                "clientIp",
                profile.clientIp(),
                "language",
                profile.language());
    }

    /** All of a typed card's payment but the card. */
    Map<String, Object> besideCard(PaymentOrder order, List<OrderLine> lines, Map<String, String> extras) {
        if (AcqraMit.is(order)) {
            var told = AcqraInputs.beside(extras).get(AcqraInputs.DEVICE_INFO);
            return AcqraMit.beside(order, extras, told == null ? device() : told);
        }
        var request = common(order, lines, extras);
        direct(request, AcqraWays.CARD);
        put(request, AcqraInputs.THREE_DS_MODE);
        for (var name : List.of(AcqraInputs.THREE_DS_MODE, AcqraInputs.FRAUD_MODE)) {
            var said = extras.getOrDefault(name, "");
            if (!said.isEmpty()) {
                request.put(name, said);
            }
        }
        return request;
    }

    /** How its money is taken: as this payment says, else as the shop set it up. */
    String captureMethod(Map<String, String> extras) {
        var said = extras.getOrDefault(AcqraInputs.CAPTURE_METHOD, "");
        return said.isEmpty()
                ? profile.profile().field(AcqraInputs.CAPTURE_METHOD).orElse("auto")
                : said;
    }

    private Map<String, Object> common(PaymentOrder order, List<OrderLine> lines, Map<String, String> extras) {
        var request = new LinkedHashMap<String, Object>();
        request.put("orderNo", order.orderNo().text());
        request.put("amount", AcqraAmounts.text(order.amount()));
        request.put("currency", order.amount().getCurrencyUnit().getCode());
        request.put("description", description(order.subject()));
        request.put("expiryTime", expiryMinutes(order));
        put(request, "fraudMode");
        put(request, "frontUrl");
        if (!lines.isEmpty()) {
            request.put(AcqraInputs.PRODUCT_INFO, AcqraProducts.of(order, lines));
        }
        request.putAll(AcqraInputs.beside(extras));
        return request;
    }

    /** There is no close: what is paid in the half hour after a link's time is still taken by the gateway, and late here. */
    private String expiryMinutes(PaymentOrder order) {
        return order.isLink()
                ? Long.toString(order.lifetime().plus(BEYOND_THE_TILL).toMinutes())
                : profile.expiryMinutes();
    }

    private void put(Map<String, Object> request, String field) {
        profile.profile().field(field).ifPresent(text -> request.put(field, text));
    }

    static String description(String subject) {
        var text = SafeText.of(subject);
        return text.isEmpty() ? DEFAULT_SUBJECT : text;
    }

    private Outcome<Created> cashier(PaymentOrder order, Map<String, Object> request, Map<String, String> extras) {
        put(request, "linkMode");
        put(request, "threeDsMode");
        request.put(AcqraInputs.CAPTURE_METHOD, captureMethod(extras));
        var ask = new Ask("create", order.orderNo().text(), "/gateway/v1/cashier/order", request);
        return switch (client.send(ask)) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> page(order, data);
        };
    }

    private Outcome<Created> page(PaymentOrder order, Reply.Data data) {
        if (!data.text("orderNo").equals(order.orderNo().text())) {
            return new Outcome.Unknown<>("answer about another order");
        }
        var link = resolved(data.text("redirectUrl"));
        if (link == null) {
            return new Outcome.Unknown<>("answer without an address to pay at");
        }
        var word = SafeText.of("open for " + data.text("expiresIn") + " minutes");
        return new Outcome.Answered<>(new Created(
                new PayCode(PayCode.Kind.LINK, link),
                data.orNull("tradeNo"),
                Standing.WAITING,
                word,
                end(order, data.text("expiresIn"))));
    }

    /** Counted from when it was asked for: a little early rather than late. Null for what is no number of minutes. */
    private static @Nullable Instant end(PaymentOrder order, String minutes) {
        return minutes.matches("[1-9][0-9]{0,6}")
                ? order.createdAt().plus(Duration.ofMinutes(Long.parseLong(minutes)))
                : null;
    }

    /** As it came where it is whole; else below the gateway's address. Null for what is no web address. */
    private @Nullable String resolved(String address) {
        var base = HttpUrl.Companion.parse(profile.profile().baseUrl() + "/");
        if (address.isBlank() || base == null) {
            return null;
        }
        var resolved = base.resolve(address);
        if (resolved == null) {
            return null;
        }
        return HttpUrl.Companion.parse(address) == null ? resolved.toString() : address;
    }

    private static Optional<Problem> problem(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }
}
