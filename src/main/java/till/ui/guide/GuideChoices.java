package till.ui.guide;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import till.ui.kit.ChoiceWords;

/** The currencies and time zones a shop chooses from, named in the language of the window. */
final class GuideChoices {
    private static final List<String> CURRENCIES = List.of(
            "HKD", "CNY", "MOP", "TWD", "SGD", "MYR", "IDR", "THB", "PHP", "VND", "JPY", "KRW", "USD", "EUR", "GBP");
    private static final List<String> ZONES = List.of(
            "Asia/Hong_Kong",
            "Asia/Macau",
            "Asia/Shanghai",
            "Asia/Taipei",
            "Asia/Singapore",
            "Asia/Kuala_Lumpur",
            "Asia/Jakarta",
            "Asia/Bangkok",
            "Asia/Manila",
            "Asia/Ho_Chi_Minh",
            "Asia/Tokyo",
            "Asia/Seoul",
            "Europe/London",
            "America/New_York",
            "Australia/Sydney",
            "UTC");

    private final Locale locale;
    private final InstantSource clock;

    /** @param clock for the offsets, which change with the season */
    GuideChoices(Locale locale, InstantSource clock) {
        this.locale = locale;
        this.clock = clock;
    }

    void offerCurrencies(ComboBox<String> box, ObjectProperty<String> chosen) {
        offer(
                box,
                CURRENCIES,
                chosen,
                code -> code + "  " + Currency.getInstance(code).getDisplayName(locale));
    }

    void offerZones(ComboBox<String> box, ObjectProperty<String> chosen) {
        offer(box, ZONES, chosen, this::zone);
    }

    private String zone(String id) {
        var zone = ZoneId.of(id);
        var offset = zone.getRules().getOffset(clock.instant());
        var hours = offset.getTotalSeconds() == 0 ? "" : offset.getId().replaceFirst(":00$", "");
        return zone.getDisplayName(TextStyle.FULL, locale) + "  (UTC" + hours + ")";
    }

    /** What is set already is offered as well. */
    private static void offer(
            ComboBox<String> box, List<String> usual, ObjectProperty<String> chosen, UnaryOperator<String> words) {
        var all = new ArrayList<>(usual);
        if (!all.contains(chosen.get())) {
            all.addFirst(chosen.get());
        }
        box.getItems().setAll(all);
        box.setConverter(new ChoiceWords<>(box, value -> value.isEmpty() ? "" : words.apply(value)));
        box.valueProperty().bindBidirectional(chosen);
    }
}
