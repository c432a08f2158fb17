package till.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order, as the shop tells the gateway of it.
 *
 * @param carrier the gateway's code of the carrier
 * @param shippedOn the shop's day it was handed over
 * @param trackingUrl where the customer can follow it; null for none
 */
public record Parcel(
        OrderNo orderNo,
        String carrier,
        String trackingNo,
        LocalDate shippedOn,
        Direction direction,
        @Nullable String trackingUrl) {
    /** Where a parcel goes. */
    public enum Direction {
        /** To the customer. */
        FORWARD,
        /** Back to the shop. */
        RETURN
    }
}
