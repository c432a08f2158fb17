package till.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.domain.Item;

/**
 * An item's words in one string, each field after a line break, so that one look finds a word in any of them. Letters'
 * case and width do not count.
 */
final class SearchText {
    private static final char FIELD = '\n';

    private SearchText() {}

    static String of(Item item) {
        var barcode = item.barcode() == null ? "" : item.barcode();
        var names = item.names();
        return Stream.of(item.sku(), barcode, names.english(), names.traditional(), names.simplified())
                .map(field -> FIELD + String.join(" ", words(field)))
                .collect(Collectors.joining("", "", String.valueOf(FIELD)));
    }

    static List<String> words(String text) {
        return Stream.of(folded(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Whether all the words are in it. */
    static boolean has(String text, List<String> words) {
        for (var word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** How well it fits, 0 best: it is a whole SKU or barcode, a field begins with it, a word of a field does, or else. */
    static int rank(String text, String whole) {
        var names = text.indexOf(FIELD, text.indexOf(FIELD, 1) + 1);
        var exact = text.indexOf(FIELD + whole + FIELD);
        if (exact >= 0 && exact < names) {
            return 0;
        }
        if (text.contains(FIELD + whole)) {
            return 1;
        }
        return text.contains(" " + whole) ? 2 : WORST;
    }

    static final int WORST = 3;
}
