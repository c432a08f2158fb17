package till.ui.shell;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import till.settings.Language;

/** Whether a text on screen keeps to the language of the screen; names, codes and what people wrote are the same in each. */
final class OneLanguage {
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern DATA = Pattern.compile(
            "T01\\w*|\\b[A-Z]{3}\\b|\\b[A-Z]{1,6}_[A-Z0-9]+\\b|回覆：.*|（[A-Za-z]+）|\\bF\\d+\\b|\\b[0-9a-f]{8,}\\b|\\S+[:/.]\\S+");

    /** Names, codes and units: the same in every language. */
    private static final Set<String> NAMES = Set.of(
            "Harbour",
            "Till",
            "Tea",
            "House",
            "Java",
            "JavaFX",
            "PostgreSQL",
            "UTF",
            "Base",
            "PEM",
            "pkcs",
            "oaep",
            "Gnete",
            "QLink",
            "Acqra",
            "EasyLink",
            "Chingchingpay",
            "Merchant",
            "App",
            "Excel",
            "Big",
            "English",
            "EN",
            "Esc",
            "Express",
            "Enter",
            "IP",
            "wayCode",
            "Alt",
            "Shift",
            "Ctrl",
            "Back",
            "Space",
            "Backspace",
            "Delete",
            "Tab",
            "Up",
            "Down",
            "PayNow",
            "GrabPay",
            "ShopeePay",
            "PayPal",
            "QRIS",
            "Visa",
            "VISA",
            "Mastercard",
            "NUVEI",
            "openid",
            "PNG",
            "JPEG",
            "GIF",
            "MB",
            "CSV",
            "PDF",
            "ESC",
            "POS",
            "USB",
            "Linux",
            "ID",
            "HTTP",
            "JSON",
            "UTC",
            "em",
            "px",
            "gnete",
            "qlink",
            "Mei",
            "faulty",
            "FIXED",
            "PIN",
            "SKU",
            "URL",
            "QR",
            "IDR",
            "HKD",
            "http",
            "https");

    private OneLanguage() {}

    /** What of another language is in a text; empty where it keeps to its own. */
    static Optional<String> broken(Language language, String text) {
        if (language == Language.ENGLISH) {
            var plain = text.replace("海港茶室", "").replaceAll("[繁简]體?体?中文", "");
            return HAN.matcher(plain).find() ? Optional.of("Chinese in English: " + text) : Optional.empty();
        }
        var words = LATIN.matcher(DATA.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> !NAMES.contains(word))
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of("English in Chinese: " + words + " in " + text);
    }
}
