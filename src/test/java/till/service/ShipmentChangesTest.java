package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.OperationState;
import till.domain.Problem;
import till.domain.Shipment;
import till.domain.ShipmentChange.Kind;
import till.domain.ShipmentState;
import till.gateway.Outcome;
import till.gateway.Shipments.ParcelStatus;
import till.gateway.Shipments.ParcelsTaken;

/** A change of a parcel, from the moment somebody asks for it until it is done, failed or in doubt. */
class ShipmentChangesTest extends ShipmentCases {
    @Test
    void aChangeIsDoneOnceTheGatewayShowsIt() {
        var shipment = shipped();
        var renamed = change(shipment, Kind.NUMBER, "EB2025 1120").value();
        assertEquals(ANOTHER, renamed.parcel().trackingNo());
        assertEquals(
                OperationState.DONE, Objects.requireNonNull(renamed.change()).state());
        assertEquals(List.of("add " + NUMBER, "ask " + NUMBER, "change " + NUMBER, "ask " + ANOTHER), parcels.asked);
        var delivered = change(shipment, Kind.DELIVERED, null).value();
        assertEquals(ShipmentState.DELIVERED, delivered.state());
        assertEquals(
                OperationState.DONE, Objects.requireNonNull(delivered.change()).state());
        assertNull(delivered.watch().nextCheckAt());
        assertTrue(
                till.steps.containsAll(List.of(Steps.Step.SHIPMENT_CHANGE_SENT, Steps.Step.SHIPMENT_CHANGE_ANSWERED)));
    }

    @Test
    void aChangeThatCannotBeAskedForIsToldByName() {
        var shipment = shipped();
        assertEquals(
                failed("ship.unknown", "S?"),
                shipments().change("S?", Kind.CANCELLED, null, Acting.UNNAMED).failure());
        assertEquals(
                failed("ship.numberShape", "A,B"),
                change(shipment, Kind.NUMBER, "A,B").failure());
        change(shipment, Kind.CANCELLED, null);
        assertEquals(
                failed("ship.changeNotNow", NUMBER),
                change(shipment, Kind.DELIVERED, null).failure());
        assertEquals(List.of("add " + NUMBER, "ask " + NUMBER, "change " + NUMBER, "ask " + NUMBER), parcels.asked);
    }

    @Test
    void aRefusedChangeHasFailed() {
        var shipment = shipped();
        parcels.changes.add(new Outcome.Refused<>(Problem.of("any"), "not now"));
        var after = change(shipment, Kind.CANCELLED, null).value();
        assertEquals(ShipmentState.SHIPPED, after.state());
        assertEquals(
                OperationState.FAILED, Objects.requireNonNull(after.change()).state());
        assertEquals(Duration.ofHours(1), untilNext(shipment));
    }

    /** The gateway leaves it out of what it changed; what it then shows of the parcel decides. */
    @Test
    void aChangeTheGatewayLeftOutEndsByWhatItShows() {
        var left = new ParcelsTaken(List.of(), Map.of(NUMBER, "no"), "no");
        var shipment = shipped();
        parcels.changes.add(new Outcome.Answered<>(left));
        assertEquals(OperationState.FAILED, changed(shipment));
        parcels.changes.add(new Outcome.Answered<>(left));
        parcels.questions.add(none());
        assertEquals(OperationState.UNCERTAIN, changed(shipment));
        parcels.questions.add(known(ParcelStatus.CANCELLED));
        check(shipment);
        assertEquals(
                OperationState.DONE,
                Objects.requireNonNull(now(shipment).change()).state());
        assertEquals(ShipmentState.CANCELLED, now(shipment).state());
    }

    @Test
    void aChangeLeftOutThatShowsAllTheSameIsDone() {
        var shipment = shipped();
        parcels.changes.add(new Outcome.Answered<>(new ParcelsTaken(List.of(), Map.of(NUMBER, "no"), "no")));
        parcels.questions.add(known(ParcelStatus.CANCELLED));
        assertEquals(OperationState.DONE, changed(shipment));
    }

    private OperationState changed(Shipment shipment) {
        return Objects.requireNonNull(
                        change(shipment, Kind.CANCELLED, null).value().change())
                .state();
    }

    @Test
    void aChangeNobodyAnsweredIsAskedAboutAndGoesOutAgainOnceItWasDeniedTwice() {
        var shipment = shipped();
        parcels.changes.add(new Outcome.Unknown<>("time-out"));
        assertEquals(OperationState.UNCERTAIN, changed(shipment));
        assertEquals(Duration.ofSeconds(5), untilNext(shipment));
        check(shipment);
        assertEquals(0, now(shipment).watch().missing(), "the call may be under way");
        till.clock.pass(AFTER_THE_CALL);
        check(shipment);
        assertEquals(1, now(shipment).watch().missing());
        parcels.asked.clear();
        work();
        check(shipment);
        assertEquals(2, now(shipment).watch().missing());
        assertEquals(Duration.ZERO, untilNext(shipment));
        work();
        assertEquals(List.of("ask " + NUMBER, "change " + NUMBER, "ask " + NUMBER), parcels.asked);
        assertEquals(ShipmentState.CANCELLED, now(shipment).state());
    }

    @Test
    void aChangeTheGatewayTookAndDoesNotShowForAnHourHasFailed() {
        var shipment = shipped();
        parcels.changes.add(new Outcome.Answered<>(new ParcelsTaken(List.of(), "ok")));
        assertEquals(OperationState.ACCEPTED, changed(shipment));
        assertEquals(1, now(shipment).watch().missing());
        till.clock.pass(ShipmentPace.CARRYING_OUT.minusSeconds(1));
        check(shipment);
        assertEquals(
                OperationState.ACCEPTED,
                Objects.requireNonNull(now(shipment).change()).state());
        till.clock.pass(Duration.ofSeconds(1));
        check(shipment);
        assertEquals(
                OperationState.FAILED,
                Objects.requireNonNull(now(shipment).change()).state());
        assertEquals(ShipmentState.SHIPPED, now(shipment).state());
    }

    @Test
    void whoSleptBeforeTheChangeSendsNothing() {
        var shipment = shipped();
        till.atStep = step -> {
            if (step == Steps.Step.SHIPMENT_CHANGE_SENT) {
                till.clock.pass(Pace.LATEST_SENDING.plusSeconds(1));
            }
        };
        parcels.asked.clear();
        assertEquals(OperationState.UNCERTAIN, changed(shipment));
        assertEquals(List.of(), parcels.asked);
        assertEquals("not sent", now(shipment).watch().word());
    }

    /** Its process died between the change and its answer. */
    @Test
    void aChangeNobodyHeardOfIsInDoubtOnceItsCallIsOver() {
        var shipment = shipped();
        till.atStep = step -> {
            if (step == Steps.Step.SHIPMENT_CHANGE_SENT) {
                throw new IllegalStateException("the process died");
            }
        };
        try {
            changed(shipment);
        } catch (IllegalStateException e) {
            till.atStep = till.steps::add;
        }
        assertEquals(
                OperationState.SENT,
                Objects.requireNonNull(now(shipment).change()).state());
        till.clock.pass(AFTER_THE_CALL.minusSeconds(1));
        check(shipment);
        assertEquals(
                OperationState.SENT,
                Objects.requireNonNull(now(shipment).change()).state());
        till.clock.pass(Duration.ofSeconds(1));
        check(shipment);
        assertEquals(
                OperationState.UNCERTAIN,
                Objects.requireNonNull(now(shipment).change()).state());
        assertEquals(1, now(shipment).watch().missing());
    }
}
