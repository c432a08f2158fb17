package till.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated Acqra gateway tells of an order: here amounts are JSON numbers, and a card's number is masked. */
final class AcqraQueries {

    private final AcqraBook book;
    private final JsonMapper json = new JsonMapper();

    AcqraQueries(AcqraBook book) {
        this.book = book;
    }

    Map<String, Object> query(JsonNode body) {
        var type = type(body);
        return book.transact(() -> {
            var order = named(body);
            sameMethod(order, type);
            var data = new LinkedHashMap<String, Object>();
            data.put("order", order(order));
            data.put("refund", refunds(order));
            if (order.method().equals("card") && order.paidAt().isPresent()) {
                data.put("extend", extend(order));
            }
            for (var name : List.of("billing", "shipping")) {
                if (order.has(name)) {
                    data.put(name, json.readTree(order.text(name)));
                }
            }
            return data;
        });
    }

    private static Map<String, Object> extend(SimulatedOrder order) {
        var extend = new LinkedHashMap<String, Object>();
        extend.put("authorizeCode", "920345");
        extend.put("bin", order.has("bin") ? order.text("bin") : "621245");
        extend.put("cardClass", "CREDIT");
        if (order.has("cvcResult")) {
            extend.put("cvcResult", order.text("cvcResult"));
        }
        return extend;
    }

    static String type(JsonNode body) {
        var type = body.path("paymentMethodType").asString("");
        if (!AcqraMethods.known(type)) {
            throw AcqraRefusal.parameter("paymentMethodType " + type + " is unknown");
        }
        return type;
    }

    static void sameMethod(SimulatedOrder order, String type) {
        if (!order.method().equals(type)) {
            throw AcqraRefusal.method("paymentMethodType is not the one that was used");
        }
    }

    /** Each of the two fields may hold either number, says the document; two numbers must be of one order. */
    private SimulatedOrder named(JsonNode body) {
        var numbers = new ArrayList<String>();
        for (var name : List.of("orderNo", "tradeNo")) {
            var number = body.path(name).asString("");
            if (!number.isEmpty()) {
                numbers.add(number);
            }
        }
        if (numbers.isEmpty()) {
            throw AcqraRefusal.parameter("orderNo or tradeNo is required");
        }
        return book.find(numbers.getFirst())
                .filter(order ->
                        numbers.stream().allMatch(number -> number.equals(order.number()) || number.equals(order.id())))
                .orElseThrow(() -> AcqraRefusal.notFound("order"));
    }

    private Map<String, Object> order(SimulatedOrder order) {
        var data = new LinkedHashMap<String, Object>();
        data.put("clientIp", order.text("clientIp"));
        data.put("mcc", "5411");
        data.put("mercName", "Training shop");
        data.put("orderNo", order.number());
        data.put("orderStatus", AcqraWords.of(order.state()));
        data.put("orderStatusDesc", declined(order));
        data.put("payAmount", AcqraWords.decimal(order.received(), order.currency()));
        data.put("paymentMethodType", order.method());
        data.put("tradeCurrency", order.currency());
        data.put("tradeNo", order.id());
        order.paidAt().ifPresent(at -> {
            data.put("payTime", AcqraWords.utc(at));
            if (order.method().equals("card")) {
                data.put("brand", order.has("brand") ? order.text("brand") : "VISA");
                data.put("payName", "T***");
                data.put(
                        "payNo",
                        order.has("bin") ? order.text("bin") + "******" + order.text("last") : "621245******4690");
            }
        });
        order.at("voidedAt")
                .or(() -> order.at("capturedAt"))
                .or(() -> order.paidAt().filter(at -> order.paid()))
                .ifPresent(at -> data.put("tradeFinishTime", AcqraWords.utc(at)));
        return data;
    }

    private static String declined(SimulatedOrder order) {
        var error = order.text("error");
        return error.equals("USER_DECLINED") ? "declined by the customer" : error;
    }

    private List<Map<String, Object>> refunds(SimulatedOrder order) {
        return book.refundsOf(order).stream().map(AcqraQueries::refund).toList();
    }

    private static Map<String, Object> refund(SimulatedRefund refund) {
        var data = new LinkedHashMap<String, Object>();
        data.put("amount", AcqraWords.decimal(refund.amount(), refund.currency()));
        refund.endedAt().ifPresent(at -> data.put("completeTime", AcqraWords.withoutZone(at)));
        data.put("currency", refund.currency());
        data.put("desc", refund.text("reason"));
        data.put("orderNo", refund.number());
        data.put("refundStatus", AcqraWords.of(refund.state()));
        data.put("refundTime", AcqraWords.utc(refund.createdAt()));
        data.put("tradeNo", refund.id());
        return data;
    }
}
