package till.ui.shipments;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.domain.Shipment;

/**
 * A line of the list: a shipment with its order, or an order that waits for one.
 *
 * @param shipment null for an order that waits
 * @param daysLeft of those the shop gives itself for an order that waits; 0 otherwise
 */
record ShipmentRow(@Nullable Shipment shipment, Payment payment, long daysLeft) {
    Optional<Shipment> sent() {
        return Optional.ofNullable(shipment);
    }
}
