package till.settings;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.domain.Result;
import till.settings.ReceiptSettings.Languages;
import till.settings.ReceiptSettings.Printer;
import till.settings.ReceiptSettings.Roll;

/** The settings of receipts, each as one text: how they read and which texts they take. */
public enum ReceiptField {
    HEADER,
    FOOTER,
    LOGO,
    LANGUAGES,
    PAPER,
    PRINTER,
    WHERE,
    AUTOMATIC,
    DRAWER,
    COPIES;

    /** Port of nearly all receipt printers in a network. */
    public static final int USUAL_PORT = 9_100;

    private static final int LONGEST_TEXT = 600;
    private static final int MOST_LINES = 12;
    private static final int LONGEST_PATH = 400;
    private static final Pattern COUNT = Pattern.compile("[1-5]");
    private static final Pattern ADDRESS = Pattern.compile("\\[?[^\\s/\\\\]+?\\]?(:(?<port>[0-9]{1,5}))?");
    private static final int LARGEST_PORT = 65_535;

    /** Its name in the settings file, and in the problem's key {@code settings.receipts.<name>.wrong}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String text(ReceiptSettings settings) {
        return switch (this) {
            case HEADER -> settings.header();
            case FOOTER -> settings.footer();
            case LOGO -> settings.logo();
            case LANGUAGES -> settings.languages().name();
            case PAPER -> settings.paper().name();
            case PRINTER -> settings.printer().name();
            case WHERE -> settings.where();
            case AUTOMATIC -> Boolean.toString(settings.automatic());
            case DRAWER -> Boolean.toString(settings.drawer());
            case COPIES -> Integer.toString(settings.copies());
        };
    }

    /** All of them. */
    public static Map<ReceiptField, String> texts(ReceiptSettings settings) {
        var texts = new EnumMap<ReceiptField, String>(ReceiptField.class);
        Stream.of(values()).forEach(field -> texts.put(field, field.text(settings)));
        return texts;
    }

    /** The settings of these texts, or the problem that names the first wrong one; what is not named stays. */
    public static Result<ReceiptSettings> read(ReceiptSettings settings, Map<ReceiptField, String> named) {
        var texts = texts(settings);
        named.forEach((field, text) -> texts.put(field, text.strip()));
        for (var entry : texts.entrySet()) {
            if (!entry.getKey().takes(entry.getValue())) {
                return Result.failed(entry.getKey().wrong(), shortened(entry.getValue()));
            }
        }
        var read = of(texts);
        return whereFits(read) ? Result.done(read) : Result.failed(WHERE.wrong(), shortened(read.where()));
    }

    private static ReceiptSettings of(Map<ReceiptField, String> texts) {
        return new ReceiptSettings(
                of(texts, HEADER),
                of(texts, FOOTER),
                of(texts, LOGO),
                Languages.valueOf(of(texts, LANGUAGES)),
                Roll.valueOf(of(texts, PAPER)),
                Printer.valueOf(of(texts, PRINTER)),
                of(texts, WHERE),
                Boolean.parseBoolean(of(texts, AUTOMATIC)),
                Boolean.parseBoolean(of(texts, DRAWER)),
                Integer.parseInt(of(texts, COPIES)));
    }

    private static String of(Map<ReceiptField, String> texts, ReceiptField field) {
        return Objects.requireNonNull(texts.get(field), field.key());
    }

    private boolean takes(String text) {
        return switch (this) {
            case HEADER, FOOTER ->
                text.length() <= LONGEST_TEXT
                        && text.lines().count() <= MOST_LINES
                        && text.chars().allMatch(each -> each == '\n' || !Character.isISOControl(each));
            case LOGO, WHERE -> text.length() <= LONGEST_PATH && text.chars().noneMatch(Character::isISOControl);
            case LANGUAGES -> named(Languages.values(), text);
            case PAPER -> named(Roll.values(), text);
            case PRINTER -> named(Printer.values(), text);
            case AUTOMATIC, DRAWER -> text.equals("true") || text.equals("false");
            case COPIES -> COUNT.matcher(text).matches();
        };
    }

    private static boolean named(Enum<?>[] constants, String text) {
        return Stream.of(constants).anyMatch(each -> each.name().equals(text));
    }

    /** A printer needs a place; one that the system knows may be the system's first choice. */
    private static boolean whereFits(ReceiptSettings settings) {
        return switch (settings.printer()) {
            case NONE, SYSTEM -> true;
            case DEVICE, PDF, FILES -> !settings.where().isBlank();
            case NETWORK -> {
                var address = ADDRESS.matcher(settings.where());
                yield address.matches() && port(address.group("port")) > 0;
            }
        };
    }

    /** 0 for one that cannot be. */
    private static int port(@Nullable String text) {
        var port = text == null ? USUAL_PORT : Integer.parseInt(text);
        return port <= LARGEST_PORT ? port : 0;
    }

    private String wrong() {
        return "settings.receipts." + key() + ".wrong";
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
