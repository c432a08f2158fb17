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

    /** How many parcels go in one call at most. */
    int atOnce();

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
     * @param left those it says it did not take, each with its word
     */
    record ParcelsTaken(List<String> taken, Map<String, String> left, String word) implements Outcome.Said {
        public ParcelsTaken {
            taken = List.copyOf(taken);
            left = Map.copyOf(left);
        }

        /** It took everything it did not name, or all that it named. */
        public ParcelsTaken(List<String> taken, String word) {
            this(taken, Map.of(), word);
        }
    }

    /**
     * A parcel as the gateway knows it.
     *
     * @param known false where it says that it has no such parcel
     * @param status null for a word nobody documented; the raw one is in {@code facts}
     * @param facts everything it tells, by its own names
     */
    record ParcelKnown(boolean known, @Nullable ParcelStatus status, Map<String, String> facts, String word)
            implements Outcome.Said {
        public ParcelKnown {
            facts = Map.copyOf(facts);
        }

        public ParcelKnown(@Nullable ParcelStatus status, Map<String, String> facts, String word) {
            this(true, status, facts, word);
        }

        /** The gateway has no such parcel, in its own words. */
        public static ParcelKnown none(String word) {
            return new ParcelKnown(false, null, Map.of(), word);
        }
    }
}
