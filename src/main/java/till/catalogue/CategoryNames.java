package till.catalogue;

import java.util.List;
import java.util.stream.Stream;
import till.settings.Language;
import till.settings.Texts;

/** What a category is called on screen: the samples' own are known in every language, all others stay as the shop wrote them. */
public final class CategoryNames {
    private static final List<String> KNOWN = List.of(
            "sample.category.drinks", "sample.category.bakery", "sample.category.meals", "sample.category.takeaway");

    private CategoryNames() {}

    /** In the language of the texts, whatever language the samples were written in. */
    public static String shown(String category, Texts texts) {
        return KNOWN.stream()
                .filter(key -> Stream.of(Language.values())
                        .anyMatch(language -> Texts.in(language).text(key).equals(category)))
                .findFirst()
                .map(texts::text)
                .orElse(category);
    }
}
