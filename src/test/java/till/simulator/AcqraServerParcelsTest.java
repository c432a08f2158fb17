package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parcels at the simulated Acqra. */
class AcqraServerParcelsTest extends AcqraServerCases {
    @Test
    void parcelsAreAddedReadChangedAndCancelled() {
        world.create("order1");
        refused(world.call("shipping/tracking", world.parcel("order1", "t1")), "1004", "pending");
        world.customer.pay("order1");
        var added = world.call("shipping/tracking", world.parcel("order1", "t1"));
        done(added);
        assertEquals("[\"t1\"]", added.path("trackings").toString());
        refused(world.call("shipping/tracking", world.parcel("order1", "t1")), "1002", "already exists");
        var ask = Map.of("orderNo", "order1", "trackingNo", "t1", "matedata", Map.of());
        assertEquals(
                "SHIPPED",
                world.call("shipping/retrieve", ask).path("shippingStatus").asString());
        refused(
                world.call("shipping/retrieve", Map.of("orderNo", "order1", "trackingNo", "t1")),
                "1001",
                "matedata is required");
        var change = Map.of("op", "replace", "path", "/status", "value", "CANCELLED");
        var modify = new HashMap<String, Object>(Map.of("orderNo", "order1", "trackingNo", "t1"));
        modify.put("items", List.of(change));
        refused(world.call("shipping/tracking-modify", modify), "1001", "iterms is required");
        modify.remove("items");
        modify.put("iterms", List.of(change));
        done(world.call("shipping/tracking-modify", modify));
        assertEquals(
                "CANCELLED",
                world.call("shipping/retrieve", ask).path("shippingStatus").asString());
        refused(world.call("shipping/tracking-modify", modify), "1001", "cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "shipmentDate, 21/11/2026, shipmentDate must be a date",
        "shipmentDate, 2026-13-21, shipmentDate must be a date",
        "shipmentDirection, BACK, shipmentDirection must be one of",
        "shippingStatus, LOST, shippingStatus must be one of",
        "trackingNumberType, OWN, trackingNumberType must be one of",
        "tradeNo, 5, tradeNo is unknown"
    })
    void badParcelsAreRefused(String name, String value, String message) {
        world.create("order1");
        world.customer.pay("order1");
        var fields = world.parcel("order1", "t1");
        fields.put(name, value);
        refused(world.call("shipping/tracking", fields), "1001", message);
    }

    @Test
    void ofABatchTheGoodParcelsAreTaken() {
        world.create("order1");
        world.customer.pay("order1");
        var bad = world.parcel("order1", "t2");
        bad.remove("carrier");
        var batch = List.of(world.parcel("order1", "t1"), bad, world.parcel("order9", "t3"));
        var taken = world.call("shipping/tracking-batch", batch);
        done(taken);
        assertEquals("[\"t1\"]", taken.path("trackings").toString());
        assertEquals(
                "t2: carrier is required; t3: order not found",
                taken.path("desc").asString());
        refused(world.call("shipping/tracking-batch", List.of(bad)), "1001", "t2: carrier is required");
        refused(world.call("shipping/tracking-batch", world.parcel("order1", "t4")), "1001", "must be an array");
        refused(world.call("shipping/tracking-batch", List.of()), "1001", "empty");
    }
}
