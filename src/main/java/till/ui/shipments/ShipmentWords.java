package till.ui.shipments;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.Parcel;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.service.Carrier;
import till.settings.Texts;
import till.ui.kit.StateBadge;
import till.ui.kit.StateBadge.Mood;
import till.ui.orders.OrderWords;

/** How shipments read in the current language. */
final class ShipmentWords {
    private final OrderWords words;

    ShipmentWords(OrderWords words) {
        this.words = words;
    }

    Texts texts() {
        return words.texts();
    }

    OrderWords orders() {
        return words;
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(
                        texts().text("shipments.day"), texts().language().locale())
                .format(day);
    }

    /** The carrier's name where the till knows it. */
    String carrier(Parcel parcel) {
        return Carrier.of(parcel.carrier()).map(Carrier::name).orElse(parcel.carrier());
    }

    String direction(Parcel.Direction direction) {
        return texts().text("shipments.direction." + direction);
    }

    StateBadge badge(ShipmentRow row) {
        var shipment = row.shipment();
        return shipment == null ? left(row.daysLeft()) : badge(shipment);
    }

    StateBadge badge(Shipment shipment) {
        return badge(
                texts().text("shipment.state." + shipment.state()), icon(shipment.state()), mood(shipment.state()));
    }

    /** How many days are left to send a parcel, louder the fewer. */
    private StateBadge left(long days) {
        if (days < 0) {
            return badge(texts().text("shipments.late", Long.toString(-days)), "fth-alert-triangle", Mood.BAD);
        }
        return badge(
                texts().text("shipments.left", Long.toString(days)),
                "fth-clock",
                days < 2 ? Mood.DOUBTFUL : Mood.WAITING);
    }

    private static StateBadge badge(String text, String icon, Mood mood) {
        var badge = new StateBadge();
        badge.setText(text);
        badge.setAccessibleText(text);
        badge.setGraphic(new FontIcon(icon));
        mood.mark(badge);
        return badge;
    }

    private static Mood mood(ShipmentState state) {
        return switch (state) {
            case DELIVERED -> Mood.GOOD;
            case DRAFT, SENT, ACCEPTED, SHIPPED -> Mood.WAITING;
            case UNCERTAIN -> Mood.DOUBTFUL;
            case REFUSED -> Mood.BAD;
            case CANCELLED -> Mood.OVER;
        };
    }

    private static String icon(ShipmentState state) {
        return switch (state) {
            case DRAFT -> "fth-edit-3";
            case SENT, ACCEPTED -> "fth-clock";
            case UNCERTAIN -> "fth-help-circle";
            case REFUSED -> "fth-x-circle";
            case SHIPPED -> "fth-truck";
            case DELIVERED -> "fth-check-circle";
            case CANCELLED -> "fth-slash";
        };
    }

    /** A line of the timeline. */
    String line(Event event) {
        var facts = event.facts();
        var to = facts.getOrDefault("to", "");
        var text = switch (event.kind()) {
            case SHIPMENT_ADDED ->
                texts().text(
                                "event.shipment.added",
                                facts.getOrDefault("trackingNo", ""),
                                facts.getOrDefault("carrier", ""));
            case SHIPMENT_MOVED -> texts().text("event.shipment." + to);
            case SHIPMENT_CHANGE_ASKED ->
                texts().text(
                                "event.shipment.asked." + facts.getOrDefault("change", ""),
                                facts.getOrDefault("value", ""));
            case SHIPMENT_CHANGE_MOVED ->
                texts().text(
                                "event.shipment.change." + to,
                                texts().text("shipment.change." + facts.getOrDefault("change", "")));
            default -> "";
        };
        return words.dayAndTime(event.at()) + "  " + text + word(event);
    }

    private static String word(Event event) {
        return Optional.ofNullable(event.facts().get("word"))
                .filter(word -> !word.isBlank())
                .map(word -> "  (" + word + ")")
                .orElse("");
    }

    /** What has to be known about where it stands now; empty where the badge says it all. */
    Optional<String> standing(Shipment shipment) {
        var change = shipment.change();
        if (change != null && change.isUnfinished()) {
            return Optional.of(
                    texts().text("shipments.change.waiting", texts().text("shipment.change." + change.kind())));
        }
        if (change != null && change.state() == OperationState.FAILED) {
            return Optional.of(texts().text(
                            "shipments.change.failed",
                            texts().text("shipment.change." + change.kind()),
                            String.valueOf(shipment.watch().word())));
        }
        return switch (shipment.state()) {
            case DRAFT, SENT -> Optional.of(texts().text("shipments.told.waiting"));
            case UNCERTAIN -> Optional.of(texts().text("shipments.told.uncertain"));
            case REFUSED ->
                Optional.of(texts().text(
                                "shipments.told.refused",
                                String.valueOf(shipment.watch().word())));
            case ACCEPTED ->
                Optional.of(texts().text(
                                "shipments.told.accepted",
                                String.valueOf(shipment.watch().word())));
            case SHIPPED, DELIVERED, CANCELLED -> newWord(shipment);
        };
    }

    /** What the gateway says by now in words of its own, where it is none of those the till knows. */
    private Optional<String> newWord(Shipment shipment) {
        return Optional.ofNullable(shipment.details().get("shippingStatus"))
                .filter(word -> Stream.of(ShipmentState.values())
                        .noneMatch(state -> state.name().replace("LL", "L").equalsIgnoreCase(word.replace("LL", "L"))))
                .map(word -> texts().text("shipments.told.word", word));
    }
}
