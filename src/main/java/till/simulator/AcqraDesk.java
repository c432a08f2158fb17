package till.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Takes, captures and voids the orders of the simulated Acqra gateway; what comes in is well formed already. */
final class AcqraDesk {

    private static final Duration CASHIER_LIFETIME = Duration.ofDays(1);
    private static final Duration PAYMENT_LIFETIME = Duration.ofHours(1);

    private final AcqraBook book;
    private final AcqraOptions options;
    private final String baseUrl;

    AcqraDesk(AcqraBook book, AcqraOptions options, String baseUrl) {
        this.book = book;
        this.options = options;
        this.baseUrl = baseUrl;
    }

    Map<String, Object> cashier(JsonNode body, @Nullable Fault fault) {
        return book.transact(() -> {
            var terms = terms(body, "card");
            if (text(body, "captureMethod").equals("manual")) {
                terms.put("heldFor", Long.toString(options.holdLifetime().toMillis()));
            }
            var lifetime = lifetime(body, CASHIER_LIFETIME);
            var order = create(terms, lifetime, fault);
            var data = new LinkedHashMap<String, Object>();
            data.put("expiresIn", lifetime.toMinutes());
            data.put("orderNo", order.number());
            data.put("redirectUrl", "/h5/zh-cn/cashier.html?session=" + order.id());
            return data;
        });
    }

    Map<String, Object> payment(JsonNode body, @Nullable Fault fault) {
        var type = text(body, "paymentMethodType");
        var product = AcqraMethods.product(body);
        if (product.equals(AcqraMethods.CARD)) {
            return card(body, new AcqraCard(body), fault);
        }
        return book.transact(() -> {
            var order = create(terms(body, type), lifetime(body, PAYMENT_LIFETIME), fault);
            var scanned = product.equals("pay");
            var phone = AcqraWords.decimal(order.amount(), order.currency()).compareTo(options.phoneFrom()) >= 0;
            if (scanned && !phone) {
                order = book.succeedNow(order);
            }
            var data = money(order);
            putNext(data, order, product);
            putOrder(data, order);
            return data;
        });
    }

    private static Map<String, Object> money(SimulatedOrder order) {
        var data = new LinkedHashMap<String, Object>();
        data.put("amount", AcqraWords.decimal(order.amount(), order.currency()).toPlainString());
        data.put("currency", order.currency());
        return data;
    }

    /** The issuer says yes or no at once, unless the payer has to be seen first: then a page waits, as for a wallet. */
    Map<String, Object> card(JsonNode body, AcqraCard card, @Nullable Fault fault) {
        return book.transact(() -> {
            var terms = terms(body, AcqraMethods.CARD);
            terms.putAll(card.facts());
            if (card.manual()) {
                terms.put("heldFor", Long.toString(options.holdLifetime().toMillis()));
            }
            var order = create(terms, lifetime(body, PAYMENT_LIFETIME), fault);
            var declined = card.declined(book.now());
            var data = money(order);
            if (!declined.isEmpty()) {
                order = book.move(order, OrderState.FAILED, Map.of("error", declined));
                data.put("desc", declined);
            } else if (seesPayer(body, order)) {
                putPage(data, order, text(body, "threeDsMode"));
            } else {
                order = book.succeedNow(order);
                data.put("authorizeCode", "920345");
                data.put("transactionIdentifier", AcqraAgain.IDENTIFIER + order.id());
            }
            putOrder(data, order);
            return data;
        });
    }

    /** Whoever agreed to be charged and is not present is not seen: such a request names no way to pay. */
    private boolean seesPayer(JsonNode body, SimulatedOrder order) {
        if (!body.hasNonNull("paymentMethodType")) {
            return false;
        }
        return switch (text(body, "threeDsMode")) {
            case "standard" -> true;
            case "no" -> false;
            default -> AcqraWords.decimal(order.amount(), order.currency()).compareTo(options.phoneFrom()) >= 0;
        };
    }

    /** The document has three fields for where the payer goes on; which of them is used when is this reading's. */
    private void putPage(Map<String, Object> data, SimulatedOrder order, String mode) {
        var page = baseUrl + "/h5/pay.html?trade=" + order.id();
        data.put(mode.equals("standard") ? "payUrl" : "lastEvent", page);
        data.put("ddc", Map.of("bin", order.text("bin"), "challenged", "Y", "ddcAction", page, "jwt", "training"));
    }

    /** Where the payer goes on; the document calls the one field a link and the other a guidance address. */
    private void putNext(Map<String, Object> data, SimulatedOrder order, String product) {
        var page = baseUrl + "/h5/pay.html?trade=" + order.id();
        switch (product) {
            case "qr-code", "h5" -> data.put("payUrl", page);
            case "pay" -> data.put("desc", order.paid() ? "" : "waiting for the customer to confirm on the phone");
            default -> data.put("lastEvent", page);
        }
    }

    private Map<String, String> terms(JsonNode body, String method) {
        var currency = text(body, "currency");
        var terms = new HashMap<String, String>();
        terms.put("number", text(body, "orderNo"));
        terms.put("method", method);
        terms.put("amount", Long.toString(AcqraWords.minor(text(body, "amount"), currency)));
        terms.put("currency", currency);
        terms.put("clientIp", body.path("deviceInfo").path("clientIp").asString(""));
        for (var name : new String[] {"shipping", "billing"}) {
            if (body.hasNonNull(name)) {
                terms.put(name, body.path(name).toString());
            }
        }
        return terms;
    }

    private static Duration lifetime(JsonNode body, Duration otherwise) {
        var minutes = text(body, "expiryTime");
        return minutes.isEmpty() ? otherwise : Duration.ofMinutes(Long.parseLong(minutes));
    }

    SimulatedOrder create(Map<String, String> terms, Duration lifetime, @Nullable Fault fault) {
        var number = terms.getOrDefault("number", "");
        if (book.find(number).filter(order -> order.number().equals(number)).isPresent()) {
            throw AcqraRefusal.exists("orderNo " + number);
        }
        var order = book.create(terms, lifetime);
        if (fault == Fault.CHANNEL_BROKEN) {
            throw AcqraRefusal.channel();
        }
        if (fault == Fault.LATE_SUCCESS) {
            book.payAfterItsEnd(order);
        }
        return book.route(order, Map.of());
    }

    Map<String, Object> capture(JsonNode body) {
        return book.transact(() -> {
            var order = order(body);
            if (order.state() != OrderState.AUTHORIZED) {
                throw AcqraRefusal.state(order.state());
            }
            var amount = AcqraWords.minor(text(body, "captureAmount"), order.currency());
            if (amount > order.amount()) {
                throw AcqraRefusal.amount("captureAmount exceeds the authorized amount");
            }
            var values = Map.of("captured", Long.toString(amount), "capturedAt", Long.toString(book.now()));
            var captured = book.move(order, OrderState.PAID, values);
            var data = new LinkedHashMap<String, Object>();
            data.put("amount", AcqraWords.decimal(amount, order.currency()).toPlainString());
            data.put("currency", order.currency());
            data.put("lastEvent", "captured");
            putOrder(data, captured);
            return data;
        });
    }

    /** Lets go of money that was set aside; there is nothing that ends an order nobody has paid. */
    Map<String, Object> cancel(JsonNode body, @Nullable Fault fault) {
        return book.transact(() -> {
            var order = order(body);
            if (order.state() != OrderState.AUTHORIZED) {
                throw AcqraRefusal.state(order.state());
            }
            if (fault == Fault.LATE_SUCCESS) {
                book.payAfterItsEnd(order);
            }
            var data = new LinkedHashMap<String, Object>();
            data.put("lastEvent", "voided");
            putOrder(data, book.move(order, OrderState.CANCELLED, Map.of("voidedAt", Long.toString(book.now()))));
            return data;
        });
    }

    void putOrder(Map<String, Object> data, SimulatedOrder order) {
        data.put("orderNo", order.number());
        data.put("orderStatus", AcqraWords.of(order.state()));
        data.put("tradeNo", order.id());
        data.put("transactionTime", AcqraWords.withOffset(book.now()));
    }

    /** The order by the merchant's number, the platform's, or both if they are of one order. */
    SimulatedOrder order(JsonNode body) {
        var orderNo = text(body, "orderNo");
        var tradeNo = text(body, "tradeNo");
        if (orderNo.isEmpty() && tradeNo.isEmpty()) {
            throw AcqraRefusal.parameter("orderNo or tradeNo is required");
        }
        return book.find(orderNo.isEmpty() ? tradeNo : orderNo)
                .filter(order -> orderNo.isEmpty() || orderNo.equals(order.number()))
                .filter(order -> tradeNo.isEmpty() || tradeNo.equals(order.id()))
                .orElseThrow(() -> AcqraRefusal.notFound("order"));
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}
