package till.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The parcels of the simulated Acqra gateway, kept with their order; a batch is taken piece by piece. */
final class AcqraShipping {

    static final JsonShape STATUS = JsonShape.oneOf("SHIPPED", "CANCELLED", "DELIVERED");

    /** The document shows {@code /status}; the others are the fields of a parcel. */
    private static final Map<String, String> PATHS = Map.of(
            "/status", "shippingStatus",
            "/shippingStatus", "shippingStatus",
            "/carrier", "carrier",
            "/shipmentDate", "shipmentDate",
            "/trackingNo", "trackingNo",
            "/trackingUrl", "trackingUrl");

    private final AcqraBook book;
    private final JsonMapper json = new JsonMapper();

    AcqraShipping(AcqraBook book) {
        this.book = book;
    }

    Map<String, Object> add(JsonNode parcel) {
        return book.transact(() -> {
            keep(parcel);
            return taken(List.of(parcel.path("trackingNo").asString("")), "");
        });
    }

    Map<String, Object> addAll(JsonNode parcels) {
        if (parcels.isEmpty()) {
            throw AcqraRefusal.parameter("the batch is empty");
        }
        return book.transact(() -> {
            var taken = new ArrayList<String>();
            var left = new ArrayList<String>();
            for (var parcel : parcels.values()) {
                var number = parcel.path("trackingNo").asString("");
                var wrong = AcqraShapes.PARCEL.misfit("", parcel).or(() -> refused(parcel));
                if (wrong.isEmpty()) {
                    taken.add(number);
                } else {
                    left.add(number + ": " + wrong.get());
                }
            }
            var desc = String.join("; ", left);
            if (taken.isEmpty()) {
                throw AcqraRefusal.parameter(desc);
            }
            return taken(taken, desc);
        });
    }

    private Optional<String> refused(JsonNode parcel) {
        try {
            keep(parcel);
            return Optional.empty();
        } catch (AcqraRefusal refusal) {
            return Optional.of(refusal.text());
        }
    }

    private void keep(JsonNode parcel) {
        var order = order(parcel);
        var key = key(parcel.path("trackingNo").asString(""));
        date(parcel.path("shipmentDate").asString(""));
        if (!order.paid() && order.state() != OrderState.AUTHORIZED) {
            throw AcqraRefusal.state(order.state());
        }
        count(order, "told " + parcel.path("trackingNo").asString(""));
        if (order.has(key)) {
            throw AcqraRefusal.exists("trackingNo");
        }
        book.noteOrder(order.id(), "parcel", Map.of(key, parcel.toString()));
    }

    Map<String, Object> modify(JsonNode body) {
        return book.transact(() -> {
            var order = order(body);
            var before = body.path("trackingNo").asString("");
            var parcel = parcel(order, before);
            count(order, "modified " + before);
            if (body.path("iterms").isEmpty()) {
                throw AcqraRefusal.parameter("iterms is empty");
            }
            if (parcel.path("shippingStatus").asString("").equals("CANCELLED")) {
                throw AcqraRefusal.parameter("the parcel is cancelled");
            }
            body.path("iterms").values().forEach(change -> change(parcel, change));
            var after = parcel.path("trackingNo").asString("");
            if (!after.equals(before) && order.has(key(after))) {
                throw AcqraRefusal.exists("trackingNo");
            }
            var values = new LinkedHashMap<String, String>();
            values.put(key(before), "");
            values.put(key(after), parcel.toString());
            book.noteOrder(order.id(), "parcel changed", values);
            return taken(List.of(after), "");
        });
    }

    /** How often the till said so, for whoever judges it. */
    private void count(SimulatedOrder order, String deed) {
        var times = order.has(deed) ? order.number(deed) + 1 : 1;
        book.noteOrder(order.id(), deed, Map.of(deed, Long.toString(times)));
    }

    private static void change(ObjectNode parcel, JsonNode change) {
        var field = PATHS.get(change.path("path").asString(""));
        var value = change.path("value").asString("");
        if (field == null) {
            throw AcqraRefusal.parameter("path is unknown");
        }
        if (change.path("op").asString("").equals("add") && parcel.hasNonNull(field)) {
            throw AcqraRefusal.parameter("path is there already, use replace");
        }
        if (field.equals("shipmentDate")) {
            date(value);
        }
        if (field.equals("shippingStatus")) {
            STATUS.misfit("value", change.path("value")).ifPresent(wrong -> {
                throw AcqraRefusal.parameter(wrong);
            });
        }
        parcel.put(field, value);
    }

    Map<String, Object> retrieve(JsonNode body) {
        return book.transact(() -> {
            var order = order(body);
            var data = new LinkedHashMap<String, Object>();
            parcel(order, body.path("trackingNo").asString(""))
                    .properties()
                    .forEach(field -> data.put(field.getKey(), field.getValue()));
            data.put("desc", "");
            data.put("tradeNo", order.id());
            return data;
        });
    }

    private SimulatedOrder order(JsonNode body) {
        var number = body.path("orderNo").asString("");
        return book.find(number)
                .filter(order -> order.number().equals(number))
                .orElseThrow(() -> AcqraRefusal.notFound("order"));
    }

    private ObjectNode parcel(SimulatedOrder order, String trackingNo) {
        if (!order.has(key(trackingNo))) {
            throw AcqraRefusal.notFound("trackingNo");
        }
        return (ObjectNode) json.readTree(order.text(key(trackingNo)));
    }

    private static String key(String trackingNo) {
        return "parcel " + trackingNo;
    }

    private static void date(String text) {
        try {
            LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw AcqraRefusal.parameter("shipmentDate must be a date");
        }
    }

    private static Map<String, Object> taken(List<String> trackings, String desc) {
        var data = new LinkedHashMap<String, Object>();
        data.put("desc", desc);
        data.put("trackings", trackings);
        return data;
    }
}
