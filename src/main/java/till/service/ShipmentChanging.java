package till.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.OperationState;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;
import till.gateway.Outcome;
import till.gateway.Shipments.ParcelChange;
import till.gateway.Shipments.ParcelKnown;
import till.gateway.Shipments.ParcelStatus;
import till.gateway.Shipments.ParcelsTaken;
import till.ledger.Payments;
import till.ledger.Shipments;

/**
 * Has gateways change what they know of a shipment, and finds out whether they did: only what they tell of the parcel
 * afterwards ends a change. May be shared between threads.
 */
final class ShipmentChanging {
    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;

    ShipmentChanging(Books books, GatewayDirectory gateways, Surroundings here) {
        this.books = books;
        this.gateways = gateways;
        this.here = here;
    }

    /** Whether the change may go out: never sent, or denied often enough since it was. */
    static boolean isToBeSent(Shipment shipment) {
        var change = shipment.change();
        return change != null
                && (change.state() == OperationState.RESERVED
                        || (change.state() == OperationState.UNCERTAIN
                                && shipment.watch().missing() >= Shipments.DENIALS));
    }

    void send(Shipment shipment) {
        var port = gateways.find(shipment.gateway()).flatMap(gateway -> gateway.find(till.gateway.Shipments.class));
        if (port.isEmpty() || !move(shipment, OperationState.SENT, null, afterTheCall(shipment))) {
            return;
        }
        here.steps().reached(Steps.Step.SHIPMENT_CHANGE_SENT);
        var sent = reread(shipment.id());
        if (now().isAfter(sent.watch().changedAt().plus(Pace.LATEST_SENDING))) {
            move(sent, OperationState.UNCERTAIN, "not sent", soon());
            return;
        }
        var parcel = sent.parcel();
        var outcome = port.get().modify(parcel.orderNo(), parcel.trackingNo(), wire(change(sent)));
        here.steps().reached(Steps.Step.SHIPMENT_CHANGE_ANSWERED);
        answered(sent, outcome, port.get());
    }

    private void answered(Shipment sent, Outcome<ParcelsTaken> outcome, till.gateway.Shipments port) {
        switch (outcome) {
            case Outcome.Answered<ParcelsTaken>(var said)
            when said.left().isEmpty() -> {
                move(sent, OperationState.ACCEPTED, said.word(), soon());
                ask(reread(sent.id()), port);
            }
            case Outcome.Answered<ParcelsTaken>(var said) -> refused(sent, said.word(), port);
            case Outcome.Refused<ParcelsTaken>(var _, var word) -> move(sent, OperationState.FAILED, word, pace(sent));
            case Outcome.Exists<ParcelsTaken>(var word) -> move(sent, OperationState.UNCERTAIN, word, soon());
            case Outcome.Unknown<ParcelsTaken>(var word) -> move(sent, OperationState.UNCERTAIN, word, soon());
        }
    }

    /** The gateway says no; only where it then shows the parcel unchanged is that the end of it. */
    private void refused(Shipment sent, String word, till.gateway.Shipments port) {
        switch (look(sent, port)) {
            case Seen(var answer) -> done(sent, answer);
            case Unchanged _ -> move(sent, OperationState.FAILED, word, pace(sent));
            case Unclear _ -> move(sent, OperationState.UNCERTAIN, word, soon());
        }
    }

    /** What the gateway shows of a change. */
    private sealed interface Look {}

    private record Seen(ParcelKnown answer) implements Look {}

    private record Unchanged(String word) implements Look {}

    private record Unclear(String word) implements Look {}

    /** A changed number is looked for under the new one. */
    private Look look(Shipment shipment, till.gateway.Shipments port) {
        var change = change(shipment);
        var parcel = shipment.parcel();
        var number = change.trackingNo() == null ? parcel.trackingNo() : change.trackingNo();
        var outcome = port.retrieve(parcel.orderNo(), number);
        here.steps().reached(Steps.Step.QUERY_ANSWERED);
        if (!(outcome instanceof Outcome.Answered<ParcelKnown>(var answer))) {
            return new Unclear(outcome.word());
        }
        if (change.kind() == ShipmentChange.Kind.NUMBER) {
            return answer.known() ? new Seen(answer) : new Unchanged(answer.word());
        }
        var status = answer.status();
        if (!answer.known() || status == null) {
            return new Unclear(answer.word());
        }
        return status.name().equals(change.kind().name()) ? new Seen(answer) : new Unchanged(answer.word());
    }

    /** Asks where an unfinished change stands. */
    void ask(Shipment shipment, till.gateway.Shipments port) {
        if (change(shipment).state() == OperationState.RESERVED) {
            return;
        }
        switch (look(shipment, port)) {
            case Seen(var answer) -> done(shipment, answer);
            case Unchanged(var word) -> unchanged(shipment, word);
            case Unclear(var word) -> heard(shipment, word, shipment.watch().missing());
        }
    }

    /**
     * The state first: whoever dies between the two finds the change unfinished and asks again, while a change that is done
     * and shows nowhere would be asked for once more.
     */
    private void done(Shipment shipment, ParcelKnown answer) {
        var status = answer.status();
        var target = status == null ? shipment.state() : ShipmentState.valueOf(status.name());
        var now = shipment;
        if (shipment.state().canBecome(target)) {
            var move = new Shipments.Move(
                    shipment, target, now(), "retrieve", answer.word(), answer.facts(), soon(), By.NOBODY);
            if (books.ledger().shipments().move(List.of(move)).isEmpty()) {
                return;
            }
            now = reread(shipment.id());
        }
        if (now.hasUnfinishedChange()) {
            move(now, OperationState.DONE, answer.word(), pace(now));
        }
    }

    private void unchanged(Shipment shipment, String word) {
        var state = change(shipment).state();
        var since = shipment.watch().changedAt();
        var missing = shipment.watch().missing() + 1;
        var over =
                missing > 1 || !now().isBefore(since.plus(longestCall(shipment)).plus(Pace.MARGIN));
        var slow = !now().isBefore(since.plus(ShipmentPace.CARRYING_OUT)) && missing >= Shipments.DENIALS;
        if (state == OperationState.SENT && over) {
            move(shipment, OperationState.UNCERTAIN, word, soon());
            heard(reread(shipment.id()), word, 1);
        } else if (state == OperationState.ACCEPTED && slow) {
            move(shipment, OperationState.FAILED, word, pace(shipment));
        } else {
            heard(shipment, word, over || state == OperationState.ACCEPTED ? missing : 0);
        }
    }

    private void heard(Shipment shipment, String word, int missing) {
        var again = missing >= Shipments.DENIALS && change(shipment).state() == OperationState.UNCERTAIN;
        var next = again ? now() : ShipmentPace.doubtful(shipment.watch().changedAt(), now());
        books.ledger().shipments().heard(shipment, new Payments.Heard(now(), word, null, missing, next), null);
    }

    private static ParcelChange wire(ShipmentChange change) {
        return switch (change.kind()) {
            case DELIVERED -> new ParcelChange.Status(ParcelStatus.DELIVERED);
            case CANCELLED -> new ParcelChange.Status(ParcelStatus.CANCELLED);
            case NUMBER -> new ParcelChange.TrackingNumber(Objects.requireNonNull(change.trackingNo()));
        };
    }

    private static ShipmentChange change(Shipment shipment) {
        return Objects.requireNonNull(shipment.change());
    }

    private boolean move(Shipment shipment, OperationState to, @Nullable String word, @Nullable Instant next) {
        return books.ledger().shipments().moveChange(new Shipments.ChangeMove(shipment, to, now(), word, next));
    }

    private @Nullable Instant pace(Shipment shipment) {
        return shipment.state() == ShipmentState.ACCEPTED
                ? soon()
                : ShipmentPace.known(shipment, shipment.state(), now());
    }

    private Instant soon() {
        return ShipmentPace.doubtful(now(), now());
    }

    private Instant afterTheCall(Shipment shipment) {
        return now().plus(longestCall(shipment)).plus(Pace.MARGIN);
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
