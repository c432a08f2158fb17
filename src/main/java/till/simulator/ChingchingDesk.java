package till.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does what a verified and well-formed request asks of the simulated Chingchingpay gateway, and gives the answer's data. */
final class ChingchingDesk {

    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(2);
    private static final long LARGEST_SECONDS = 9_999_999_999L;

    private final ChingchingBook book;
    private final ChingchingCredentials merchant;
    private final ChingchingOptions options;
    private final ChingchingTransactions transactions;
    private final String baseUrl;
    private final JsonMapper json = new JsonMapper();

    ChingchingDesk(
            ChingchingBook book,
            ChingchingCredentials merchant,
            ChingchingOptions options,
            ChingchingTransactions transactions,
            String baseUrl) {
        this.book = book;
        this.merchant = merchant;
        this.options = options;
        this.transactions = transactions;
        this.baseUrl = baseUrl;
    }

    Map<String, Object> link(JsonNode body, @Nullable Fault fault) {
        return book.transact(() -> {
            var order = create(body, "LINK", fault);
            var data = new LinkedHashMap<String, Object>();
            data.put("merchant_reference", order.number());
            data.put("payment_id", order.id());
            data.put("payment_link", baseUrl + "/pay/" + order.id());
            data.put("status", ChingchingTransactions.word(order.state()));
            return data;
        });
    }

    Map<String, Object> checkout(JsonNode body, @Nullable Fault fault) {
        if (!text(body, "transaction_type").equals("sale")) {
            throw ChingchingRefusal.parameter("transaction_type " + text(body, "transaction_type") + " is not enabled");
        }
        var extra = option(text(body, "payment_method_option"));
        return book.transact(() -> {
            var order = text(body, "payment_id").isEmpty()
                    ? create(complete(body), text(body, "payment_method"), fault)
                    : existing(text(body, "payment_id"));
            var scanned = !extra.path("auth_code").asString("").isEmpty();
            if (scanned && order.amount() < options.phoneFromCents()) {
                order = book.succeedNow(order);
            }
            return started(order, scanned);
        });
    }

    /** The page says that these may be missing when a payment is named; without one they are needed. */
    private static JsonNode complete(JsonNode body) {
        for (var name : new String[] {"amount", "currency", "merchant_reference"}) {
            if (!body.hasNonNull(name) || body.path(name).asString("").isEmpty()) {
                throw ChingchingRefusal.parameter(name + " is required");
            }
        }
        return body;
    }

    private SimulatedOrder existing(String paymentId) {
        return book.find(paymentId)
                .filter(order -> order.id().equals(paymentId) && order.state() == OrderState.WAITING)
                .orElseThrow(() -> ChingchingRefusal.notFound("payment"));
    }

    private JsonNode option(String text) {
        if (text.isEmpty()) {
            return json.createObjectNode();
        }
        try {
            var read = json.readTree(text);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException e) {
            // What cannot be read is no object either.
        }
        throw ChingchingRefusal.parameter("payment_method_option must be a string that holds a JSON object");
    }

    private Map<String, Object> started(SimulatedOrder order, boolean scanned) {
        var data = new LinkedHashMap<String, Object>();
        data.put("merchant_reference", order.number());
        data.put("message", "");
        if (!scanned) {
            var page = baseUrl + "/pay/" + order.id();
            data.put(
                    "next_action",
                    order.method().contains("QR")
                            ? Map.of("type", "qr_code", "qr_code", page)
                            : Map.of("type", "redirect", "redirect_url", page));
        }
        data.put("payment_id", order.id());
        data.put("payment_reference", "");
        data.put("result", ChingchingTransactions.word(order.state()));
        data.put("transaction_id", ChingchingTransactions.transactionId(order.id()));
        data.put("transaction_type", "sale");
        return data;
    }

    private SimulatedOrder create(JsonNode body, String method, @Nullable Fault fault) {
        var reference = text(body, "merchant_reference");
        if (!text(body, "merchant_id").equals(merchant.merchantId())) {
            throw ChingchingRefusal.merchant();
        }
        if (taken(reference)) {
            throw ChingchingRefusal.exists(reference);
        }
        var lifetime = lifetime(text(body, "expires_at"));
        var terms = new HashMap<String, String>();
        terms.put("number", reference);
        terms.put("method", method);
        terms.put("amount", Long.toString(body.path("amount").asLong(0)));
        terms.put("currency", text(body, "currency"));
        terms.put("notifyUrl", text(body, "callback_url"));
        for (var name : ChingchingTransactions.REPEATED) {
            terms.put(name, body.path(name).asString(""));
        }
        var order = book.create(terms, lifetime);
        if (fault == Fault.CHANNEL_BROKEN) {
            throw ChingchingRefusal.channel();
        }
        if (fault == Fault.LATE_SUCCESS) {
            book.payAfterItsEnd(order);
        }
        return book.route(order, Map.of());
    }

    private Duration lifetime(String expiresAt) {
        if (expiresAt.isEmpty()) {
            return DEFAULT_LIFETIME;
        }
        var number = Long.parseLong(expiresAt);
        var millis = number <= LARGEST_SECONDS ? number * 1000 : number;
        if (millis <= book.now()) {
            throw ChingchingRefusal.parameter("expires_at is in the past");
        }
        return Duration.ofMillis(millis - book.now());
    }

    /** One name space: the query asks for payments and refunds alike by this reference. */
    private boolean taken(String reference) {
        return book.find(reference)
                        .filter(order -> order.number().equals(reference))
                        .isPresent()
                || book.findRefund(reference)
                        .filter(refund -> refund.number().equals(reference))
                        .isPresent();
    }

    Optional<Map<String, Object>> query(JsonNode body) {
        var reference = text(body, "merchant_reference");
        var transaction = text(body, "transaction_id");
        if (reference.isEmpty() && transaction.isEmpty()) {
            throw ChingchingRefusal.parameter("merchant_reference or transaction_id is required");
        }
        return book.transact(() -> transactions.find(reference, transaction));
    }

    Map<String, Object> refund(JsonNode body, @Nullable Fault fault) {
        return book.transact(() -> {
            var reference = text(body, "merchant_reference");
            var order = original(body);
            var amount = body.path("amount").asLong(0);
            if (taken(reference)) {
                throw ChingchingRefusal.exists(reference);
            }
            refuse(order, amount, text(body, "currency"));
            var terms = Map.of(
                    "number", reference,
                    "amount", Long.toString(amount),
                    "notifyUrl", text(body, "callback_url"),
                    "description", text(body, "description"));
            var refund = book.refund(order, terms, options.refundDelay(), fault == Fault.REFUND_FAILS);
            return transactions.of(refund);
        });
    }

    private SimulatedOrder original(JsonNode body) {
        var reference = text(body, "original_merchant_reference");
        var transaction = text(body, "transaction_id");
        if (reference.isEmpty() && transaction.isEmpty()) {
            throw ChingchingRefusal.parameter("original_merchant_reference or transaction_id is required");
        }
        return transactions
                .order(reference, transaction)
                .orElseThrow(() -> ChingchingRefusal.notFound("original transaction"));
    }

    private void refuse(SimulatedOrder order, long amount, String currency) {
        if (!order.paid()) {
            throw ChingchingRefusal.refund("transaction is not refundable");
        }
        if (!order.currency().equals(currency)) {
            throw ChingchingRefusal.refund("currency differs from the original transaction");
        }
        if (amount > book.refundable(order)) {
            throw ChingchingRefusal.refund("refund amount exceeds the refundable amount");
        }
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}
