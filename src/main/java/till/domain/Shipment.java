package till.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One shipment of the ledger.
 *
 * @param gateway the payment's gateway, which is told
 * @param till where it was written down
 * @param sendings how often it went out
 * @param change the last change asked for; null where there was none
 * @param details what the gateway tells of it, by its own names
 */
public record Shipment(
        String id,
        Parcel parcel,
        String gateway,
        String till,
        ShipmentState state,
        int sendings,
        @Nullable ShipmentChange change,
        Map<String, String> details,
        Instant createdAt,
        By by,
        Payment.Watch watch) {
    public Shipment {
        details = Map.copyOf(details);
    }

    public boolean hasUnfinishedChange() {
        return change != null && change.isUnfinished();
    }
}
