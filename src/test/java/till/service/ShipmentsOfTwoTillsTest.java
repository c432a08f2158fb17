package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.Parcel;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.domain.ShipmentState;
import till.gateway.Outcome;
import till.gateway.Shipments.ParcelKnown;
import till.gateway.Shipments.ParcelStatus;
import till.service.ShipmentService.Work;

/** Parcels that two tills look after at the same moment, and what screens hear of them. */
class ShipmentsOfTwoTillsTest extends ShipmentCases {
    /** Written by a process that died before it sent anything. */
    private Shipment draft(String number) {
        till.clock.pass(Duration.ofSeconds(1));
        var payment = till.paid();
        var parcel = new Parcel(
                payment.orderNo(), "2EBOX", number, LocalDate.parse("2026-11-21"), Parcel.Direction.FORWARD, null);
        return shipments().write(List.of(parcel), By.NOBODY).getFirst().value();
    }

    private static void run(List<Work> works) {
        works.forEach(work -> work.doing().run());
    }

    @Test
    void whatAnotherTillWasFirstAtIsNotSentOnceMore() {
        var draft = draft("EB1");
        var works = shipments().due(50);
        run(till.racing("T02").shipments().due(50));
        assertEquals(ShipmentState.ACCEPTED, now(draft).state());
        run(works);
        assertEquals(List.of("add EB1"), parcels.asked);
        assertEquals(1, now(draft).sendings());
        assertEquals(ShipmentState.ACCEPTED, now(draft).state());
    }

    /** One of a call was put aside meanwhile: the others go out without it. */
    @Test
    void whatWasPutAsideMeanwhileStaysHere() {
        var aside = draft("EB1");
        var other = draft("EB2");
        var works = shipments().due(50);
        assertEquals(
                List.of(Set.of(aside.id(), other.id())),
                works.stream().map(Work::ids).toList());
        shipments().change(aside.id(), Kind.CANCELLED, null, Acting.UNNAMED).value();
        run(works);
        assertEquals(List.of("add EB2"), parcels.asked);
        assertEquals(ShipmentState.CANCELLED, now(aside).state());
        assertEquals(ShipmentState.ACCEPTED, now(other).state());
    }

    @Test
    void whatAnotherTillAskedAboutSinceItWasFoundDueIsNotAskedAboutAgain() {
        var shipment = shipped("EB1");
        till.clock.pass(Duration.ofHours(1));
        var works = shipments().due(50);
        assertEquals(1, works.size());
        till.racing("T02").shipments().check(shipment.id());
        parcels.asked.clear();
        run(works);
        assertEquals(List.of(), parcels.asked);
        assertEquals(shipment.id(), shipments().check(shipment.id()).id());
        assertEquals(List.of("ask EB1"), parcels.asked);
    }

    @Test
    void whatAnotherCheckHoldsIsNotAskedAbout() {
        var shipment = shipped("EB1");
        var now = till.clock.instant();
        till.ledger.shipments().lease(shipment.id(), "another", now, now.plus(Duration.ofMinutes(5)));
        parcels.asked.clear();
        shipments().check(shipment.id());
        assertEquals(List.of(), parcels.asked);
        till.clock.pass(Duration.ofMinutes(5));
        shipments().check(shipment.id());
        assertEquals(List.of("ask EB1"), parcels.asked);
        shipments().check(shipment.id());
        assertEquals(2, parcels.asked.size(), "nothing holds it any more");
    }

    /** A dead line is told nothing, and asked only what it has. */
    @Test
    void whileItsLineIsDeadNothingGoesOut() {
        var draft = draft("EB1");
        for (var call = 0; call < 5; call++) {
            till.health.called(
                    "gnete",
                    new GatewayHealth.Called(
                            "N" + call, till.clock.instant(), Duration.ofSeconds(1), ExchangeLine.Ending.NO_ANSWER));
        }
        assertEquals(List.of(), shipments().due(50));
        assertEquals(ShipmentState.DRAFT, now(draft).state());
    }

    /** The process died before the change went out: another sends it. */
    @Test
    void aChangeThatNeverWentOutGoesOutWithTheNextLook() {
        var shipment = shipped("EB1");
        till.ledger.shipments().ask(shipment.id(), Kind.DELIVERED, null, till.clock.instant(), By.NOBODY);
        parcels.asked.clear();
        shipments().check(shipment.id());
        assertEquals(List.of(), parcels.asked, "there is nothing to ask about yet");
        run(shipments().due(50));
        assertEquals(List.of("change EB1", "ask EB1"), parcels.asked);
        assertEquals(ShipmentState.DELIVERED, now(shipment).state());
    }

    @Test
    void silenceAboutAChangeConcludesNothing() {
        var shipment = shipped("EB1");
        parcels.changes.add(new Outcome.Unknown<>("time-out"));
        shipments().change(shipment.id(), Kind.CANCELLED, null, Acting.UNNAMED);
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        parcels.questions.add(new Outcome.Unknown<>("no answer"));
        shipments().check(shipment.id());
        assertEquals("no answer", now(shipment).watch().word());
        assertEquals(0, now(shipment).watch().missing());
        parcels.questions.add(new Outcome.Answered<>(new ParcelKnown(null, Map.of(), "in customs")));
        shipments().check(shipment.id());
        assertEquals(0, now(shipment).watch().missing());
        parcels.questions.add(new Outcome.Answered<>(new ParcelKnown(ParcelStatus.CANCELLED, Map.of(), "gone")));
        shipments().check(shipment.id());
        assertEquals(ShipmentState.CANCELLED, now(shipment).state());
    }

    @Test
    void whateverBecomesOfAParcelIsToldAtOnce() {
        var told = new ArrayList<OrderNo>();
        var shipment = shipped("EB1");
        var payment = shipment.parcel().orderNo();
        try (var _ = till.services.feed().subscribe(told::addAll)) {
            shipments().check(shipment.id());
            assertEquals(List.of(payment), told);
            told.clear();
            shipments().change(shipment.id(), Kind.DELIVERED, null, Acting.UNNAMED);
            assertEquals(Set.of(payment), Set.copyOf(told));
            told.clear();
            var draft = draft("EB2");
            assertTrue(told.contains(draft.parcel().orderNo()), "it is written");
            told.clear();
            shipments().tell(List.of(draft));
            assertEquals(List.of(draft.parcel().orderNo()), told, "it went out");
            told.clear();
            var aside = draft("EB3");
            told.clear();
            shipments().change(aside.id(), Kind.CANCELLED, null, Acting.UNNAMED);
            assertEquals(List.of(aside.parcel().orderNo()), told);
        }
        assertEquals(1, Objects.requireNonNull(now(shipment)).sendings());
    }
}
