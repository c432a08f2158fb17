package till.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import till.domain.Result;

/**
 * The settings that are the shop's and not one till's: on a shared ledger every till has the same. Each reads as one text. What
 * hangs on a machine (till number, language, theme, printer and its logo, scanner, screens, listening) and on its gateways (which
 * ways to pay, in which order) is not among them.
 */
public enum SharedField {
    SHOP_NAME("shopName"),
    ZONE("zone"),
    CUT_OFF_HOUR("cutOffHour"),
    CURRENCY("currency"),
    LOCK_MINUTES("lockMinutes"),
    SHIP_DAYS("shipDays"),
    RECEIPT_HEADER("receipts.header"),
    RECEIPT_FOOTER("receipts.footer"),
    RECEIPT_LANGUAGES("receipts.languages"),
    GREETING("display.greeting");

    private final String key;

    SharedField(String key) {
        this.key = key;
    }

    /** Its name in the ledger. */
    public String key() {
        return key;
    }

    /** What it is called in the ledger; empty for what a newer program shares. */
    public static Optional<SharedField> named(String key) {
        return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** All of them. */
    public static Map<SharedField, String> texts(ShopSettings settings) {
        var texts = new EnumMap<SharedField, String>(SharedField.class);
        Stream.of(values()).forEach(field -> texts.put(field, field.text(settings)));
        return texts;
    }

    public String text(ShopSettings settings) {
        return switch (this) {
            case SHOP_NAME -> ShopField.SHOP_NAME.text(settings);
            case ZONE -> ShopField.ZONE.text(settings);
            case CUT_OFF_HOUR -> ShopField.CUT_OFF_HOUR.text(settings);
            case CURRENCY -> ShopField.CURRENCY.text(settings);
            case LOCK_MINUTES -> ShopField.LOCK_MINUTES.text(settings);
            case SHIP_DAYS -> ShopField.SHIP_DAYS.text(settings);
            case RECEIPT_HEADER -> ReceiptField.HEADER.text(settings.receipts());
            case RECEIPT_FOOTER -> ReceiptField.FOOTER.text(settings.receipts());
            case RECEIPT_LANGUAGES -> ReceiptField.LANGUAGES.text(settings.receipts());
            case GREETING -> settings.display().greeting();
        };
    }

    /** The settings with this one set, or the problem that names it. */
    Result<ShopSettings> set(ShopSettings settings, String text) {
        return switch (this) {
            case SHOP_NAME -> ShopField.SHOP_NAME.set(settings, text);
            case ZONE -> ShopField.ZONE.set(settings, text);
            case CUT_OFF_HOUR -> ShopField.CUT_OFF_HOUR.set(settings, text);
            case CURRENCY -> ShopField.CURRENCY.set(settings, text);
            case LOCK_MINUTES -> ShopField.LOCK_MINUTES.set(settings, text);
            case SHIP_DAYS -> ShopField.SHIP_DAYS.set(settings, text);
            case RECEIPT_HEADER -> receipts(settings, ReceiptField.HEADER, text);
            case RECEIPT_FOOTER -> receipts(settings, ReceiptField.FOOTER, text);
            case RECEIPT_LANGUAGES -> receipts(settings, ReceiptField.LANGUAGES, text);
            case GREETING ->
                text.length() <= DisplaySettings.LONGEST_GREETING
                        ? Result.done(settings.withDisplay(settings.display().withGreeting(text)))
                        : Result.failed("settings.display.wrong", "greeting");
        };
    }

    private static Result<ShopSettings> receipts(ShopSettings settings, ReceiptField field, String text) {
        return ReceiptField.read(settings.receipts(), Map.of(field, text)).map(settings::withReceipts);
    }
}
