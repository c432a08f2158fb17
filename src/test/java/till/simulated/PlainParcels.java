package till.simulated;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.gateway.Outcome;
import till.gateway.Shipments;

/** The parcels a plain gateway was told of. What it refused once it refuses again. */
final class PlainParcels implements Shipments {
    private static final int AT_ONCE = 3;

    private final World world;
    private final Traits traits;
    private final Map<String, ParcelStatus> known = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();

    PlainParcels(World world, Traits traits) {
        this.world = world;
        this.traits = traits;
    }

    /** By which a parcel is known at a gateway. */
    static String key(OrderNo orderNo, String trackingNo) {
        return orderNo + " " + trackingNo;
    }

    Map<String, ParcelStatus> known() {
        return known;
    }

    /** Carriers deliver. */
    void goOn() {
        known.replaceAll((_, status) -> status == ParcelStatus.SHIPPED ? ParcelStatus.DELIVERED : status);
    }

    private <T extends Outcome.Said> Outcome<T> call(String what, String number, Line.Ends<Outcome<T>> ends) {
        return world.line().carry(Line.Call.of(what, number, traits.longestCall(), false), ends);
    }

    @Override
    public Outcome<ParcelsTaken> add(Parcel parcel) {
        return addAll(List.of(parcel));
    }

    @Override
    public Outcome<ParcelsTaken> addAll(List<Parcel> parcels) {
        parcels.forEach(world.works().judge()::sends);
        return call(
                "parcels",
                parcels.getFirst().trackingNo(),
                Line.ends(() -> taken(parcels), Outcome.Unknown::new, _ -> new Outcome.Unknown<>("nonsense")));
    }

    private Outcome<ParcelsTaken> taken(List<Parcel> parcels) {
        var left = new TreeMap<String, String>();
        for (var parcel : parcels) {
            var key = key(parcel.orderNo(), parcel.trackingNo());
            if (!known.containsKey(key) && world.strikes(world.rates().line() * 2)) {
                refused.add(key);
            }
            if (refused.contains(key)) {
                world.works().judge().refuses(key);
                left.put(parcel.trackingNo(), "refused");
            } else {
                known.putIfAbsent(key, parcel.status());
            }
        }
        return new Outcome.Answered<>(new ParcelsTaken(List.of(), left, "taken"));
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Outcome<ParcelsTaken> modify(OrderNo orderNo, String trackingNo, ParcelChange change) {
        world.works().judge().changes(orderNo, trackingNo, change);
        return call(
                "change parcel",
                trackingNo,
                Line.ends(
                        () -> changed(orderNo, trackingNo, change),
                        Outcome.Unknown::new,
                        _ -> new Outcome.Unknown<>("nonsense")));
    }

    private Outcome<ParcelsTaken> changed(OrderNo orderNo, String trackingNo, ParcelChange change) {
        var key = key(orderNo, trackingNo);
        if (!known.containsKey(key)) {
            // no refusal: it may have come twice, and be changed already
            return new Outcome.Answered<>(new ParcelsTaken(List.of(), Map.of(trackingNo, "no such parcel"), "left"));
        }
        switch (change) {
            case ParcelChange.Status(var status) -> known.put(key, status);
            case ParcelChange.TrackingNumber(var number) -> known.put(key(orderNo, number), known.remove(key));
        }
        return new Outcome.Answered<>(new ParcelsTaken(List.of(), "changed"));
    }

    @Override
    public Outcome<ParcelKnown> retrieve(OrderNo orderNo, String trackingNo) {
        var key = key(orderNo, trackingNo);
        return call(
                "parcel?",
                trackingNo,
                Line.ends(
                        () -> told(key, known.get(key)), Outcome.Unknown::new, _ -> new Outcome.Unknown<>("nonsense")));
    }

    private Outcome<ParcelKnown> told(String key, @Nullable ParcelStatus status) {
        if (status == null) {
            world.works().judge().denies(key, traits.longestCall());
            return new Outcome.Answered<>(ParcelKnown.none("no such parcel"));
        }
        return new Outcome.Answered<>(new ParcelKnown(status, Map.of(), status.name()));
    }
}
