package till.domain;

import java.util.List;

/**
 * An expected failure as a value: a text key and its arguments. The text says what happened, whether money moved and
 * what to do next.
 */
public record Problem(String key, List<String> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(String key, String... arguments) {
        return new Problem(key, List.of(arguments));
    }
}
