package till.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;

/** What one payment's events say its shipments must look like now, held against their rows. */
final class ShipmentReplay {
    private static final List<String> WRITTEN_ONCE =
            List.of("carrier", "shippedOn", "direction", "trackingUrl", "gateway", "till", "operator", "approvedBy");

    private final Map<String, Map<String, String>> shipments = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    void take(Event event) {
        var facts = event.facts();
        var shipment = shipments.computeIfAbsent(facts.getOrDefault("id", ""), _ -> new HashMap<>());
        switch (event.kind()) {
            case SHIPMENT_ADDED -> {
                shipment.putAll(facts);
                shipment.put("state", ShipmentState.DRAFT.name());
            }
            case SHIPMENT_MOVED -> expect(event, shipment.put("state", facts.getOrDefault("to", "")));
            case SHIPMENT_CHANGE_ASKED -> {
                shipment.put("change", facts.getOrDefault("change", ""));
                shipment.put("changeState", OperationState.RESERVED.name());
            }
            case SHIPMENT_CHANGE_MOVED -> {
                expect(event, shipment.put("changeState", facts.getOrDefault("to", "")));
                if (OperationState.DONE.name().equals(facts.get("to")) && facts.containsKey("value")) {
                    shipment.put("trackingNo", facts.get("value"));
                }
            }
            default -> throw new IllegalArgumentException(event.kind().name());
        }
    }

    private void expect(Event event, @Nullable String before) {
        if (!Objects.equals(before, event.facts().get("from"))) {
            faults.add("chain " + event.till() + ": event " + event.sequence() + " leaves "
                    + event.facts().get("from") + ", but " + before + " was reached");
        }
    }

    List<String> compare(List<Shipment> rows) {
        var found = new ArrayList<>(faults);
        for (var row : rows) {
            var told = shipments.remove(row.id());
            if (told == null) {
                found.add("shipment " + row.id() + ": has no events");
            } else {
                compare(row, told, found);
            }
        }
        shipments.keySet().forEach(id -> found.add("shipment " + id + ": has events and no row"));
        return found;
    }

    private static void compare(Shipment row, Map<String, String> told, List<String> found) {
        var now = now(row);
        var wrong = new ArrayList<String>();
        for (var name : names()) {
            if (!Objects.equals(told.get(name), now.get(name))) {
                wrong.add(name + " is " + now.get(name) + ", its events say " + told.get(name));
            }
        }
        if (!wrong.isEmpty()) {
            found.add("shipment " + row.id() + ": " + String.join("; ", wrong));
        }
    }

    private static List<String> names() {
        var names = new ArrayList<>(WRITTEN_ONCE);
        names.addAll(List.of("state", "trackingNo", "change", "changeState"));
        return names;
    }

    private static Map<String, String> now(Shipment row) {
        var parcel = row.parcel();
        var change = row.change();
        var now = new Facts()
                .with("carrier", parcel.carrier())
                .with("shippedOn", parcel.shippedOn())
                .with("direction", parcel.direction())
                .with("trackingUrl", parcel.trackingUrl())
                .with("gateway", row.gateway())
                .with("till", row.till())
                .with("state", row.state())
                .with("trackingNo", parcel.trackingNo())
                .with("change", change == null ? null : change.kind())
                .with("changeState", change == null ? null : change.state())
                .by(row.by());
        return now.values();
    }

    /** Of a shipment that has one. */
    static ShipmentChange change(Shipment shipment) {
        return Objects.requireNonNull(shipment.change(), "no change was asked for");
    }
}
