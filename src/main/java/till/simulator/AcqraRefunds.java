package till.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Accepts refunds of the simulated Acqra gateway, which end after a while, and tells what became of them. */
final class AcqraRefunds {

    private static final String MERCHANT = "10000000000000";

    private final AcqraBook book;
    private final AcqraDesk desk;
    private final AcqraOptions options;

    AcqraRefunds(AcqraBook book, AcqraDesk desk, AcqraOptions options) {
        this.book = book;
        this.desk = desk;
        this.options = options;
    }

    Map<String, Object> refund(JsonNode body, @Nullable Fault fault) {
        return book.transact(() -> {
            var order = desk.order(body);
            var number = body.path("refundNumber").asString("");
            if (book.findRefund(number)
                    .filter(refund -> refund.number().equals(number))
                    .isPresent()) {
                throw AcqraRefusal.exists("refundNumber " + number);
            }
            if (!order.paid()) {
                throw AcqraRefusal.state(order.state());
            }
            var amount = AcqraWords.minor(body.path("amount").asString(""), order.currency());
            if (amount > book.refundable(order)) {
                throw AcqraRefusal.amount("amount exceeds what may still be refunded");
            }
            var terms = Map.of(
                    "number", number,
                    "amount", Long.toString(amount),
                    "reason", body.path("reason").asString(""));
            return data(book.refund(order, terms, options.refundDelay(), fault == Fault.REFUND_FAILS));
        });
    }

    /** The fields are those of an order's query; what they name is read as the refund. */
    Map<String, Object> query(JsonNode body) {
        var type = AcqraQueries.type(body);
        return book.transact(() -> {
            var numbers = List.of(
                            body.path("orderNo").asString(""),
                            body.path("tradeNo").asString(""))
                    .stream()
                    .filter(number -> !number.isEmpty())
                    .toList();
            if (numbers.isEmpty()) {
                throw AcqraRefusal.parameter("orderNo or tradeNo is required");
            }
            var refund = book.findRefund(numbers.getFirst())
                    .filter(found -> numbers.stream()
                            .allMatch(number -> number.equals(found.number()) || number.equals(found.id())))
                    .orElseThrow(() -> AcqraRefusal.notFound("refund"));
            AcqraQueries.sameMethod(book.find(refund.orderId()).orElseThrow(), type);
            return data(refund);
        });
    }

    private static Map<String, Object> data(SimulatedRefund refund) {
        var data = new LinkedHashMap<String, Object>();
        data.put(
                "amount", AcqraWords.decimal(refund.amount(), refund.currency()).toPlainString());
        data.put("currency", refund.currency());
        data.put("desc", refund.text("reason"));
        refund.endedAt().ifPresent(at -> data.put("finishTime", AcqraWords.withoutZone(at)));
        data.put("mercId", MERCHANT);
        data.put("refundOrderNo", refund.number());
        data.put("refundStatus", AcqraWords.of(refund.state()));
        data.put("refundTradeNo", refund.id());
        return data;
    }
}
