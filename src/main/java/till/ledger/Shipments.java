package till.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.Shipment;
import till.domain.ShipmentChange;
import till.domain.ShipmentState;

/** The shipments of the ledger, which are the outbox as well: written first, sent afterwards, one writer of each state. */
public interface Shipments {
    /**
     * Writes shipments in DRAFT, each for itself: one that cannot be written keeps no other from it. On disk when this
     * returns.
     *
     * @return what came of each, in the same order
     */
    List<Adding> add(List<Draft> drafts);

    /**
     * A shipment to be written.
     *
     * @param at also when it is due to be sent
     */
    record Draft(String id, Parcel parcel, String till, Instant at, By by) {}

    /** What asking for a shipment gave. */
    sealed interface Adding {}

    record Added(Shipment shipment) implements Adding {}

    /** Nothing was written: no money was received. */
    record NotPaid(Payment payment) implements Adding {}

    /** Nothing was written: everything that was received went back, or is on its way back. */
    record Refunded(Payment payment) implements Adding {}

    /** Nothing was written: the order has a shipment of this number already. */
    record Duplicate(Shipment other) implements Adding {}

    Optional<Shipment> find(String id);

    /** Of one payment, oldest first. */
    List<Shipment> of(OrderNo orderNo);

    /** Whatever has this tracking number, at most a hundred. */
    List<Shipment> numbered(String trackingNo);

    /** Newest first, behind {@code after} where one is given. */
    List<Shipment> list(Search search, @Nullable Shipment after, int most);

    /**
     * What to look for.
     *
     * @param text the beginning of a tracking number, or any number of the order; empty for all
     * @param states empty for all
     */
    record Search(String text, Set<ShipmentState> states, Parcel.@Nullable Direction direction) {
        public static final Search ALL = new Search("", Set.of(), null);

        public Search {
            states = Set.copyOf(states);
        }
    }

    /** Whether a gateway ever took a parcel of this carrier. */
    boolean hasTaken(String carrier);

    /** How many there are in each state. */
    Map<ShipmentState, Long> counts();

    /** Numbers no other parcel of this order can have: those that stand there, and those one is about to get. */
    Set<String> taken(OrderNo orderNo);

    /** Paid orders a parcel can be for, the latest first. */
    List<Payment> paid(Paid search);

    /**
     * Which paid orders.
     *
     * @param gateways those that take shipments
     * @param text the beginning of a number of the order; empty for all
     */
    record Paid(Collection<String> gateways, String text, int most) {}

    /** Payments nobody wrote a parcel to the customer down for, longest paid first. */
    List<Payment> unshipped(Unshipped search);

    /**
     * Which orders wait for a parcel.
     *
     * @param gateways those that take shipments
     * @param since when the oldest of them was paid
     * @param linksOnly those whose customers were not in the shop
     */
    record Unshipped(Collection<String> gateways, Instant since, boolean linksOnly, int most) {}

    /**
     * Compare-and-set of each with its event, together in one transaction; moves to SENT are on disk when this returns.
     *
     * @return the ids of those moved; another writer was first at the others
     */
    Set<String> move(List<Move> moves);

    /**
     * A move of a shipment: refused by the constructor where the states do not allow it.
     *
     * @param details what the gateway tells; null leaves it as it is
     * @param nextCheckAt null for never
     */
    record Move(
            Shipment shipment,
            ShipmentState to,
            Instant at,
            String because,
            @Nullable String word,
            @Nullable Map<String, String> details,
            @Nullable Instant nextCheckAt,
            By by) {
        public Move {
            if (!shipment.state().canBecome(to)) {
                throw new IllegalArgumentException("a shipment does not go from " + shipment.state() + " to " + to);
            }
        }
    }

    /**
     * Writes a change in RESERVED. False where another is unfinished, the gateway knows nothing of the shipment, or its
     * order has one of the new number already.
     */
    boolean ask(String id, ShipmentChange.Kind kind, @Nullable String trackingNo, Instant at, By by);

    /** Compare-and-set of this very change with its event; what it changed is changed with it where it is done. */
    boolean moveChange(ChangeMove move);

    /**
     * A move of a change.
     *
     * @param nextCheckAt when the shipment is looked at again; null for never
     */
    record ChangeMove(
            Shipment shipment,
            OperationState to,
            Instant at,
            @Nullable String word,
            @Nullable Instant nextCheckAt) {
        public ChangeMove {
            var change = shipment.change();
            if (change == null || !change.state().canBecome(to)) {
                throw new IllegalArgumentException("the change of shipment " + shipment.id() + " does not go to " + to);
            }
        }
    }

    /** How often in a row a gateway has to deny a shipment in doubt before it may be sent again. */
    int DENIALS = 2;

    /**
     * Keeps what a check heard where no state changed.
     *
     * @param details what the gateway tells; null leaves it as it is
     */
    void heard(Shipment shipment, Payments.Heard heard, @Nullable Map<String, String> details);

    /** Shipments to send or ask about, longest due first. */
    List<Shipment> due(Instant now, int most);

    boolean lease(String id, String owner, Instant now, Instant until);

    void release(String id, String owner);

    /** Brings what is on its way to the gateway forward to now; what it knows keeps its own pace. */
    int sweep(Instant now);
}
