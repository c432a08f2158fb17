package till.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import till.domain.OrderNo;
import till.gateway.Outcome;
import till.gateway.Shipments;

/** A gateway's parcels in memory, which takes all but those a test names. */
public final class TakenParcels implements Shipments {
    private final Map<String, ParcelStatus> known = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    /** What it was asked, in order. */
    public final List<String> asked = new ArrayList<>();
    /** What the next callers hear instead of the truth, whatever is done. */
    public final Deque<Outcome<ParcelsTaken>> adds = new ArrayDeque<>();

    public final Deque<Outcome<ParcelsTaken>> changes = new ArrayDeque<>();
    public final Deque<Outcome<ParcelKnown>> questions = new ArrayDeque<>();
    /** What happens while it takes parcels. */
    public volatile Runnable during = () -> {};

    private boolean silent;

    /** It leaves this one, with these words. */
    public void refuses(String trackingNo, String word) {
        refused.put(trackingNo, word);
    }

    /** Nothing is answered any more, or all of it again. */
    public void fallsSilent(boolean now) {
        silent = now;
    }

    public void says(String trackingNo, ParcelStatus status) {
        known.put(trackingNo, status);
    }

    /** A word of its own, which nobody documented. */
    public void says(String trackingNo, String word) {
        words.put(trackingNo, word);
    }

    @Override
    public Outcome<ParcelsTaken> add(Parcel parcel) {
        return addAll(List.of(parcel));
    }

    @Override
    public Outcome<ParcelsTaken> addAll(List<Parcel> parcels) {
        asked.add("add "
                + String.join(" ", parcels.stream().map(Parcel::trackingNo).toList()));
        during.run();
        if (!adds.isEmpty()) {
            return adds.remove();
        }
        if (silent) {
            return new Outcome.Unknown<>("no answer");
        }
        var left = new HashMap<String, String>();
        for (var parcel : parcels) {
            var word = refused.get(parcel.trackingNo());
            if (word == null) {
                known.put(parcel.trackingNo(), parcel.status());
            } else {
                left.put(parcel.trackingNo(), word);
            }
        }
        return new Outcome.Answered<>(new ParcelsTaken(List.of(), left, "ok"));
    }

    @Override
    public int atOnce() {
        return 20;
    }

    @Override
    public Outcome<ParcelsTaken> modify(OrderNo orderNo, String trackingNo, ParcelChange change) {
        asked.add("change " + trackingNo);
        if (!changes.isEmpty()) {
            return changes.remove();
        }
        switch (change) {
            case ParcelChange.Status(var status) -> known.put(trackingNo, status);
            case ParcelChange.TrackingNumber(var number) -> {
                known.remove(trackingNo);
                known.put(number, ParcelStatus.SHIPPED);
            }
        }
        return new Outcome.Answered<>(new ParcelsTaken(List.of(), "ok"));
    }

    @Override
    public Outcome<ParcelKnown> retrieve(OrderNo orderNo, String trackingNo) {
        asked.add("ask " + trackingNo);
        if (!questions.isEmpty()) {
            return questions.remove();
        }
        if (silent) {
            return new Outcome.Unknown<>("no answer");
        }
        var word = words.get(trackingNo);
        if (word != null) {
            return new Outcome.Answered<>(new ParcelKnown(null, Map.of("shippingStatus", word), word));
        }
        var status = known.get(trackingNo);
        return new Outcome.Answered<>(
                status == null
                        ? ParcelKnown.none("not found")
                        : new ParcelKnown(status, Map.of("shippingStatus", status.name()), status.name()));
    }
}
