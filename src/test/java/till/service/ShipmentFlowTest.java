package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.By;
import till.domain.Event;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.domain.ShipmentState;
import till.gateway.Outcome;
import till.gateway.Shipments.ParcelStatus;
import till.gateway.Shipments.ParcelsTaken;

/** A parcel from the moment it is written down until nothing more is expected of it. */
class ShipmentFlowTest extends ShipmentCases {
    @Test
    void aParcelIsToldOnceAndThenAskedAbout() {
        var shipment = shipped();
        assertEquals(ShipmentState.SHIPPED, shipment.state());
        assertEquals(List.of("add " + NUMBER, "ask " + NUMBER), parcels.asked);
        assertEquals(1, shipment.sendings());
        assertEquals("SHIPPED", shipment.watch().word());
        assertEquals(Map.of("shippingStatus", "SHIPPED"), shipment.details());
        assertEquals(Duration.ofHours(1), untilNext(shipment));
        assertTrue(till.steps.containsAll(
                List.of(Steps.Step.SHIPMENTS_WRITTEN, Steps.Step.SHIPMENTS_SENT, Steps.Step.SHIPMENTS_ANSWERED)));
        assertEquals(
                List.of("SHIPMENT_ADDED", "SHIPMENT_MOVED", "SHIPMENT_MOVED", "SHIPMENT_MOVED"),
                shipments().history(shipment).stream()
                        .map(Event::kind)
                        .map(Enum::name)
                        .toList());
        assertEquals(List.of(), shipments().due(10));
    }

    @Test
    void silenceConcludesNothingAndTwoDenialsSendItOnceMore() {
        parcels.adds.add(new Outcome.Unknown<>("time-out"));
        parcels.questions.add(none());
        var shipment = shipped();
        assertEquals(ShipmentState.UNCERTAIN, shipment.state());
        assertEquals(0, shipment.watch().missing(), "the call may be under way");
        assertEquals(AFTER_THE_CALL, untilNext(shipment));
        till.clock.pass(AFTER_THE_CALL);
        parcels.questions.add(new Outcome.Unknown<>("time-out"));
        assertEquals(0, check(shipment).watch().missing());
        assertEquals("time-out", now(shipment).watch().word());
        parcels.questions.add(none());
        assertEquals(1, check(shipment).watch().missing());
        assertEquals(Duration.ofSeconds(5), untilNext(shipment));
        parcels.asked.clear();
        parcels.questions.add(none());
        till.clock.pass(Duration.ofSeconds(5));
        work();
        assertEquals(2, now(shipment).watch().missing());
        assertEquals(Duration.ZERO, untilNext(shipment));
        work();
        assertEquals(List.of("ask " + NUMBER, "add " + NUMBER), parcels.asked);
        assertEquals(2, now(shipment).sendings());
        assertEquals(ShipmentState.ACCEPTED, now(shipment).state());
        assertEquals(ShipmentState.SHIPPED, check(shipment).state());
    }

    /** Why a whole call was refused is not about the parcel: it waits, and is asked about before it goes out again. */
    @Test
    void aRefusedCallLeavesItsParcelInDoubt() {
        parcels.adds.add(new Outcome.Refused<>(Problem.of("any"), "signature"));
        parcels.questions.add(new Outcome.Unknown<>("time-out"));
        assertEquals(ShipmentState.UNCERTAIN, shipped().state());
        parcels.adds.add(new Outcome.Exists<>("1002"));
        parcels.says(ANOTHER, ParcelStatus.SHIPPED);
        assertEquals(ShipmentState.SHIPPED, shipped(ANOTHER).state());
    }

    @Test
    void ofABatchCountsWhatTheGatewayNamesOfEach() {
        parcels.adds.add(new Outcome.Answered<>(new ParcelsTaken(List.of("other"), "ok")));
        parcels.questions.add(new Outcome.Unknown<>("time-out"));
        assertEquals(ShipmentState.UNCERTAIN, shipped().state());
        parcels.adds.add(new Outcome.Answered<>(new ParcelsTaken(List.of(ANOTHER), "ok")));
        parcels.questions.add(new Outcome.Unknown<>("time-out"));
        assertEquals(ShipmentState.ACCEPTED, shipped(ANOTHER).state());
    }

    @Test
    void aRefusedParcelSaysWhyUntilAPersonActs() {
        parcels.refuses(NUMBER, "carrier unknown");
        var refused = shipped();
        assertEquals(ShipmentState.REFUSED, refused.state());
        assertEquals("carrier unknown", refused.watch().word());
        assertNull(refused.watch().nextCheckAt(), "one denial confirms it");
        assertEquals(List.of(), shipments().due(10));
        var again = shipments().sendAgain(refused.id(), Acting.UNNAMED).value();
        assertEquals(ShipmentState.REFUSED, again.state());
        assertEquals(2, again.sendings());
        var aside = change(refused, Kind.CANCELLED, null).value();
        assertEquals(ShipmentState.CANCELLED, aside.state());
        assertEquals(
                failed("ship.changeNotNow", NUMBER),
                change(refused, Kind.CANCELLED, null).failure());
    }

    /** The gateway has it all the same: nothing goes out again. */
    @Test
    void whatIsToBeSentAgainIsAskedAboutFirst() {
        parcels.refuses(NUMBER, "no");
        var refused = shipped();
        parcels.says(NUMBER, ParcelStatus.SHIPPED);
        parcels.asked.clear();
        assertEquals(
                ShipmentState.SHIPPED,
                shipments().sendAgain(refused.id(), Acting.UNNAMED).value().state());
        assertEquals(List.of("ask " + NUMBER), parcels.asked);
    }

    @Test
    void aRefusedParcelNobodyWasAskedAboutDoesNotGoOutAgain() {
        parcels.refuses(NUMBER, "no");
        parcels.questions.add(new Outcome.Unknown<>("time-out"));
        var refused = shipped();
        parcels.questions.add(new Outcome.Unknown<>("time-out"));
        assertEquals(
                failed("ship.againNotNow", NUMBER),
                shipments().sendAgain(refused.id(), Acting.UNNAMED).failure());
        assertEquals(1, now(refused).sendings());
    }

    @Test
    void whatTheGatewayTookAndDoesNotShowForAnHourIsInDoubt() {
        parcels.questions.add(none());
        var shipment = shipped();
        assertEquals(ShipmentState.ACCEPTED, shipment.state());
        till.clock.pass(ShipmentPace.CARRYING_OUT.minusSeconds(1));
        parcels.questions.add(none());
        assertEquals(ShipmentState.ACCEPTED, check(shipment).state());
        till.clock.pass(Duration.ofSeconds(1));
        parcels.questions.add(none());
        assertEquals(ShipmentState.UNCERTAIN, check(shipment).state());
    }

    @Test
    void aDenialOfWhatIsUnderWayChangesNothing() {
        var shipment = shipped();
        till.clock.pass(Duration.ofHours(2));
        parcels.questions.add(none());
        var after = check(shipment);
        assertEquals(ShipmentState.SHIPPED, after.state());
        assertEquals(1, after.watch().missing());
        assertEquals(Duration.ofHours(1), untilNext(shipment));
    }

    @Test
    void whatTheCarrierSaysIsLearntUntilItIsDelivered() {
        var shipment = shipped();
        parcels.says(NUMBER, "in customs");
        assertEquals(ShipmentState.SHIPPED, check(shipment).state());
        assertEquals(Map.of("shippingStatus", "in customs"), now(shipment).details());
        parcels.questions.add(known(ParcelStatus.DELIVERED));
        assertEquals(ShipmentState.DELIVERED, check(shipment).state());
        assertEquals(Map.of("at", "depot"), now(shipment).details());
        assertNull(now(shipment).watch().nextCheckAt());
    }

    /** A word nobody documented still says that the gateway has it. */
    @Test
    void anUndocumentedWordSaysThatTheGatewayHasIt() {
        parcels.adds.add(new Outcome.Unknown<>("time-out"));
        parcels.says(NUMBER, "in customs");
        var shipment = shipped();
        assertEquals(ShipmentState.ACCEPTED, shipment.state());
        assertEquals(Duration.ofSeconds(5), untilNext(shipment));
    }

    @Test
    void withoutItsGatewayNothingIsAskedAndNothingConcluded() {
        parcels.adds.add(new Outcome.Unknown<>("time-out"));
        parcels.questions.add(none());
        var shipment = shipped();
        till.clock.pass(AFTER_THE_CALL);
        var without = till.reopened().shipments();
        var after = without.check(shipment.id());
        assertEquals(ShipmentState.UNCERTAIN, after.state());
        assertEquals("no such gateway", after.watch().word());
        assertEquals(0, after.watch().missing());
    }

    @Test
    void aDraftOfAGatewayThatIsNotSetUpWaits() {
        var draft = draft(NUMBER);
        var without = till.reopened().shipments();
        without.due(10).forEach(work -> work.doing().run());
        assertEquals(ShipmentState.DRAFT, now(draft).state());
        assertEquals("no such gateway", now(draft).watch().word());
        assertEquals(Duration.ofSeconds(5), untilNext(draft));
        assertEquals(ShipmentState.DRAFT, without.check(draft.id()).state());
        assertEquals(List.of(), parcels.asked);
    }

    /** Written by a process that died before it sent anything. */
    private Shipment draft(String number) {
        till.clock.pass(Duration.ofSeconds(1));
        return shipments()
                .write(List.of(read(till.paid(), number)), By.NOBODY)
                .getFirst()
                .value();
    }

    private static Parcel read(Payment payment, String number) {
        var today = new ShipmentRules.Today(java.time.LocalDate.parse("2026-11-21"), java.time.LocalDate.EPOCH);
        return Objects.requireNonNull(
                ShipmentRules.read(text(payment, number), payment, today).parcel());
    }

    @Test
    void whatAProcessLeftUnsentGoesOutInFewCalls() {
        var drafts = List.of(draft("EB1"), draft("EB2"), draft("EB2"), draft("EB3"));
        assertEquals(List.of(), parcels.asked);
        var works = shipments().due(50);
        assertEquals(
                List.of(
                        Set.of(drafts.get(0).id(), drafts.get(1).id()),
                        Set.of(drafts.get(2).id(), drafts.get(3).id())),
                works.stream().map(ShipmentService.Work::ids).toList());
        works.forEach(work -> work.doing().run());
        assertEquals(List.of("add EB1 EB2", "add EB2 EB3"), parcels.asked);
        drafts.forEach(each -> assertEquals(ShipmentState.ACCEPTED, now(each).state()));
    }

    @Test
    void whatIsDoneAtOnceIsFewAndADeadLineIsToldNothing() {
        for (var number = 0; number < 6; number++) {
            parcels.adds.add(new Outcome.Unknown<>("time-out"));
            parcels.questions.add(none());
            added(till.paid(), "EB" + number);
        }
        till.clock.pass(AFTER_THE_CALL);
        assertEquals(4, shipments().due(50).size());
    }

    @Test
    void whoSleptBetweenWritingAndSendingSendsNothing() {
        till.atStep = step -> {
            if (step == Steps.Step.SHIPMENTS_SENT) {
                till.clock.pass(Pace.LATEST_SENDING.plusSeconds(1));
            }
        };
        parcels.questions.add(none());
        var shipment = shipped();
        assertEquals(ShipmentState.UNCERTAIN, shipment.state());
        assertEquals(List.of("ask " + NUMBER), parcels.asked);
        assertEquals(1, shipment.sendings());
    }

    @Test
    void atTheLastMomentItIsStillSent() {
        till.atStep = step -> {
            if (step == Steps.Step.SHIPMENTS_SENT || step == Steps.Step.SHIPMENT_CHANGE_SENT) {
                till.clock.pass(Pace.LATEST_SENDING);
            }
        };
        var shipment = shipped();
        assertEquals(ShipmentState.SHIPPED, shipment.state());
        assertEquals(
                ShipmentState.CANCELLED,
                change(shipment, Kind.CANCELLED, null).value().state());
    }

    /** A process died between sending a parcel and hearing of it. */
    @Test
    void aParcelNobodyHeardOfIsInDoubtOnceItsCallIsOver() {
        till.atStep = step -> {
            if (step == Steps.Step.SHIPMENTS_SENT) {
                throw new IllegalStateException("the process died");
            }
        };
        var payment = till.paid();
        try {
            added(payment, NUMBER);
        } catch (IllegalStateException e) {
            till.atStep = till.steps::add;
        }
        var shipment = shipments().of(payment.orderNo()).getFirst();
        assertEquals(ShipmentState.SENT, shipment.state());
        till.clock.pass(AFTER_THE_CALL.minusSeconds(1));
        assertEquals(ShipmentState.SENT, check(shipment).state());
        till.clock.pass(Duration.ofSeconds(1));
        assertEquals(ShipmentState.UNCERTAIN, check(shipment).state());
        assertEquals(1, now(shipment).watch().missing());
    }

    @Test
    void atTheEndOfTheDayWhatIsOnItsWayIsLookedAtNow() {
        parcels.adds.add(new Outcome.Unknown<>("time-out"));
        parcels.questions.add(none());
        var shipment = shipped();
        assertEquals(List.of(), shipments().due(10));
        assertEquals(1, shipments().sweep());
        assertEquals(1, shipments().due(10).size());
        assertNotNull(now(shipment).watch().nextCheckAt());
    }
}
