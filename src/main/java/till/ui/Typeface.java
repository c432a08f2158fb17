package till.ui;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.text.Font;
import till.device.Letters;
import till.settings.Language;

/**
 * Chooses the font for a language: one family with Latin and Chinese together, so that mixed lines sit well, and the
 * variant whose characters are drawn as that language writes them.
 */
public final class Typeface {
    /** Of the CJK families only the Korean one draws Latin apostrophes narrow. */
    private static final List<String> LATIN = List.of("Segoe UI", "SF Pro Text", "Noto Sans CJK KR", "Noto Sans");

    private static final List<String> TRADITIONAL = List.of(
            "Noto Sans CJK HK",
            "Noto Sans CJK TC",
            "Noto Sans HK",
            "Noto Sans TC",
            "PingFang HK",
            "Microsoft JhengHei UI");
    private static final List<String> SIMPLIFIED =
            List.of("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei UI", "WenQuanYi Micro Hei");

    private static final Set<String> CHINESE =
            Stream.concat(TRADITIONAL.stream(), SIMPLIFIED.stream()).collect(Collectors.toUnmodifiableSet());

    private Typeface() {}

    /** The rule to add to a root's style; empty leaves the system's own family. */
    public static String style(Language language) {
        return of(language, Set.copyOf(Font.getFamilies()))
                .map(family -> "; -fx-font-family: \"" + family + "\"")
                .orElse("");
    }

    /** In English too names and notes may be Chinese: where nothing of the system could draw them, the program's own does. */
    static Optional<String> of(Language language, Set<String> installed) {
        if (language == Language.ENGLISH && Collections.disjoint(installed, CHINESE)) {
            return shipped();
        }
        var wanted = switch (language) {
            case ENGLISH -> LATIN;
            case TRADITIONAL_CHINESE -> TRADITIONAL;
            case SIMPLIFIED_CHINESE -> SIMPLIFIED;
        };
        return wanted.stream()
                .filter(installed::contains)
                .findFirst()
                .or(() -> language == Language.ENGLISH ? Optional.empty() : shipped());
    }

    /** The program's own, for a system that has no Chinese. */
    private static Optional<String> shipped() {
        return Shipped.FAMILY;
    }

    /** A file of some megabytes: read once, and only where it is wanted. */
    private static final class Shipped {
        static final Optional<String> FAMILY = family();

        private static Optional<String> family() {
            try (var file = Typeface.class.getResourceAsStream(Letters.RESOURCE)) {
                return Optional.ofNullable(Font.loadFont(file, 0)).map(Font::getFamily);
            } catch (IOException _) {
                return Optional.empty();
            }
        }
    }
}
