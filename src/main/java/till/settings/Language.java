package till.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The languages the program speaks. */
public enum Language {
    ENGLISH("en", "English"),
    TRADITIONAL_CHINESE("zh-Hant", "繁體中文"),
    SIMPLIFIED_CHINESE("zh-Hans", "简体中文");

    private static final Set<String> LANGUAGES = Set.of("en", "zh");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** BCP 47 tag, as in the settings file and {@code --lang}. */
    public String tag() {
        return tag;
    }

    /** How its speakers call it; the same in every language. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    public static Optional<Language> tagged(String tag) {
        return Stream.of(values())
                .filter(language -> language.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /** What a person may call a language by: its tag, or a system's own name of it such as {@code zh_HK.UTF-8}. */
    public static Optional<Language> named(String name) {
        var tag = name.replaceFirst("[.@].*", "").replace('_', '-');
        var locale = Locale.forLanguageTag(tag);
        return tagged(tag)
                .or(() -> Optional.of(locale)
                        .filter(each -> LANGUAGES.contains(each.getLanguage()))
                        .map(Language::of));
    }

    /** The nearest language: Chinese by its script, else by its region, else English. */
    public static Language of(Locale locale) {
        if (!locale.getLanguage().equals("zh")) {
            return ENGLISH;
        }
        return switch (locale.getScript()) {
            case "Hant" -> TRADITIONAL_CHINESE;
            case "Hans" -> SIMPLIFIED_CHINESE;
            default ->
                switch (locale.getCountry()) {
                    case "HK", "MO", "TW" -> TRADITIONAL_CHINESE;
                    default -> SIMPLIFIED_CHINESE;
                };
        };
    }
}
