package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.gateway.Outcome;
import till.gateway.Shipments.ParcelKnown;
import till.ledger.Payments;
import till.ledger.Shipments;

/**
 * Asks gateways what they know of shipments, and writes their word. Silence concludes nothing; that a parcel is not there
 * counts once the longest call is over. May be shared between threads.
 */
final class ShipmentAsking {
    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final ShipmentChanging changing;

    ShipmentAsking(Books books, GatewayDirectory gateways, Surroundings here, ShipmentChanging changing) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.changing = changing;
    }

    /** Where another check is under way, or it never went out, nothing is asked. */
    Shipment check(String id) {
        return check(id, _ -> true);
    }

    /** As {@link #check}, unless another till has asked since it was found due. */
    Shipment checkDue(String id) {
        return check(id, shipment -> shipment.watch().isDue(here.clock().instant()));
    }

    private Shipment check(String id, Predicate<Shipment> still) {
        var shipment = reread(id);
        var owner = here.till() + " " + UUID.randomUUID();
        var port = gateways.find(shipment.gateway()).flatMap(gateway -> gateway.find(till.gateway.Shipments.class));
        if (shipment.sendings() > 0
                && Lease.take(
                        here.clock(),
                        longestCall(shipment),
                        (now, until) -> books.ledger().shipments().lease(id, owner, now, until))) {
            // what throws keeps its lease until that runs out, and so is not asked about at every tick
            var now = reread(id);
            if (still.test(now)) {
                ask(now, port);
            }
            books.ledger().shipments().release(id, owner);
        }
        return reread(id);
    }

    private void ask(Shipment shipment, Optional<till.gateway.Shipments> port) {
        if (port.isEmpty()) {
            heard(shipment, "no such gateway", shipment.watch().missing(), null);
            return;
        }
        if (shipment.hasUnfinishedChange()) {
            changing.ask(shipment, port.get());
            return;
        }
        var parcel = shipment.parcel();
        var outcome = port.get().retrieve(parcel.orderNo(), parcel.trackingNo());
        here.steps().reached(Steps.Step.QUERY_ANSWERED);
        if (outcome instanceof Outcome.Answered<ParcelKnown>(var answer)) {
            if (answer.known()) {
                known(shipment, answer);
            } else {
                denied(shipment, answer.word());
            }
        } else {
            heard(shipment, outcome.word(), shipment.watch().missing(), null);
        }
    }

    /** A word nobody documented still says that the gateway has it. */
    private void known(Shipment shipment, ParcelKnown answer) {
        var status = answer.status();
        var target = status == null ? ShipmentState.ACCEPTED : ShipmentState.valueOf(status.name());
        if (!shipment.state().canBecome(target)) {
            heard(shipment, answer.word(), 0, answer.facts());
            return;
        }
        var next = target == ShipmentState.ACCEPTED
                ? ShipmentPace.doubtful(now(), now())
                : ShipmentPace.known(shipment, target, now());
        if (!move(shipment, target, answer.word(), answer.facts(), next)) {
            // the number is another's by now, and the gateway's word is about that one; or somebody else was first
            var heard = new Payments.Heard(now(), answer.word(), null, 0, null);
            books.ledger().shipments().heard(shipment, heard, null);
        }
    }

    private void denied(Shipment shipment, String word) {
        var over = !now().isBefore(
                        shipment.watch().changedAt().plus(longestCall(shipment)).plus(Pace.MARGIN));
        switch (shipment.state()) {
            case SENT -> {
                if (over) {
                    move(shipment, ShipmentState.UNCERTAIN, word, null, ShipmentPace.doubtful(now(), now()));
                    heard(reread(shipment.id()), word, 1, null);
                } else {
                    heard(shipment, word, 0, null);
                }
            }
            case UNCERTAIN ->
                heard(shipment, word, over || shipment.watch().missing() > 0 ? missing(shipment) : 0, null);
            case ACCEPTED -> {
                var slow = Duration.between(shipment.watch().changedAt(), now());
                if (slow.compareTo(ShipmentPace.CARRYING_OUT) >= 0 && missing(shipment) >= Shipments.DENIALS) {
                    move(shipment, ShipmentState.UNCERTAIN, word, null, ShipmentPace.doubtful(now(), now()));
                } else {
                    heard(shipment, word, missing(shipment), null);
                }
            }
            // why it was refused is what a person needs to read, not that it is not there since
            case REFUSED -> heard(shipment, null, missing(shipment), null);
            case SHIPPED, DELIVERED, CANCELLED -> heard(shipment, word, missing(shipment), null);
            case DRAFT -> throw new IllegalStateException("a draft was never sent");
        }
    }

    private static int missing(Shipment shipment) {
        return shipment.watch().missing() + 1;
    }

    private void heard(Shipment shipment, @Nullable String word, int missing, @Nullable Map<String, String> details) {
        var heard = new Payments.Heard(now(), word, null, missing, next(shipment, missing));
        books.ledger().shipments().heard(shipment, heard, details);
    }

    private @Nullable Instant next(Shipment shipment, int missing) {
        return switch (shipment.state()) {
            case UNCERTAIN -> nextInDoubt(shipment, missing);
            case DRAFT, SENT, ACCEPTED -> ShipmentPace.doubtful(shipment.watch().changedAt(), now());
            // that it was refused is confirmed by one denial
            case REFUSED ->
                missing > 0 ? null : ShipmentPace.doubtful(shipment.watch().changedAt(), now());
            case SHIPPED, DELIVERED, CANCELLED -> ShipmentPace.known(shipment, shipment.state(), now());
        };
    }

    /** A first denial counts once the call is over, the second soon after it, and then it goes out again. */
    private Instant nextInDoubt(Shipment shipment, int missing) {
        if (missing >= Shipments.DENIALS) {
            return now();
        }
        if (missing > 0) {
            return ShipmentPace.doubtful(now(), now());
        }
        var over = shipment.watch().changedAt().plus(longestCall(shipment)).plus(Pace.MARGIN);
        return now().isBefore(over)
                ? over
                : ShipmentPace.doubtful(shipment.watch().changedAt(), now());
    }

    private boolean move(
            Shipment shipment,
            ShipmentState to,
            String word,
            @Nullable Map<String, String> details,
            @Nullable Instant next) {
        var move = new Shipments.Move(shipment, to, now(), "retrieve", word, details, next, By.NOBODY);
        return !books.ledger().shipments().move(List.of(move)).isEmpty();
    }

    private Duration longestCall(Shipment shipment) {
        return gateways.find(shipment.gateway())
                .map(gateway -> gateway.limits().longestCall())
                .orElse(Duration.ZERO);
    }

    private Shipment reread(String id) {
        return books.ledger().shipments().find(id).orElseThrow();
    }

    private Instant now() {
        return here.clock().instant();
    }
}
