package till.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import till.app.Kill.Then;
import till.app.Kill.Work;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.simulator.OrderBook;
import till.simulator.SimulatedOrder;
import tools.jackson.databind.json.JsonMapper;

/** Holds the parcels of a ledger against the gateway's own book after a kill, once everything was asked about. */
final class ParcelJudge {
    private final Kill kill;
    private final OrderBook book;
    private final TillInTest till;
    private final List<String> mismatches = new ArrayList<>();

    ParcelJudge(Kill kill, OrderBook book, TillInTest till) {
        this.kill = kill;
        this.book = book;
        this.till = till;
    }

    List<String> mismatches() {
        var order = book.orders().getFirst();
        var here = till.parcels().of(till.payments(KilledTill.SALE).getFirst());
        var there = statuses(order);
        here.forEach(shipment -> shipment(shipment, there));
        there.forEach((number, status) -> must(
                here.stream().anyMatch(each -> each.parcel().trackingNo().equals(number)),
                "the gateway has the parcel " + number + " " + status + ", the ledger does not"));
        order.values().forEach((key, times) -> {
            if (key.startsWith("told ") || key.startsWith("modified ")) {
                must(times.equals("1"), key + " " + times + " times");
            }
        });
        cameAbout(there);
        return mismatches;
    }

    /** Each number the gateway has, with how it stands. */
    private static Map<String, String> statuses(SimulatedOrder order) {
        var statuses = new HashMap<String, String>();
        order.values().forEach((key, text) -> {
            if (key.startsWith("parcel ") && !text.isEmpty()) {
                statuses.put(
                        key.substring("parcel ".length()),
                        JsonMapper.shared()
                                .readTree(text)
                                .path("shippingStatus")
                                .asString());
            }
        });
        return statuses;
    }

    private void shipment(Shipment shipment, Map<String, String> there) {
        var number = shipment.parcel().trackingNo();
        var aside = shipment.state() == ShipmentState.CANCELLED && shipment.sendings() == 0;
        must(
                aside || shipment.state().isGatewaysWord(),
                number + " stays " + shipment.state() + " " + shipment.watch().word());
        must(!shipment.hasUnfinishedChange(), "the change of " + number + " stays " + shipment.change());
        must(
                aside || shipment.state().name().equals(there.get(number)),
                number + " is " + shipment.state() + ", the gateway has " + there.get(number));
    }

    /** What staff asked for until it was done is done. */
    private void cameAbout(Map<String, String> there) {
        if (kill.then() != Then.AGAIN) {
            return;
        }
        var wanted = switch (kill.work()) {
            case BATCH -> ParcelsInTest.BATCH;
            case RENAME -> List.of(ParcelsInTest.SECOND);
            default -> List.of(ParcelsInTest.FIRST);
        };
        must(there.keySet().equals(Set.copyOf(wanted)), "the gateway has " + there.keySet());
        must(
                kill.work() != Work.CALL_OFF || there.containsValue("CANCELLED"),
                "the parcel was never called off: " + there);
    }

    private void must(boolean holds, String mismatch) {
        if (!holds) {
            mismatches.add(mismatch);
        }
    }
}
