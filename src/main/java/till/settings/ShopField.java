package till.settings;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import till.domain.BusinessCalendar;
import till.domain.Result;

/** The settings that are one text each: how they read and which texts they take. A settings form shows one per field. */
public enum ShopField {
    SHOP_NAME("shopName"),
    TILL("till"),
    ZONE("zone"),
    CUT_OFF_HOUR("cutOffHour"),
    CURRENCY("currency"),
    LANGUAGE("language"),
    THEME("theme"),
    SOUND("sound"),
    AUTO_NEXT_SECONDS("autoNextSeconds"),
    LOCK_MINUTES("lockMinutes"),
    SHIP_DAYS("shipDays"),
    NOTIFY_PORT("notifyPort"),
    NOTIFY_ADDRESS("notifyAddress");

    private static final int LONGEST_SHOP_NAME = 80;
    private static final int LONGEST_AUTO_NEXT = 600;
    private static final int LONGEST_UNLOCKED = 480;
    private static final int LONGEST_SHIPPING = 60;
    private static final int LEAST_PORT = 1024;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern TILL_NAME = Pattern.compile("(?=.*[A-Za-z0-9])[A-Za-z0-9-]{1,10}");
    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,5}");

    private final String key;

    ShopField(String key) {
        this.key = key;
    }

    /** Its name in the settings file, and in the problem's key {@code settings.<name>.wrong}. */
    public String key() {
        return key;
    }

    public String text(ShopSettings settings) {
        return switch (this) {
            case SHOP_NAME -> settings.shopName();
            case TILL -> settings.till();
            case ZONE -> settings.calendar().zone().getId();
            case CUT_OFF_HOUR -> Integer.toString(settings.calendar().cutOffHour());
            case CURRENCY -> settings.currency().getCode();
            case LANGUAGE -> settings.language().tag();
            case THEME -> settings.theme().name().toLowerCase(Locale.ROOT);
            case SOUND -> Boolean.toString(settings.sound());
            case AUTO_NEXT_SECONDS -> Integer.toString(settings.autoNextSeconds());
            case LOCK_MINUTES -> Integer.toString(settings.lockMinutes());
            case SHIP_DAYS -> Integer.toString(settings.shipDays());
            case NOTIFY_PORT -> Integer.toString(settings.listening().port());
            case NOTIFY_ADDRESS -> settings.listening().address();
        };
    }

    /** The settings with this field set from a text, or the problem that names the field. */
    public Result<ShopSettings> set(ShopSettings settings, String text) {
        var plain = text.strip();
        return switch (this) {
            case SHOP_NAME ->
                plain.length() <= LONGEST_SHOP_NAME && plain.chars().noneMatch(Character::isISOControl)
                        ? Result.done(settings.withShopName(plain))
                        : wrong(text);
            case TILL -> TILL_NAME.matcher(plain).matches() ? Result.done(settings.withTill(plain)) : wrong(text);
            case ZONE -> zone(settings, plain);
            case CUT_OFF_HOUR -> cutOff(settings, plain);
            case CURRENCY -> currency(settings, plain);
            case LANGUAGE ->
                Language.tagged(plain)
                        .map(settings::withLanguage)
                        .map(Result::done)
                        .orElseGet(() -> wrong(text));
            case THEME -> theme(settings, plain);
            case SOUND ->
                plain.equals("true") || plain.equals("false")
                        ? Result.done(settings.withSound(plain.equals("true")))
                        : wrong(text);
            case AUTO_NEXT_SECONDS -> counted(plain, LONGEST_AUTO_NEXT, settings::withAutoNextSeconds);
            case LOCK_MINUTES -> counted(plain, LONGEST_UNLOCKED, settings::withLockMinutes);
            case SHIP_DAYS -> counted(plain, LONGEST_SHIPPING, settings::withShipDays);
            case NOTIFY_PORT -> port(settings, plain);
            case NOTIFY_ADDRESS -> address(settings, plain);
        };
    }

    private Result<ShopSettings> zone(ShopSettings settings, String text) {
        try {
            var zone = ZoneId.of(text);
            return Result.done(settings.withCalendar(
                    new BusinessCalendar(zone, settings.calendar().cutOffHour())));
        } catch (DateTimeException _) {
            return wrong(text);
        }
    }

    private Result<ShopSettings> cutOff(ShopSettings settings, String text) {
        var hour = number(text, 23);
        return hour < 0
                ? wrong(text)
                : Result.done(settings.withCalendar(
                        new BusinessCalendar(settings.calendar().zone(), hour)));
    }

    private Result<ShopSettings> currency(ShopSettings settings, String text) {
        try {
            return Result.done(settings.withCurrency(CurrencyUnit.of(text.toUpperCase(Locale.ROOT))));
        } catch (IllegalCurrencyException _) {
            return wrong(text);
        }
    }

    private Result<ShopSettings> theme(ShopSettings settings, String text) {
        return Stream.of(Theme.values())
                .filter(theme -> theme.name().equalsIgnoreCase(text))
                .findFirst()
                .map(settings::withTheme)
                .map(Result::done)
                .orElseGet(() -> wrong(text));
    }

    /** Ports below 1024 are the system's; 0 is for none. */
    private Result<ShopSettings> port(ShopSettings settings, String text) {
        var port = number(text, LARGEST_PORT);
        var old = settings.listening();
        return port < 0 || (port > 0 && port < LEAST_PORT)
                ? wrong(text)
                : Result.done(settings.withListening(new ShopSettings.Listening(port, old.address())));
    }

    /** Numbers only: a name would be looked up, and may mean another machine tomorrow. */
    private Result<ShopSettings> address(ShopSettings settings, String text) {
        try {
            var address = InetAddress.ofLiteral(text).getHostAddress();
            return Result.done(settings.withListening(
                    new ShopSettings.Listening(settings.listening().port(), address)));
        } catch (IllegalArgumentException _) {
            return wrong(text);
        }
    }

    private Result<ShopSettings> counted(String text, int most, IntFunction<ShopSettings> with) {
        var count = number(text, most);
        return count < 0 ? wrong(text) : Result.done(with.apply(count));
    }

    private static int number(String text, int most) {
        var number = SHORT_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        return number <= most ? number : -1;
    }

    private Result<ShopSettings> wrong(String text) {
        return Result.failed("settings." + key + ".wrong", text.length() > 40 ? text.substring(0, 40) + "…" : text);
    }
}
