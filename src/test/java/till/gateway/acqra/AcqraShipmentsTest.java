package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.OrderNo;
import till.gateway.Outcome;
import till.gateway.Shipments;
import till.gateway.Shipments.Direction;
import till.gateway.Shipments.Parcel;
import till.gateway.Shipments.ParcelChange;
import till.gateway.Shipments.ParcelStatus;
import till.gateway.http.StrictJson;

class AcqraShipmentsTest extends AcqraStand {
    private static Parcel parcel(String trackingNo) {
        return new Parcel(
                NUMBER,
                "2EBOX",
                trackingNo,
                LocalDate.of(2026, 11, 21),
                Direction.FORWARD,
                ParcelStatus.SHIPPED,
                "https://t.example/" + trackingNo);
    }

    private static String body(String trackingNo) {
        return """
                {"carrier":"2EBOX","orderNo":"T1P0MB0000000000001","shipmentDate":"2026-11-21",
                "shipmentDirection":"FORWARD","shippingStatus":"SHIPPED","trackingNo":"%1$s",
                "trackingNumberType":"CARRIER_PROVIDED","trackingUrl":"https://t.example/%1$s"}
                """.formatted(trackingNo);
    }

    private static String taken(Object trackings) {
        return StrictJson.write(Map.of("respCode", "0000", "respMsg", "ok", "trackings", trackings));
    }

    @Test
    void aParcelIsAddedInTheDocumentsForm() throws InterruptedException {
        warm(Map.of());
        answer(taken(List.of("SF1")));
        assertEquals(
                List.of("SF1"),
                answered(held(Shipments.class).add(parcel("SF1"))).taken());
        var request = taken();
        assertEquals("/gateway/v1/shipping/tracking", request.getTarget());
        assertEquals(StrictJson.object(body("SF1")).orElseThrow(), json(request));
    }

    @Test
    void manyGoAsOneListAndThoseTakenAreNamed() throws InterruptedException {
        warm(Map.of());
        var shipments = held(Shipments.class);
        var parcels = List.of(parcel("SF1"), parcel("SF2"));
        answer(taken(List.of("8585-SF2")));
        answer(taken("SF1,SF2"));
        answer(taken(List.of(701, 702)));
        answer(StrictJson.write(Map.of("respCode", "0000")));
        assertEquals(List.of("SF2"), answered(shipments.addAll(parcels)).taken());
        assertEquals(List.of("SF1", "SF2"), answered(shipments.addAll(parcels)).taken());
        assertEquals(List.of(), answered(shipments.addAll(parcels)).taken());
        assertEquals(List.of(), answered(shipments.addAll(parcels)).taken());
        var request = taken();
        assertEquals("/gateway/v1/shipping/tracking-batch", request.getTarget());
        assertEquals(
                StrictJson.container("[" + body("SF1") + "," + body("SF2") + "]")
                        .orElseThrow(),
                json(request));
    }

    @Test
    void aCountThatTellsNotWhichIsUnknown() throws InterruptedException {
        warm(Map.of());
        for (var trackings : List.of(List.of(), List.of("701"))) {
            answer(taken(trackings));
            assertInstanceOf(
                    Outcome.Unknown.class, held(Shipments.class).addAll(List.of(parcel("SF1"), parcel("SF2"))));
        }
        answer(AcqraAnswers.error("4001", "no such order"));
        assertInstanceOf(Outcome.Unknown.class, held(Shipments.class).addAll(List.of(parcel("SF1"), parcel("SF2"))));
    }

    @Test
    void anErrorToOneParcelIsItsWordThatItWasLeft() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.error("1001", "carrier is unknown"));
        var said = answered(held(Shipments.class).add(parcel("SF1")));
        assertEquals(Map.of("SF1", "respCode 1001 carrier is unknown"), said.left());
        answer(AcqraAnswers.error("1002", "trackingNo already exists"));
        assertInstanceOf(Outcome.Exists.class, held(Shipments.class).add(parcel("SF1")));
        answer(AcqraAnswers.error("1001", "the parcel is cancelled"));
        var change = new ParcelChange.Status(ParcelStatus.DELIVERED);
        assertEquals(
                Set.of("SF1"),
                answered(held(Shipments.class).modify(NUMBER, "SF1", change))
                        .left()
                        .keySet());
    }

    @Test
    void aPieceOfABatchThatWasLeftHasItsOwnWord() throws InterruptedException {
        warm(Map.of());
        answer(StrictJson.write(Map.of(
                "respCode", "0000", "trackings", List.of("SF2"), "desc", "SF1: order not found; SF3: bad date")));
        var said = answered(
                held(Shipments.class).addAll(List.of(parcel("SF1"), parcel("SF2"), parcel("SF3"), parcel("SF4"))));
        assertEquals(List.of("SF2"), said.taken());
        assertEquals(
                Map.of("SF1", "SF1: order not found", "SF3", "SF3: bad date", "SF4", "not among the trackings taken"),
                said.left());
    }

    @Test
    void aNumberThatEndsOrBeginsLikeAnotherIsNotTakenForIt() throws InterruptedException {
        warm(Map.of());
        answer(StrictJson.write(Map.of(
                "respCode", "0000", "trackings", List.of("8585-A-1"), "desc", "11: order not found; 1: bad date")));
        var said = answered(held(Shipments.class).addAll(List.of(parcel("A-1"), parcel("1"), parcel("11"))));
        assertEquals(List.of("A-1"), said.taken());
        assertEquals(Map.of("1", "1: bad date", "11", "11: order not found"), said.left());
    }

    @Test
    void onlyWordsThatSaySoDenyAParcel() throws InterruptedException {
        warm(Map.of());
        for (var words : List.of("trackingNo not found", "No such parcel", "\u7269\u6d41\u5355\u4e0d\u5b58\u5728")) {
            answer(AcqraAnswers.error("1003", words));
            assertFalse(answered(held(Shipments.class).retrieve(NUMBER, "SF1")).known(), words);
        }
        answer(AcqraAnswers.error("9999", "channel error"));
        assertInstanceOf(Outcome.Unknown.class, held(Shipments.class).retrieve(NUMBER, "SF1"));
    }

    @Test
    void aChangeKeepsTheDocumentsMisspelling() throws InterruptedException {
        warm(Map.of());
        answer(taken(List.of("SF1")));
        answer(taken(List.of("SF1")));
        var shipments = held(Shipments.class);
        answered(shipments.modify(NUMBER, "SF1", new ParcelChange.Status(ParcelStatus.CANCELLED)));
        answered(shipments.modify(NUMBER, "SF1", new ParcelChange.TrackingNumber("SF9")));
        var request = taken();
        assertEquals("/gateway/v1/shipping/tracking-modify", request.getTarget());
        assertEquals(StrictJson.object("""
                        {"iterms":[{"op":"replace","path":"/status","value":"CANCELLED"}],
                        "orderNo":"T1P0MB0000000000001","trackingNo":"SF1"}
                        """).orElseThrow(), json(request));
        assertEquals("SF9", sent().path("iterms").path(0).path("value").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"matedata", "metadata"})
    void whatIsKnownOfAParcelIsHandedOn(String name) throws InterruptedException {
        warm(Map.of());
        var known = new LinkedHashMap<String, Object>(StrictJson.object(body("SF1")).orElseThrow().properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().asString())));
        known.put("respCode", "0000");
        known.put("shippingStatus", "delivered");
        known.put(name, Map.of("shelf", "7"));
        answer(known);
        var parcel = answered(held(Shipments.class).retrieve(NUMBER, "SF1"));
        assertEquals(ParcelStatus.DELIVERED, parcel.status());
        assertEquals("2EBOX", parcel.facts().get("carrier"));
        assertEquals("7", parcel.facts().get(name + ".shelf"));
        var request = taken();
        assertEquals("/gateway/v1/shipping/retrieve", request.getTarget());
        assertEquals(
                StrictJson.object("{\"orderNo\":\"T1P0MB0000000000001\",\"trackingNo\":\"SF1\",\"matedata\":{}}")
                        .orElseThrow(),
                json(request));
    }

    @Test
    void anUnknownParcelWordIsKeptAndAnotherParcelIsUnknown() throws InterruptedException {
        warm(Map.of());
        var shipments = held(Shipments.class);
        answer(Map.of("respCode", "0000", "shippingStatus", "LOST"));
        var known = answered(shipments.retrieve(NUMBER, "SF1"));
        assertNull(known.status());
        assertEquals("LOST", known.facts().get("shippingStatus"));
        answer(Map.of("respCode", "0000", "shippingStatus", "SHIPPED", "trackingNo", "SF2"));
        assertInstanceOf(Outcome.Unknown.class, shipments.retrieve(NUMBER, "SF1"));
        answer(Map.of("respCode", "0000", "shippingStatus", "SHIPPED", "orderNo", "X"));
        assertInstanceOf(Outcome.Unknown.class, shipments.retrieve(new OrderNo("T1P1"), "SF1"));
    }
}
