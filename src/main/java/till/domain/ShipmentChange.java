package till.domain;

import org.jspecify.annotations.Nullable;

/**
 * The last change that was asked for of a shipment the gateway knows.
 *
 * @param trackingNo the new number; null where the change is another
 * @param state where the asking stands
 */
public record ShipmentChange(Kind kind, @Nullable String trackingNo, OperationState state) {
    /** What is to be changed. */
    public enum Kind {
        DELIVERED,
        CANCELLED,
        NUMBER
    }

    public boolean isUnfinished() {
        return !state.isFinished();
    }
}
