package till.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import till.gateway.PaymentAnswer.Standing;

/**
 * The gateway's words for states that the shop's owner has taught the till, beside those an adapter knows. Case does not
 * count. Unchangeable.
 */
public final class TaughtWords {
    private final Map<String, Standing> standings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param words their word to one of {@link #meanings()}; others teach nothing */
    public TaughtWords(Map<String, String> words) {
        words.forEach((word, meaning) -> read(meaning).ifPresent(standing -> standings.put(word.strip(), standing)));
    }

    /** What a word can be taught to mean. */
    public static List<String> meanings() {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing != Standing.NOT_FOUND)
                .map(standing -> standing.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Optional<Standing> read(String meaning) {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing != Standing.NOT_FOUND)
                .filter(standing -> standing.name().equalsIgnoreCase(meaning.strip()))
                .findFirst();
    }

    public Optional<Standing> standing(String word) {
        return Optional.ofNullable(standings.get(word.strip()));
    }
}
