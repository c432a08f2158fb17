package till.simulator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads, authorizes and answers the requests of the EasyLink v2 protocol. */
record EasylinkFront(
        EasylinkCredentials merchant, EasylinkOptions options, EasylinkBook book, EasylinkDesk desk, Notifier notifier)
        implements GatewayFront {

    private static final StrictJson JSON = new StrictJson();
    private static final Map<String, Operation> CALLS = Map.of(
            "POST /payment/create", Operation.CREATE,
            "GET /payment/query", Operation.QUERY,
            "POST /refund/create", Operation.REFUND);

    @Override
    public Optional<Operation> operation(HttpAsk ask) {
        var root = "/api/v1/" + merchant.merchantCode();
        var path = ask.path();
        return path.startsWith(root)
                ? Optional.ofNullable(CALLS.get(ask.method() + " " + path.substring(root.length())))
                : Optional.empty();
    }

    @Override
    public HttpReply answer(Operation operation, HttpAsk ask, @Nullable Fault fault) {
        var number = "";
        try {
            authorize(ask);
            var request = EasylinkDesk.read(operation, ask);
            number = request.text(operation == Operation.REFUND ? "refundNo" : "orderNo");
            var data = desk.answer(operation, request, fault);
            spoil(data, fault);
            book.seen(operation, number, "success");
            var envelope = new LinkedHashMap<String, Object>();
            envelope.put("success", true);
            envelope.put("data", data);
            return HttpReply.json(JSON.write(envelope));
        } catch (EasylinkRefusal refusal) {
            book.seen(operation, number, refusal.coded() ? Integer.toString(refusal.code()) : refusal.text());
            return error(refusal);
        }
    }

    private void authorize(HttpAsk ask) {
        var wanted = ("Bearer " + merchant.apiKey()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, ask.header("Authorization").getBytes(StandardCharsets.UTF_8))) {
            throw EasylinkRefusal.unauthorized();
        }
    }

    /** The amount and the number of an answer or a notice made wrong; a currency is only in the answer to create. */
    static void spoil(Map<String, Object> data, @Nullable Fault fault) {
        if (fault == Fault.WRONG_AMOUNT) {
            data.computeIfPresent("amount", (name, value) -> ((BigDecimal) value).add(new BigDecimal("0.01")));
            data.computeIfPresent("refundAmount", (name, value) -> ((BigDecimal) value).add(new BigDecimal("0.01")));
        } else if (fault == Fault.WRONG_CURRENCY) {
            data.computeIfPresent("currency", (name, value) -> "CNY");
        } else if (fault == Fault.WRONG_NUMBER) {
            data.computeIfPresent("orderNo", (name, value) -> value + "X");
            data.computeIfPresent("refundNo", (name, value) -> value + "X");
        }
    }

    private HttpReply error(EasylinkRefusal refusal) {
        var body = new LinkedHashMap<String, Object>();
        body.put("success", false);
        var coded = refusal.coded() && !options.has(EasylinkHabit.TEXT_ERRORS);
        if (coded) {
            body.put("code", refusal.code());
        }
        body.put("error", refusal.text());
        return HttpReply.of(coded ? refusal.codedStatus() : refusal.status(), HttpReply.JSON, JSON.write(body));
    }

    @Override
    public HttpReply elsewhere(HttpAsk ask) {
        var cashier = "/cashier/";
        if (ask.method().equals("GET") && ask.path().startsWith(cashier)) {
            var order = book.find(ask.path().substring(cashier.length()));
            if (order.isPresent()) {
                return TrainingPage.of(order.get().id());
            }
        }
        return error(EasylinkRefusal.uncoded(404, "Not found"));
    }

    @Override
    public HttpReply serverError(HttpAsk ask) {
        return error(EasylinkRefusal.internal());
    }
}
