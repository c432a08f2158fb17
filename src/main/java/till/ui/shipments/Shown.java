package till.ui.shipments;

import java.util.Set;
import till.domain.ShipmentState;

/** Which shipments the list shows. */
@SuppressWarnings("ImmutableEnumChecker") // never changed
enum Shown {
    ALL(Set.of()),
    UNDER_WAY(Set.of(
            ShipmentState.DRAFT,
            ShipmentState.SENT,
            ShipmentState.ACCEPTED,
            ShipmentState.UNCERTAIN,
            ShipmentState.SHIPPED)),
    REFUSED(Set.of(ShipmentState.REFUSED)),
    OVER(Set.of(ShipmentState.DELIVERED, ShipmentState.CANCELLED)),
    /** Paid orders that nobody wrote a parcel down for. */
    WAITING(Set.of());

    private final Set<ShipmentState> states;

    Shown(Set<ShipmentState> states) {
        this.states = states;
    }

    Set<ShipmentState> states() {
        return states;
    }
}
