package till.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import till.domain.BusinessCalendar;
import till.domain.Mode;

/**
 * How the shop wants its till; immutable.
 *
 * @param shopName on screen and receipts; may be empty
 * @param till this till's name, which leads every number: letters, digits and dashes, at most 10
 * @param calendar the shop's time zone and the hour at which its day begins
 * @param currency what amounts are keyed in
 * @param autoNextSeconds how long Paid stays before the next order starts; 0 for until somebody presses Enter
 * @param lockMinutes after how many minutes without anybody the window locks; 0 for never
 * @param shipDays within how many days of the payment the shop wants to have sent an order
 * @param methods which ways to pay are offered, in which order
 * @param listening where notifications are taken; nowhere unless set
 * @param display what customers see and staff hear
 * @param receipts what is printed, and where
 * @param scanner the scanner that types like a keyboard
 * @param charging in which modes this till charges agreements that are due by itself
 * @param guided whether the guide for the first start was finished or skipped
 */
public record ShopSettings(
        String shopName,
        String till,
        BusinessCalendar calendar,
        CurrencyUnit currency,
        Language language,
        Theme theme,
        boolean sound,
        int autoNextSeconds,
        int lockMinutes,
        int shipDays,
        Methods methods,
        Listening listening,
        DisplaySettings display,
        ReceiptSettings receipts,
        ScannerSettings scanner,
        Set<Mode> charging,
        boolean guided) {
    public ShopSettings {
        charging = Set.copyOf(charging);
    }

    public static ShopSettings defaults(Locale locale) {
        return new ShopSettings(
                "",
                "T01",
                new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                CurrencyUnit.of("HKD"),
                Language.of(locale),
                Theme.SYSTEM,
                true,
                8,
                5,
                3,
                new Methods(List.of(), Set.of()),
                Listening.OFF,
                DisplaySettings.defaults(locale),
                ReceiptSettings.defaults(locale),
                ScannerSettings.USUAL,
                Set.of(),
                false);
    }

    /**
     * Ways to pay, each as {@code gateway/code}.
     *
     * @param order those that come first, in this order; the others follow as the gateways list them
     * @param hidden those not offered
     */
    public record Methods(List<String> order, Set<String> hidden) {
        public Methods {
            order = List.copyOf(order);
            hidden = Set.copyOf(hidden);
        }
    }

    /**
     * Where gateways may post notifications to.
     *
     * @param port 0 for nowhere
     * @param address of this machine, as numbers; the loopback one where something on this machine passes them on
     */
    public record Listening(int port, String address) {
        public static final Listening OFF = new Listening(0, "127.0.0.1");

        public boolean isOn() {
            return port > 0;
        }
    }

    public ShopSettings withShopName(String name) {
        return changed(draft -> draft.shopName = name);
    }

    public ShopSettings withTill(String name) {
        return changed(draft -> draft.till = name);
    }

    public ShopSettings withCalendar(BusinessCalendar wanted) {
        return changed(draft -> draft.calendar = wanted);
    }

    public ShopSettings withCurrency(CurrencyUnit wanted) {
        return changed(draft -> draft.currency = wanted);
    }

    public ShopSettings withLanguage(Language wanted) {
        return changed(draft -> draft.language = wanted);
    }

    public ShopSettings withTheme(Theme wanted) {
        return changed(draft -> draft.theme = wanted);
    }

    public ShopSettings withSound(boolean on) {
        return changed(draft -> draft.sound = on);
    }

    public ShopSettings withAutoNextSeconds(int seconds) {
        return changed(draft -> draft.autoNextSeconds = seconds);
    }

    public ShopSettings withLockMinutes(int minutes) {
        return changed(draft -> draft.lockMinutes = minutes);
    }

    public ShopSettings withShipDays(int days) {
        return changed(draft -> draft.shipDays = days);
    }

    public ShopSettings withMethods(Methods wanted) {
        return changed(draft -> draft.methods = wanted);
    }

    public ShopSettings withListening(Listening wanted) {
        return changed(draft -> draft.listening = wanted);
    }

    public ShopSettings withDisplay(DisplaySettings wanted) {
        return changed(draft -> draft.display = wanted);
    }

    public ShopSettings withReceipts(ReceiptSettings wanted) {
        return changed(draft -> draft.receipts = wanted);
    }

    public ShopSettings withScanner(ScannerSettings wanted) {
        return changed(draft -> draft.scanner = wanted);
    }

    /** Whether this till charges agreements that are due by itself. */
    public ShopSettings withCharging(Mode mode, boolean on) {
        return changed(draft -> draft.charging = Stream.of(Mode.values())
                .filter(each -> each == mode ? on : charging.contains(each))
                .collect(Collectors.toSet()));
    }

    public ShopSettings withGuided(boolean done) {
        return changed(draft -> draft.guided = done);
    }

    private ShopSettings changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** The same values, one of which is being replaced. */
    private static final class Draft {
        private String shopName;
        private String till;
        private BusinessCalendar calendar;
        private CurrencyUnit currency;
        private Language language;
        private Theme theme;
        private boolean sound;
        private int autoNextSeconds;
        private int lockMinutes;
        private int shipDays;
        private Methods methods;
        private Listening listening;
        private DisplaySettings display;
        private ReceiptSettings receipts;
        private ScannerSettings scanner;
        private Set<Mode> charging;
        private boolean guided;

        private Draft(ShopSettings from) {
            shopName = from.shopName;
            till = from.till;
            calendar = from.calendar;
            currency = from.currency;
            language = from.language;
            theme = from.theme;
            sound = from.sound;
            autoNextSeconds = from.autoNextSeconds;
            lockMinutes = from.lockMinutes;
            shipDays = from.shipDays;
            methods = from.methods;
            listening = from.listening;
            display = from.display;
            receipts = from.receipts;
            scanner = from.scanner;
            charging = from.charging;
            guided = from.guided;
        }

        private ShopSettings settings() {
            return new ShopSettings(
                    shopName,
                    till,
                    calendar,
                    currency,
                    language,
                    theme,
                    sound,
                    autoNextSeconds,
                    lockMinutes,
                    shipDays,
                    methods,
                    listening,
                    display,
                    receipts,
                    scanner,
                    charging,
                    guided);
        }
    }
}
