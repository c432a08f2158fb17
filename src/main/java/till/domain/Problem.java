package till.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.Money;

/**
 * An expected failure as a value: a text key and its arguments. The text says what happened, whether money moved and
 * what to do next.
 */
public record Problem(String key, List<String> arguments) {
    /** Marks an argument that is a text of the program itself. */
    private static final String WORD = "\u0001";

    /** Stands before each argument of an argument. */
    private static final String GIVEN = "\u0002";

    /** Marks an argument that is an amount of money. */
    private static final String AMOUNT = "\u0003";

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(String key, String... arguments) {
        return new Problem(key, List.of(arguments));
    }

    /**
     * An argument that is a text of the program, by its key: it is read in the language of the moment, as the rest is.
     */
    public static String word(String key) {
        return WORD + key;
    }

    /** An argument that is what another problem says. */
    public static String sentence(Problem problem) {
        return WORD
                + problem.key()
                + String.join(
                        "",
                        problem.arguments().stream().map(each -> GIVEN + each).toList());
    }

    /** What {@link #sentence} made of a problem; a key alone is one too. */
    public static Problem ofSentence(String key) {
        var parts = List.of(key.split(GIVEN, -1));
        return new Problem(parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** An argument that is an amount of money: whoever says the problem writes it as all amounts are written. */
    public static String amount(Money money) {
        return AMOUNT + money;
    }

    /** The amount an argument stands for; empty for any other, also where somebody pasted or scanned the mark. */
    public static Optional<Money> amountOf(String argument) {
        if (!argument.startsWith(AMOUNT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.parse(argument.substring(AMOUNT.length())));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    /** Several of them, one after the other. */
    public static String words(List<String> keys) {
        return keys.stream().map(Problem::word).collect(Collectors.joining());
    }

    /** The keys of the texts an argument stands for; empty for one that stands for itself. */
    public static List<String> keysOf(String argument) {
        return argument.startsWith(WORD)
                ? List.of(argument.substring(WORD.length()).split(WORD, -1))
                : List.of();
    }
}
