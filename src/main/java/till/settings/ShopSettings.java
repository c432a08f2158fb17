package till.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import till.domain.BusinessCalendar;

/**
 * How the shop wants its till; immutable.
 *
 * @param shopName on screen and receipts; may be empty
 * @param till this till's name, which leads every number: letters, digits and dashes, at most 10
 * @param calendar the shop's time zone and the hour at which its day begins
 * @param currency what amounts are keyed in
 * @param autoNextSeconds how long Paid stays before the next order starts; 0 for until somebody presses Enter
 * @param lockMinutes after how many minutes without anybody the window locks; 0 for never
 * @param methods which ways to pay are offered, in which order
 * @param listening where notifications are taken; nowhere unless set
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
        Methods methods,
        Listening listening) {

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
                new Methods(List.of(), Set.of()),
                Listening.OFF);
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
        return new ShopSettings(
                name,
                till,
                calendar,
                currency,
                language,
                theme,
                sound,
                autoNextSeconds,
                lockMinutes,
                methods,
                listening);
    }

    public ShopSettings withTill(String name) {
        return new ShopSettings(
                shopName,
                name,
                calendar,
                currency,
                language,
                theme,
                sound,
                autoNextSeconds,
                lockMinutes,
                methods,
                listening);
    }

    public ShopSettings withCalendar(BusinessCalendar wanted) {
        return new ShopSettings(
                shopName,
                till,
                wanted,
                currency,
                language,
                theme,
                sound,
                autoNextSeconds,
                lockMinutes,
                methods,
                listening);
    }

    public ShopSettings withCurrency(CurrencyUnit wanted) {
        return new ShopSettings(
                shopName,
                till,
                calendar,
                wanted,
                language,
                theme,
                sound,
                autoNextSeconds,
                lockMinutes,
                methods,
                listening);
    }

    public ShopSettings withLanguage(Language wanted) {
        return new ShopSettings(
                shopName,
                till,
                calendar,
                currency,
                wanted,
                theme,
                sound,
                autoNextSeconds,
                lockMinutes,
                methods,
                listening);
    }

    public ShopSettings withTheme(Theme wanted) {
        return new ShopSettings(
                shopName,
                till,
                calendar,
                currency,
                language,
                wanted,
                sound,
                autoNextSeconds,
                lockMinutes,
                methods,
                listening);
    }

    public ShopSettings withSound(boolean on) {
        return new ShopSettings(
                shopName,
                till,
                calendar,
                currency,
                language,
                theme,
                on,
                autoNextSeconds,
                lockMinutes,
                methods,
                listening);
    }

    public ShopSettings withAutoNextSeconds(int seconds) {
        return new ShopSettings(
                shopName, till, calendar, currency, language, theme, sound, seconds, lockMinutes, methods, listening);
    }

    public ShopSettings withLockMinutes(int minutes) {
        return new ShopSettings(
                shopName,
                till,
                calendar,
                currency,
                language,
                theme,
                sound,
                autoNextSeconds,
                minutes,
                methods,
                listening);
    }

    public ShopSettings withMethods(Methods wanted) {
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
                wanted,
                listening);
    }

    public ShopSettings withListening(Listening wanted) {
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
                methods,
                wanted);
    }
}
