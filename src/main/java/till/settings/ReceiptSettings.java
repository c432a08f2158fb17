package till.settings;

import java.util.List;
import java.util.Locale;

/**
 * How the shop wants its receipts; immutable.
 *
 * @param header below the shop's name: address, phone, registration; lines
 * @param footer at the end: thanks, opening hours, how goods are exchanged; lines
 * @param logo the picture's file; empty for none
 * @param where the printer is: host and port, a device file, a folder or a printer's name, as its kind needs
 * @param automatic whether a receipt is printed as soon as a payment is paid
 * @param drawer whether the cash drawer opens with it
 * @param copies how many are printed at once
 */
public record ReceiptSettings(
        String header,
        String footer,
        String logo,
        Languages languages,
        Roll paper,
        Printer printer,
        String where,
        boolean automatic,
        boolean drawer,
        int copies) {

    /** Without a printer; Chinese, in the script nearest to the shop's, and English together. */
    public static ReceiptSettings defaults(Locale locale) {
        var languages = Language.of(locale) == Language.SIMPLIFIED_CHINESE ? Languages.HANS_EN : Languages.HANT_EN;
        return new ReceiptSettings("", "", "", languages, Roll.MM_80, Printer.NONE, "", false, false, 1);
    }

    public boolean hasPrinter() {
        return printer != Printer.NONE;
    }

    /** What a receipt speaks: one language, or each word twice. */
    public enum Languages {
        HANT_EN,
        HANS_EN,
        EN,
        HANT,
        HANS;

        /** In the order they are read. */
        public List<Language> spoken() {
            return switch (this) {
                case HANT_EN -> List.of(Language.TRADITIONAL_CHINESE, Language.ENGLISH);
                case HANS_EN -> List.of(Language.SIMPLIFIED_CHINESE, Language.ENGLISH);
                case EN -> List.of(Language.ENGLISH);
                case HANT -> List.of(Language.TRADITIONAL_CHINESE);
                case HANS -> List.of(Language.SIMPLIFIED_CHINESE);
            };
        }
    }

    /** What is printed on. */
    public enum Roll {
        MM_58,
        MM_80,
        A4
    }

    /** How the printer is reached. */
    public enum Printer {
        NONE,
        NETWORK,
        DEVICE,
        /** One the operating system knows. */
        SYSTEM,
        /** PDF files in a folder. */
        PDF,
        /** The bytes for a receipt printer, kept in a folder. */
        FILES
    }
}
