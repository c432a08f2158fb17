package till.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads, verifies and answers the requests of the Gnete unified order protocol. */
record GneteFront(GneteCredentials merchant, GneteBook book, GneteDesk desk, GneteSeal seal, Notifier notifier)
        implements GatewayFront {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Operation> PATHS = Map.of(
            "/api/pay/unifiedOrder", Operation.CREATE,
            "/api/pay/query", Operation.QUERY,
            "/api/pay/close", Operation.CLOSE,
            "/api/refund/refundOrder", Operation.REFUND,
            "/api/refund/query", Operation.REFUND_QUERY);

    @Override
    public Optional<Operation> operation(HttpAsk ask) {
        return Optional.ofNullable(PATHS.get(ask.path())).filter(operation -> takes(operation, ask.method()));
    }

    private static boolean takes(Operation operation, String method) {
        var postOnly = operation == Operation.CREATE || operation == Operation.REFUND;
        return method.equals("POST") || (!postOnly && method.equals("GET"));
    }

    @Override
    public HttpReply answer(Operation operation, HttpAsk ask, @Nullable Fault fault) {
        var envelope = new TreeMap<String, Object>();
        var number = "";
        var signed = true;
        try {
            var request = GneteRequest.read(operation, new GneteBody(JSON).read(ask));
            number = operation == Operation.REFUND || operation == Operation.REFUND_QUERY
                    ? request.text("mchRefundNo")
                    : request.text("mchOrderNo");
            signed = false;
            request.verify(merchant, seal);
            signed = true;
            var data = desk.answer(operation, request, fault);
            spoil(data, fault);
            envelope.put("code", 0);
            envelope.put("msg", "SUCCESS");
            envelope.put("data", data);
            envelope.put("sign", fault == Fault.BAD_SIGNATURE ? seal.of(Map.of("wrong", "key")) : seal.of(data));
        } catch (GneteRefusal refusal) {
            envelope.put("code", refusal.code());
            envelope.put("msg", refusal.msg());
        }
        book.seen(operation, signed ? number : "", String.valueOf(envelope.get("code")));
        return HttpReply.json(JSON.writeValueAsString(envelope));
    }

    private static void spoil(Map<String, Object> data, @Nullable Fault fault) {
        if (fault == Fault.WRONG_AMOUNT) {
            data.computeIfPresent("amount", (name, value) -> (Long) value + 1);
            data.computeIfPresent("refundAmount", (name, value) -> (Long) value + 1);
        } else if (fault == Fault.WRONG_CURRENCY) {
            data.computeIfPresent("currency", (name, value) -> value.equals("USD") ? "CNY" : "USD");
        } else if (fault == Fault.WRONG_NUMBER) {
            data.computeIfPresent("mchOrderNo", (name, value) -> value + "X");
            data.computeIfPresent("mchRefundNo", (name, value) -> value + "X");
        }
    }

    @Override
    public HttpReply elsewhere(HttpAsk ask) {
        var path = ask.path();
        if (PATHS.containsKey(path)) {
            return spring(ask, 405, "Method Not Allowed");
        }
        if (path.startsWith("/api/scan/imgs/") && path.endsWith(".png")) {
            var order = book.find(path.substring("/api/scan/imgs/".length(), path.length() - ".png".length()));
            if (order.isPresent()) {
                return HttpReply.png(QrPicture.png(GnetePayData.code(order.get())));
            }
        }
        return path.equals("/api/cashier") ? TrainingPage.of(ask.rawQuery()) : spring(ask, 404, "Not Found");
    }

    @Override
    public HttpReply serverError(HttpAsk ask) {
        return spring(ask, 500, "Internal Server Error");
    }

    /** What the framework under the real server answers by itself: no code, no signature. */
    private HttpReply spring(HttpAsk ask, int status, String error) {
        var body = new TreeMap<String, Object>();
        var now = Instant.ofEpochMilli(book.now()).atZone(ZoneId.of("Asia/Hong_Kong"));
        body.put("timestamp", TIMESTAMP.format(now));
        body.put("status", status);
        body.put("error", error);
        body.put("path", ask.path());
        return HttpReply.of(status, "application/json", JSON.writeValueAsString(body));
    }
}
