package till.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Charges a card again by the identifier of a paid card payment, which is {@code TI} and its trade number. In the currency of
 * that payment: the request names none. Cards that have expired are declined, and amounts that end in 05.
 */
record AcqraAgain(AcqraBook book, AcqraDesk desk) {
    static final String IDENTIFIER = "TI";
    private static final int DECLINED = 5;
    private static final Duration LIFETIME = Duration.ofHours(1);

    Map<String, Object> charge(JsonNode body, @Nullable Fault fault) {
        return book.transact(() -> {
            var identifier = text(body, "transactionIdentifier");
            var first = book.find(identifier.startsWith(IDENTIFIER) ? identifier.substring(IDENTIFIER.length()) : "")
                    .filter(order -> order.method().equals("card") && order.paid())
                    .orElseThrow(() -> AcqraRefusal.notFound("transactionIdentifier"));
            var order = desk.create(terms(first, body), LIFETIME, fault);
            var declined = expired(body) || order.amount() % 100 == DECLINED;
            order = declined
                    ? book.move(order, OrderState.FAILED, Map.of("error", "ISSUER_DECLINED"))
                    : book.succeedNow(order);
            var data = new LinkedHashMap<String, Object>();
            data.put(
                    "amount",
                    AcqraWords.decimal(order.amount(), order.currency()).toPlainString());
            data.put("currency", order.currency());
            if (!declined) {
                data.put("authorizeCode", "920345");
                data.put("transactionIdentifier", identifier);
            }
            desk.putOrder(data, order);
            return data;
        });
    }

    private boolean expired(JsonNode body) {
        var ends =
                YearMonth.of(Integer.parseInt(text(body, "expiryYear")), Integer.parseInt(text(body, "expiryMonth")));
        return ends.isBefore(YearMonth.from(Instant.ofEpochMilli(book.now()).atZone(ZoneOffset.UTC)));
    }

    private static Map<String, String> terms(SimulatedOrder first, JsonNode body) {
        return new HashMap<>(Map.of(
                "number",
                text(body, "orderNo"),
                "method",
                "card",
                "amount",
                Long.toString(AcqraWords.minor(text(body, "amount"), first.currency())),
                "currency",
                first.currency()));
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}
