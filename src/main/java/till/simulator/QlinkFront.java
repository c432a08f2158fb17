package till.simulator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads, verifies and answers the requests of the QLink protocol. */
record QlinkFront(
        QlinkCredentials merchant,
        QlinkOptions options,
        QlinkBook book,
        QlinkSeal seal,
        QlinkDesk desk,
        Notifier notifier)
        implements GatewayFront {

    static final String ROOT = "/open-platform-api/pay";

    private static final StrictJson JSON = new StrictJson();
    private static final Map<String, Operation> PATHS = Map.of(
            ROOT + "/queryPayAccount", Operation.METHODS,
            ROOT + "/apply", Operation.CREATE,
            ROOT + "/getPayStatus", Operation.QUERY,
            ROOT + "/cancel", Operation.CLOSE);

    @Override
    public Optional<Operation> operation(HttpAsk ask) {
        return Optional.ofNullable(PATHS.get(ask.path()))
                .filter(operation -> ask.method().equals("POST"));
    }

    @Override
    public HttpReply answer(Operation operation, HttpAsk ask, @Nullable Fault fault) {
        var number = "";
        try {
            verify(ask);
            var request = QlinkDesk.read(operation, ask.body());
            number = number(operation, request);
            var data = desk.answer(operation, request, fault);
            spoil(data, fault);
            book.seen(operation, number, "success");
            return HttpReply.json(JSON.write(wrapped(data)));
        } catch (QlinkRefusal refusal) {
            book.seen(operation, number, refusal.code());
            return error(200, refusal.code(), refusal.text());
        }
    }

    private static String number(Operation operation, QlinkRequest request) {
        return switch (operation) {
            case CREATE, CLOSE -> request.text("tradeUuid");
            case QUERY -> String.join(",", request.list("tradeUuidList"));
            default -> "";
        };
    }

    private void verify(HttpAsk ask) {
        if (!ask.header("Content-Type").startsWith("application/json")) {
            throw new QlinkRefusal("PARAM_ERROR", "Content-Type不支持");
        }
        if (!ask.header("appKey").equals(merchant.appKey())) {
            throw new QlinkRefusal("APP_KEY_ERROR", "appKey不存在");
        }
        if (!ask.header("sign").equals(seal.of(ask.body()))) {
            throw new QlinkRefusal("SIGN_ERROR", "签名错误");
        }
    }

    private Object wrapped(Object data) {
        var envelope = options.dialect().envelope();
        if (envelope == QlinkEnvelope.BARE) {
            return data;
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("success", true);
        body.put("message", "");
        body.put(envelope.field(), data);
        return body;
    }

    private static void spoil(Object data, @Nullable Fault fault) {
        if (data instanceof List<?> rows) {
            rows.forEach(row -> spoil(row, fault));
        } else if (data instanceof Map<?, ?> sent) {
            @SuppressWarnings("unchecked")
            var row = (Map<String, Object>) sent;
            spoilRow(row, fault);
        }
    }

    /** Only the answer to a query carries an amount, a currency and the merchant's number. */
    private static void spoilRow(Map<String, Object> row, @Nullable Fault fault) {
        if (fault == Fault.WRONG_AMOUNT) {
            row.computeIfPresent(
                    "amount", (name, value) -> value instanceof BigDecimal amount ? amount.add(amount.ulp()) : value);
        } else if (fault == Fault.WRONG_CURRENCY) {
            row.computeIfPresent("currency", (name, value) -> value.equals("USD") ? "CNY" : "USD");
        } else if (fault == Fault.WRONG_NUMBER) {
            row.computeIfPresent("tradeUuid", (name, value) -> value + "X");
            row.computeIfPresent("billCode", (name, value) -> value + "X");
        }
    }

    private static HttpReply error(int status, String code, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("success", false);
        body.put("message", message);
        body.put("errorCode", code);
        return HttpReply.of(status, HttpReply.JSON, JSON.write(body));
    }

    @Override
    public HttpReply elsewhere(HttpAsk ask) {
        var cashier = "/cashier/";
        if (ask.method().equals("GET") && ask.path().startsWith(cashier)) {
            var order = book.byBill(ask.path().substring(cashier.length()));
            if (order.isPresent()) {
                return TrainingPage.of(order.get().id());
            }
        }
        return PATHS.containsKey(ask.path())
                ? error(405, "METHOD_NOT_ALLOWED", "Method Not Allowed")
                : error(404, "NOT_FOUND", "Not Found");
    }

    @Override
    public HttpReply serverError(HttpAsk ask) {
        return error(500, "SYSTEM_ERROR", "系统异常");
    }
}
