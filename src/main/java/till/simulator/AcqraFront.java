package till.simulator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lets in, reads and answers the requests of the Acqra protocol. */
record AcqraFront(
        AcqraCredentials application,
        AcqraOptions options,
        AcqraBook book,
        AcqraTokens tokens,
        AcqraDesk desk,
        Notifier notifier)
        implements GatewayFront {

    private static final String ROOT = "/gateway/v1";
    static final String TOKEN = ROOT + "/connect/token";
    static final String CASHIER = ROOT + "/cashier/order";
    static final String PAYMENT = ROOT + "/payment";
    static final String CAPTURE = ROOT + "/capture";
    static final String CANCEL = ROOT + "/cancel";
    static final String QUERY = ROOT + "/query";
    static final String REFUND = ROOT + "/refund";
    static final String REFUND_QUERY = ROOT + "/refundQuery";
    static final String TRACKING = ROOT + "/shipping/tracking";
    static final String TRACKING_BATCH = ROOT + "/shipping/tracking-batch";
    static final String TRACKING_MODIFY = ROOT + "/shipping/tracking-modify";
    static final String RETRIEVE = ROOT + "/shipping/retrieve";
    static final String MIT = ROOT + "/mitPayment";
    static final String SUBSCRIPTION = ROOT + "/subscriptionPayment";

    private static final StrictJson JSON = new StrictJson();
    private static final Map<String, Operation> PATHS = Map.ofEntries(
            Map.entry(TOKEN, Operation.TOKEN),
            Map.entry(CASHIER, Operation.CREATE),
            Map.entry(PAYMENT, Operation.CREATE),
            Map.entry(MIT, Operation.CREATE),
            Map.entry(SUBSCRIPTION, Operation.CREATE),
            Map.entry(CAPTURE, Operation.CAPTURE),
            Map.entry(CANCEL, Operation.VOID),
            Map.entry(QUERY, Operation.QUERY),
            Map.entry(REFUND, Operation.REFUND),
            Map.entry(REFUND_QUERY, Operation.REFUND_QUERY),
            Map.entry(TRACKING, Operation.SHIPMENT),
            Map.entry(TRACKING_BATCH, Operation.SHIPMENT),
            Map.entry(TRACKING_MODIFY, Operation.SHIPMENT),
            Map.entry(RETRIEVE, Operation.SHIPMENT));

    @Override
    public Optional<Operation> operation(HttpAsk ask) {
        return ask.method().equals("POST") ? Optional.ofNullable(PATHS.get(ask.path())) : Optional.empty();
    }

    @Override
    public HttpReply answer(Operation operation, HttpAsk ask, @Nullable Fault fault) {
        var number = "";
        try {
            if (operation != Operation.TOKEN && !letIn(ask.header("authorization"))) {
                throw AcqraRefusal.unauthorized();
            }
            var shape = AcqraShapes.BY_PATH.getOrDefault(ask.path(), JsonShape.object());
            var body = JSON.body(ask, shape, AcqraRefusal::parameter);
            number = body.path(operation == Operation.REFUND ? "refundNumber" : "orderNo")
                    .asString("");
            var data = act(ask.path(), body, fault);
            spoil(data, fault);
            data.put("respCode", "0000");
            data.put("respMsg", "success");
            book.seen(operation, number, "0000");
            return HttpReply.json(JSON.write(data));
        } catch (AcqraRefusal refusal) {
            book.seen(operation, number, refusal.code());
            var body = Map.of("respCode", refusal.code(), "respMsg", refusal.text());
            return refusal.status() == 200
                    ? HttpReply.json(JSON.write(body))
                    : HttpReply.of(refusal.status(), HttpReply.JSON, "");
        }
    }

    /** The samples send the generator's placeholder; the text speaks of an access token, which is a bearer's. */
    private boolean letIn(String authorization) {
        if (options.rawToken()) {
            return tokens.takes(authorization);
        }
        return authorization.startsWith("Bearer ") && tokens.takes(authorization.substring("Bearer ".length()));
    }

    private Map<String, Object> act(String path, JsonNode body, @Nullable Fault fault) {
        var refunds = new AcqraRefunds(book, desk, options);
        var shipping = new AcqraShipping(book);
        return switch (path) {
            case TOKEN -> token(body);
            case CASHIER -> desk.cashier(body, fault);
            case PAYMENT -> desk.payment(body, fault);
            case MIT -> desk.card(body, new AcqraCard(body), fault);
            case SUBSCRIPTION -> new AcqraAgain(book, desk).charge(body, fault);
            case CAPTURE -> desk.capture(body);
            case CANCEL -> desk.cancel(body, fault);
            case QUERY -> new AcqraQueries(book).query(body);
            case REFUND -> refunds.refund(body, fault);
            case REFUND_QUERY -> refunds.query(body);
            case TRACKING -> shipping.add(body);
            case TRACKING_BATCH -> shipping.addAll(body);
            case TRACKING_MODIFY -> shipping.modify(body);
            case RETRIEVE -> shipping.retrieve(body);
            default -> throw new IllegalArgumentException(path);
        };
    }

    private Map<String, Object> token(JsonNode body) {
        var known = AcqraTokens.same(body.path("appId").asString(""), application.appId())
                && AcqraTokens.same(body.path("secret").asString(""), application.secret());
        if (!known) {
            throw AcqraRefusal.unauthorized();
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("accessToken", tokens.issue());
        data.put("expiresIn", options.tokenTold().toSeconds());
        return data;
    }

    private static void spoil(Map<String, Object> data, @Nullable Fault fault) {
        if (data.get("order") instanceof Map<?, ?> order) {
            var spoiled = new LinkedHashMap<String, Object>();
            order.forEach((name, value) -> spoiled.put(String.valueOf(name), spoiled(name, value, fault)));
            data.put("order", spoiled);
        } else {
            data.replaceAll((name, value) -> spoiled(name, value, fault));
        }
    }

    private static Object spoiled(Object name, Object value, @Nullable Fault fault) {
        var field = String.valueOf(name);
        if (fault == Fault.WRONG_AMOUNT && field.equals("payAmount")) {
            return more(value);
        }
        if (fault == Fault.WRONG_AMOUNT && field.equals("amount")) {
            return more(value).toPlainString();
        }
        if (fault == Fault.WRONG_CURRENCY && (field.equals("currency") || field.equals("tradeCurrency"))) {
            return value.equals("USD") ? "CNY" : "USD";
        }
        var number = field.equals("orderNo") || field.equals("refundOrderNo");
        return fault == Fault.WRONG_NUMBER && number ? value + "X" : value;
    }

    private static BigDecimal more(Object value) {
        var amount = new BigDecimal(value.toString());
        return amount.add(amount.ulp());
    }

    @Override
    public HttpReply elsewhere(HttpAsk ask) {
        if (PATHS.containsKey(ask.path())) {
            return HttpReply.of(405, HttpReply.JSON, "");
        }
        return ask.path().startsWith("/h5/") ? TrainingPage.of(ask.rawQuery()) : HttpReply.of(404, HttpReply.JSON, "");
    }

    @Override
    public HttpReply serverError(HttpAsk ask) {
        return HttpReply.of(500, HttpReply.JSON, "{\"error\":\"Internal Server Error\",\"status\":500}");
    }
}
