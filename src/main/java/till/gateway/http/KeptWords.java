package till.gateway.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import till.domain.Secret;

/**
 * Makes what a gateway says fit to be kept and shown: a gateway that repeats the profile's own secrets does not get them
 * into a log, a ledger or onto a screen. May be shared between threads.
 */
public final class KeptWords {
    private static final String MASK = "***";
    /** Below it a "secret" is part of ordinary words and numbers. */
    private static final int SHORTEST = 6;

    private final List<Secret> all;
    private final @Nullable Pattern secrets;

    public KeptWords(Collection<Secret> secrets) {
        this.all = List.copyOf(secrets);
        var alternatives = secrets.stream()
                .map(Secret::reveal)
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(secret -> Stream.of(secret, inJson(secret)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.secrets = alternatives.isEmpty() ? null : Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }

    /** The same with further secrets. */
    public KeptWords hiding(Collection<Secret> more) {
        return more.isEmpty()
                ? this
                : new KeptWords(Stream.concat(all.stream(), more.stream()).toList());
    }

    private static String inJson(String secret) {
        var quoted = StrictJson.write(secret);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The text without any secret, otherwise as it came. */
    public String masked(String raw) {
        return secrets == null ? raw : secrets.matcher(raw).replaceAll(MASK);
    }

    /** The text without any secret and {@linkplain SafeText safe}; masked first, so that nothing is cut in half. */
    public String of(String raw) {
        return SafeText.of(masked(raw));
    }
}
