package till.domain;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an item is called, in up to three languages; at least one of them is there.
 *
 * @param english empty where there is none, as the others
 * @param traditional in Traditional Chinese
 * @param simplified in Simplified Chinese
 */
public record ItemNames(String english, String traditional, String simplified) {
    public ItemNames {
        english = english.strip();
        traditional = traditional.strip();
        simplified = simplified.strip();
        if (english.isEmpty() && traditional.isEmpty() && simplified.isEmpty()) {
            throw new IllegalArgumentException("an item has a name");
        }
    }

    /** The same name in whatever language. */
    public static ItemNames of(String english) {
        return new ItemNames(english, "", "");
    }

    /** The name in a language; where it has none in it, in the nearest that it has. */
    public String in(Locale locale) {
        var order = !locale.getLanguage().equals("zh")
                ? Stream.of(english, traditional, simplified)
                : locale.getScript().equals("Hans")
                        ? Stream.of(simplified, traditional, english)
                        : Stream.of(traditional, simplified, english);
        return order.filter(name -> !name.isEmpty()).findFirst().orElseThrow();
    }
}
