package till.gateway.acqra;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.OrderNo;
import till.gateway.Outcome;
import till.gateway.Shipments;
import till.gateway.acqra.AcqraClient.Ask;
import till.gateway.acqra.AcqraClient.Reply;
import till.gateway.http.SafeText;

/** Tells of parcels, in the gateway's own spelling. May be shared between threads. */
final class AcqraShipments implements Shipments {
    private static final String OPERATION = "shipping";
    private static final List<String> FACTS = List.of(
            "carrier",
            "desc",
            "shipmentDate",
            "shipmentDirection",
            "shippingStatus",
            "trackingNo",
            "trackingNumberType",
            "trackingUrl",
            "tradeNo");

    /** Nothing says how many a batch may hold; the service it copies takes twenty. */
    private static final int AT_ONCE = 20;

    /** No list of codes exists: only an answer that says so in words denies a parcel, or has it already. */
    private static final Pattern NOT_FOUND = Pattern.compile(
            "(?i)not\\s+(be\\s+)?(found|exist)|no\\s+such|does\\s*n.t\\s+exist|\u4e0d\u5b58\u5728|\u672a\u627e\u5230|\u627e\u4e0d\u5230|\u67e5\u65e0");

    private static final Pattern EXISTS =
            Pattern.compile("(?i)already\\s+exist|duplicate|\u5df2\u5b58\u5728|\u91cd\u590d");

    private final AcqraClient client;

    AcqraShipments(AcqraClient client) {
        this.client = client;
    }

    @Override
    public Outcome<ParcelsTaken> add(Parcel parcel) {
        var ask = new Ask(OPERATION, parcel.orderNo().text(), "/gateway/v1/shipping/tracking", body(parcel));
        var reply = client.send(ask);
        return reply instanceof Reply.Failure failure
                ? left(failure, parcel.trackingNo())
                : taken(reply, List.of(parcel.trackingNo()));
    }

    /** An error proves nothing, but it is the gateway's word about this one parcel: whether it knows it is asked next. */
    private static Outcome<ParcelsTaken> left(Reply.Failure failure, String trackingNo) {
        return EXISTS.matcher(failure.message()).find()
                ? new Outcome.Exists<>(failure.word())
                : new Outcome.Answered<>(
                        new ParcelsTaken(List.of(), Map.of(trackingNo, failure.word()), failure.word()));
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Outcome<ParcelsTaken> addAll(List<Parcel> parcels) {
        var bodies = parcels.stream().map(AcqraShipments::body).toList();
        var ask = new Ask(OPERATION, "", "/gateway/v1/shipping/tracking-batch", bodies);
        return taken(client.send(ask), parcels.stream().map(Parcel::trackingNo).toList());
    }

    private static Map<String, Object> body(Parcel parcel) {
        var body = new LinkedHashMap<String, Object>();
        body.put("carrier", parcel.carrier());
        body.put("orderNo", parcel.orderNo().text());
        body.put("shipmentDate", parcel.shippedOn().toString());
        body.put("shipmentDirection", parcel.direction().name());
        body.put("shippingStatus", parcel.status().name());
        body.put("trackingNo", parcel.trackingNo());
        body.put("trackingNumberType", "CARRIER_PROVIDED");
        if (parcel.trackingUrl() != null) {
            body.put("trackingUrl", parcel.trackingUrl());
        }
        return body;
    }

    /** {@code iterms} is the document's own spelling. */
    @Override
    public Outcome<ParcelsTaken> modify(OrderNo orderNo, String trackingNo, ParcelChange change) {
        var item = switch (change) {
            case ParcelChange.Status(var status) -> Map.of("op", "replace", "path", "/status", "value", status.name());
            case ParcelChange.TrackingNumber(var number) ->
                Map.of("op", "replace", "path", "/trackingNo", "value", number);
        };
        var body = Map.of("iterms", List.of(item), "orderNo", orderNo.text(), "trackingNo", trackingNo);
        var reply = client.send(new Ask(OPERATION, orderNo.text(), "/gateway/v1/shipping/tracking-modify", body));
        return reply instanceof Reply.Failure failure
                ? new Outcome.Answered<>(
                        new ParcelsTaken(List.of(), Map.of(trackingNo, failure.word()), failure.word()))
                : taken(reply, List.of(trackingNo));
    }

    private static Outcome<ParcelsTaken> taken(Reply reply, List<String> sent) {
        return switch (reply) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> taken(data, sent);
        };
    }

    /**
     * What the ids of the "taken ones" are is not said: those that are or end in a tracking number name it; others only count.
     */
    private static Outcome<ParcelsTaken> taken(Reply.Data data, List<String> sent) {
        var word = SafeText.of(data.text("respMsg") + " " + data.text("desc"));
        var ids = ids(data);
        if (ids.isEmpty()) {
            return new Outcome.Answered<>(new ParcelsTaken(List.of(), word));
        }
        var named = ids.get().stream()
                .flatMap(id -> named(id, sent).stream())
                .distinct()
                .toList();
        if (!named.isEmpty()) {
            return new Outcome.Answered<>(new ParcelsTaken(named, left(data, sent, named), word));
        }
        return ids.get().size() == sent.size()
                ? new Outcome.Answered<>(new ParcelsTaken(List.of(), word))
                : new Outcome.Unknown<>("took " + ids.get().size() + " of " + sent.size() + " " + word);
    }

    /** The longest that fits: the end of one number may be another. */
    private static Optional<String> named(String id, List<String> sent) {
        return sent.stream()
                .filter(number -> id.equals(number) || id.endsWith("-" + number))
                .max(Comparator.comparingInt(String::length));
    }

    /** Those it does not name among the taken, each with what {@code desc} tells of it. */
    private static Map<String, String> left(Reply.Data data, List<String> sent, List<String> named) {
        var reasons = List.of(data.text("desc").split("[;\n]"));
        return sent.stream()
                .filter(number -> !named.contains(number))
                .collect(Collectors.toMap(
                        number -> number,
                        number -> SafeText.of(reasons.stream()
                                .map(String::strip)
                                .filter(reason -> isAbout(number, reason))
                                .findFirst()
                                .orElse("not among the trackings taken")),
                        (first, _) -> first));
    }

    /** It begins with the number, and not with a longer one that begins alike. */
    private static boolean isAbout(String number, String reason) {
        return reason.startsWith(number)
                && (reason.length() == number.length() || !Character.isLetterOrDigit(reason.charAt(number.length())));
    }

    /** A list or one text with commas; empty where the answer has neither. */
    private static Optional<List<String>> ids(Reply.Data data) {
        var node = data.node("trackings");
        if (node.isArray()) {
            return Optional.of(node.valueStream().map(AcqraClient::text).toList());
        }
        var text = data.text("trackings");
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(
                        Arrays.stream(text.split("[,;]", -1)).map(String::strip).toList());
    }

    /** {@code matedata} is the document's own spelling, and demanded though nothing says what for. */
    @Override
    public Outcome<ParcelKnown> retrieve(OrderNo orderNo, String trackingNo) {
        var body = Map.of("orderNo", orderNo.text(), "trackingNo", trackingNo, "matedata", Map.of());
        return switch (client.send(new Ask(OPERATION, orderNo.text(), "/gateway/v1/shipping/retrieve", body))) {
            case Reply.Nothing(var word) -> new Outcome.Unknown<>(word);
            case Reply.Failure failure
            when NOT_FOUND.matcher(failure.message()).find() ->
                new Outcome.Answered<>(ParcelKnown.none(failure.word()));
            case Reply.Failure failure -> new Outcome.Unknown<>(failure.word());
            case Reply.NotDone notDone -> notDone.refused();
            case Reply.Data data -> known(orderNo, trackingNo, data);
        };
    }

    private static Outcome<ParcelKnown> known(OrderNo orderNo, String trackingNo, Reply.Data data) {
        var order = data.text("orderNo");
        var tracking = data.text("trackingNo");
        if (isAnother(order, orderNo.text()) || isAnother(tracking, trackingNo)) {
            return new Outcome.Unknown<>("answer about another parcel");
        }
        var facts = new LinkedHashMap<String, String>();
        for (var name : FACTS) {
            var text = SafeText.of(data.text(name));
            if (!text.isEmpty()) {
                facts.put(name, text);
            }
        }
        for (var name : List.of("matedata", "metadata")) {
            data.node(name)
                    .propertyStream()
                    .forEach(field -> facts.put(
                            name + "." + SafeText.of(field.getKey()), SafeText.of(AcqraClient.text(field.getValue()))));
        }
        var status = data.text("shippingStatus");
        return new Outcome.Answered<>(new ParcelKnown(status(status), facts, SafeText.of("shippingStatus " + status)));
    }

    /** The document lets both numbers go. */
    private static boolean isAnother(String said, String ours) {
        return !said.isEmpty() && !said.equals(ours);
    }

    private static @Nullable ParcelStatus status(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "SHIPPED" -> ParcelStatus.SHIPPED;
            case "DELIVERED" -> ParcelStatus.DELIVERED;
            case "CANCELLED", "CANCELED" -> ParcelStatus.CANCELLED;
            default -> null;
        };
    }
}
