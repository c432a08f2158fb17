package till.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;

/** Tells the gateway, and through it the wallet or bank, which parcels belong to a payment. */
public non-sealed interface Shipments extends Capability {
    /** Adds one parcel to a payment. */
    Outcome<ParcelsTaken> add(Parcel parcel);

    /** Adds many; the gateway may take some and leave others. */
    Outcome<ParcelsTaken> addAll(List<Parcel> parcels);

    /** Changes what the gateway knows of a parcel. */
    Outcome<ParcelsTaken> modify(OrderNo orderNo, String trackingNo, ParcelChange change);

    /** What the gateway knows of a parcel. Never changes anything; may be repeated. */
    Outcome<ParcelKnown> retrieve(OrderNo orderNo, String trackingNo);

    /** Where a parcel goes. */
    enum Direction {
        FORWARD,
        RETURN
    }

    /** What is said of a parcel. */
    enum ParcelStatus {
        SHIPPED,
        DELIVERED,
        CANCELLED
    }

    /**
     * A parcel to be told of.
     *
     * @param carrier the gateway's code of the carrier
     * @param shippedOn the shop's day it was handed over
     * @param trackingUrl where the customer can follow it; null for none
     */
    record Parcel(
            OrderNo orderNo,
            String carrier,
            String trackingNo,
            LocalDate shippedOn,
            Direction direction,
            ParcelStatus status,
            @Nullable String trackingUrl) {}

    /** One change of a parcel. */
    sealed interface ParcelChange {
        record Status(ParcelStatus status) implements ParcelChange {}

        record TrackingNumber(String trackingNo) implements ParcelChange {}
    }

    /**
     * The gateway's word about parcels it was told of.
     *
     * @param taken the tracking numbers it names as taken; empty where it names none and speaks for all
     */
    record ParcelsTaken(List<String> taken, String word) implements Outcome.Said {
        public ParcelsTaken {
            taken = List.copyOf(taken);
        }
    }

    /**
     * A parcel as the gateway knows it.
     *
     * @param status null for a word nobody documented; the raw one is in {@code facts}
     * @param facts everything it tells, by its own names
     */
    record ParcelKnown(@Nullable ParcelStatus status, Map<String, String> facts, String word) implements Outcome.Said {
        public ParcelKnown {
            facts = Map.copyOf(facts);
        }
    }
}
