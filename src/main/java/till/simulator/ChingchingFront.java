package till.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lets in, reads and answers the requests of the Chingchingpay protocol. */
record ChingchingFront(
        ChingchingCredentials merchant,
        ChingchingOptions options,
        ChingchingBook book,
        ChingchingDesk desk,
        ChingchingTransactions transactions,
        Notifier notifier)
        implements GatewayFront {

    static final String LINK = "/api/v1/payments/link";
    static final String CHECKOUT = "/api/v1/payments/checkout";
    static final String QUERY = "/api/v1/payments/transactions/query";
    static final String REFUND = "/api/v1/payments/transactions/refund";
    private static final String SETTLEMENTS = "/api/v1/settlements";
    private static final Pattern DETAIL = Pattern.compile("/api/v1/payments/detail/([^/]+)");
    private static final Pattern DOWNLOAD = Pattern.compile(SETTLEMENTS + "/([^/]+)/download");

    private static final StrictJson JSON = new StrictJson();
    private static final Map<String, Operation> POSTS = Map.of(
            LINK, Operation.CREATE,
            CHECKOUT, Operation.CREATE,
            QUERY, Operation.QUERY,
            REFUND, Operation.REFUND);

    @Override
    public Optional<Operation> operation(HttpAsk ask) {
        if (ask.method().equals("POST")) {
            return Optional.ofNullable(POSTS.get(ask.path()));
        }
        return ask.method().equals("GET") ? got(ask.path()) : Optional.empty();
    }

    private static Optional<Operation> got(String path) {
        if (path.equals(SETTLEMENTS) || DOWNLOAD.matcher(path).matches()) {
            return Optional.of(Operation.SETTLEMENTS);
        }
        return DETAIL.matcher(path).matches() ? Optional.of(Operation.QUERY) : Optional.empty();
    }

    @Override
    public HttpReply answer(Operation operation, HttpAsk ask, @Nullable Fault fault) {
        var number = "";
        try {
            letIn(ask);
            var shape = ChingchingShapes.BY_PATH.get(ask.path());
            var body = shape == null
                    ? JsonNodeFactory.instance.objectNode()
                    : JSON.body(ask, shape, ChingchingRefusal::parameter);
            number = body.path("merchant_reference").asString("");
            var reply = act(ask, body, fault);
            book.seen(operation, number, "0");
            return reply;
        } catch (ChingchingRefusal refusal) {
            book.seen(operation, number, Integer.toString(refusal.code()));
            return envelope(refusal.status(), refusal.code(), null, refusal.text());
        }
    }

    /** The document calls both headers optional; nothing is let in without them. */
    private void letIn(HttpAsk ask) {
        if (!ask.header("x-api-key").equals(merchant.apiKey())) {
            throw ChingchingRefusal.key();
        }
        var signed = ask.method().equals("GET") ? "" : ask.body();
        if (!new ChingchingSeal(merchant.apiSecret(), options.signature()).fits(signed, ask.header("x-signature"))) {
            throw ChingchingRefusal.signature();
        }
    }

    private HttpReply act(HttpAsk ask, JsonNode body, @Nullable Fault fault) {
        var download = DOWNLOAD.matcher(ask.path());
        if (download.matches()) {
            return new ChingchingSettlements(book)
                    .download(download.group(1))
                    .map(csv -> HttpReply.of(200, "text/csv;charset=UTF-8", csv))
                    .orElseThrow(() -> ChingchingRefusal.notFound("settlement"));
        }
        var data = switch (ask.path()) {
            case LINK -> Optional.of(desk.link(body, fault));
            case CHECKOUT -> Optional.of(desk.checkout(body, fault));
            case REFUND -> Optional.of(desk.refund(body, fault));
            case QUERY -> desk.query(body);
            case SETTLEMENTS -> Optional.of(settlements());
            default -> Optional.of(detail(ask.path()));
        };
        if (data.isEmpty() && options.unknownIsError()) {
            throw ChingchingRefusal.notFound("transaction");
        }
        data.ifPresent(found -> spoil(found, fault));
        return envelope(200, 0, data.orElse(null), "success");
    }

    private Map<String, Object> settlements() {
        var list = new ChingchingSettlements(book).list();
        var data = new LinkedHashMap<String, Object>();
        data.put("list", list);
        data.put("total", list.size());
        return data;
    }

    private Map<String, Object> detail(String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return book.find(id)
                .filter(order -> order.id().equals(id))
                .map(transactions::detail)
                .orElseThrow(() -> ChingchingRefusal.notFound("payment"));
    }

    private static void spoil(Map<String, Object> data, @Nullable Fault fault) {
        if (fault == Fault.WRONG_AMOUNT) {
            data.computeIfPresent("amount", (name, value) -> (Long) value + 1);
        } else if (fault == Fault.WRONG_CURRENCY) {
            data.computeIfPresent("currency", (name, value) -> value.equals("USD") ? "CNY" : "USD");
        } else if (fault == Fault.WRONG_NUMBER) {
            data.computeIfPresent("merchant_reference", (name, value) -> value + "X");
        }
    }

    private static HttpReply envelope(int status, int code, @Nullable Map<String, Object> data, String message) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("code", code);
        answer.put("data", data);
        answer.put("message", message);
        return HttpReply.of(status, HttpReply.JSON, JSON.write(answer));
    }

    @Override
    public HttpReply elsewhere(HttpAsk ask) {
        if (POSTS.containsKey(ask.path()) || got(ask.path()).isPresent()) {
            return envelope(405, 405, null, "method not allowed");
        }
        return ask.path().startsWith("/pay/") ? TrainingPage.of(ask.path()) : envelope(404, 404, null, "not found");
    }

    @Override
    public HttpReply serverError(HttpAsk ask) {
        return envelope(500, 500, null, "internal server error");
    }
}
