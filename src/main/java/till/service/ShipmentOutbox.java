package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Parcel;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.gateway.Outcome;
import till.gateway.Shipments.ParcelStatus;
import till.gateway.Shipments.ParcelsTaken;
import till.ledger.Shipments;

/**
 * Tells gateways of shipments: each is on disk as sent before the call, goes out in one call only, and what nobody answered
 * is asked about before it goes out again. What came back out of a batch goes alone, so that a bad one keeps no other. May
 * be shared between threads.
 */
final class ShipmentOutbox {
    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;

    ShipmentOutbox(Books books, GatewayDirectory gateways, Surroundings here) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
    }

    /** Shipments that may go out in one call: of one gateway, no number twice, and only those that never went out. */
    List<List<Shipment>> calls(List<Shipment> shipments) {
        var calls = new ArrayList<List<Shipment>>();
        var open = new LinkedHashMap<String, List<Shipment>>();
        for (var shipment : shipments) {
            var most = port(shipment).map(till.gateway.Shipments::atOnce).orElse(1);
            var call = open.get(shipment.gateway());
            if (shipment.state() != ShipmentState.DRAFT) {
                calls.add(List.of(shipment));
            } else if (call != null && call.size() < most && !holds(call, shipment)) {
                call.add(shipment);
            } else {
                var another = new ArrayList<>(List.of(shipment));
                open.put(shipment.gateway(), another);
                calls.add(another);
            }
        }
        return calls;
    }

    private static boolean holds(List<Shipment> call, Shipment shipment) {
        return call.stream()
                .anyMatch(other ->
                        other.parcel().trackingNo().equals(shipment.parcel().trackingNo()));
    }

    private Optional<till.gateway.Shipments> port(Shipment shipment) {
        return gateways.find(shipment.gateway()).flatMap(gateway -> gateway.find(till.gateway.Shipments.class));
    }

    /**
     * Sends one call's shipments.
     *
     * @return those it sent, as they stand now; the others another till was first at, or they cannot go out now
     */
    List<Shipment> send(List<Shipment> call) {
        var port = port(call.getFirst());
        if (port.isEmpty()) {
            call.forEach(each -> postponed(each, "no such gateway"));
            return List.of();
        }
        var sent = written(call);
        if (sent.isEmpty()) {
            return List.of();
        }
        here.steps().reached(Steps.Step.SHIPMENTS_SENT);
        if (now().isAfter(sent.getFirst().watch().changedAt().plus(Pace.LATEST_SENDING))) {
            // whoever slept since then sends nothing: another till may have concluded from silence
            answered(sent, new Outcome.Unknown<>("not sent"));
        } else {
            var outcome = call(port.get(), sent);
            here.steps().reached(Steps.Step.SHIPMENTS_ANSWERED);
            answered(sent, outcome);
        }
        return sent.stream().map(each -> reread(each.id())).toList();
    }

    private List<Shipment> written(List<Shipment> call) {
        var next = now().plus(longestCall(call.getFirst())).plus(Pace.MARGIN);
        var moves = call.stream()
                .map(each ->
                        new Shipments.Move(each, ShipmentState.SENT, now(), "sending", null, null, next, By.NOBODY))
                .toList();
        var moved = books.ledger().shipments().move(moves);
        call.stream().filter(each -> !moved.contains(each.id())).forEach(this::leftWaiting);
        return call.stream()
                .filter(each -> moved.contains(each.id()))
                .map(each -> reread(each.id()))
                .filter(each -> each.state() == ShipmentState.SENT)
                .toList();
    }

    /** Its number was taken by another in the meantime, or another till has it: looked at again, but not at once. */
    private void leftWaiting(Shipment shipment) {
        if (reread(shipment.id()).state() == shipment.state()) {
            postponed(shipment, "not sent");
        }
    }

    private void postponed(Shipment shipment, String word) {
        var next = ShipmentPace.doubtful(shipment.watch().changedAt(), now());
        books.ledger()
                .shipments()
                .heard(
                        shipment,
                        new till.ledger.Payments.Heard(
                                now(), word, null, shipment.watch().missing(), next),
                        null);
    }

    private static Outcome<ParcelsTaken> call(till.gateway.Shipments port, List<Shipment> sent) {
        var parcels = sent.stream().map(each -> parcel(each.parcel())).toList();
        return parcels.size() == 1 ? port.add(parcels.getFirst()) : port.addAll(parcels);
    }

    private static till.gateway.Shipments.Parcel parcel(Parcel parcel) {
        return new till.gateway.Shipments.Parcel(
                parcel.orderNo(),
                parcel.carrier(),
                parcel.trackingNo(),
                parcel.shippedOn(),
                switch (parcel.direction()) {
                    case FORWARD -> till.gateway.Shipments.Direction.FORWARD;
                    case RETURN -> till.gateway.Shipments.Direction.RETURN;
                },
                ParcelStatus.SHIPPED,
                parcel.trackingUrl());
    }

    private void answered(List<Shipment> sent, Outcome<ParcelsTaken> outcome) {
        var moves = sent.stream()
                .map(each -> switch (outcome) {
                    case Outcome.Answered<ParcelsTaken>(var said) -> said(each, said);
                    // certainly not done, but why is not about the parcel: it waits as one that was denied
                    case Outcome.Refused<ParcelsTaken>(var _, var word) -> move(each, ShipmentState.UNCERTAIN, word);
                    case Outcome.Exists<ParcelsTaken>(var word) -> move(each, ShipmentState.UNCERTAIN, word);
                    case Outcome.Unknown<ParcelsTaken>(var word) -> move(each, ShipmentState.UNCERTAIN, word);
                })
                .toList();
        books.ledger().shipments().move(moves);
    }

    private Shipments.Move said(Shipment sent, ParcelsTaken said) {
        var number = sent.parcel().trackingNo();
        var left = said.left().get(number);
        if (left != null) {
            return move(sent, ShipmentState.REFUSED, left);
        }
        var taken = said.taken().isEmpty() || said.taken().contains(number);
        return move(sent, taken ? ShipmentState.ACCEPTED : ShipmentState.UNCERTAIN, said.word());
    }

    private Shipments.Move move(Shipment sent, ShipmentState to, @Nullable String word) {
        // the one time the gateway cannot know more yet is just now
        var next = ShipmentPace.doubtful(now(), now());
        return new Shipments.Move(sent, to, now(), "answer", word, Map.of(), next, By.NOBODY);
    }

    private Duration longestCall(Shipment shipment) {
        return gateways.find(shipment.gateway())
                .map(gateway -> gateway.limits().longestCall())
                .orElse(Duration.ZERO);
    }

    /** Whether its gateway answers just now: a dead line is told nothing. */
    boolean isHeard(Shipment shipment) {
        return gateways.health().downSince(shipment.gateway()).isEmpty();
    }

    private Shipment reread(String id) {
        return books.ledger().shipments().find(id).orElseThrow();
    }

    private Instant now() {
        return here.clock().instant();
    }
}
