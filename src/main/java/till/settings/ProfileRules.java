package till.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import till.domain.Problem;
import till.domain.ProfileForm;

/**
 * What each part of a gateway profile has to look like, for files and for a form that says it while it is filled in. A
 * problem names the part, never a value that could be a key.
 */
public final class ProfileRules {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::1|0(?::0){6}:1)]");
    private static final int MOST = 50;

    /** RFC 9110: a token. */
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{1,256}");
    private static final Pattern WORD = Pattern.compile("[^\\p{Cntrl}]{1,60}");

    /** Headers by which HTTP itself works, or which the transport sets. */
    private static final Set<String> PROTOCOL = Set.of(
            "host",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "range",
            "accept-encoding",
            "http2-settings",
            "timestamp",
            "nonce");

    /** A key in a header would lie open in the profile's file, and in the log of exchanges. */
    private static final List<String> CREDENTIALS =
            List.of("auth", "cookie", "key", "token", "secret", "sign", "passw", "credential", "session");

    private ProfileRules() {}

    public static Optional<Problem> id(String text) {
        return ID.matcher(text).matches() ? Optional.empty() : Optional.of(Problem.of("profile.id.wrong"));
    }

    /**
     * What is wrong with a field.
     *
     * @param text of a field that is not left out
     */
    public static Optional<Problem> field(ProfileForm.Field field, String text) {
        return field.takes(text) ? Optional.empty() : Optional.of(Problem.of("profile.field.wrong", field.name()));
    }

    /**
     * What is wrong with a web address.
     *
     * @param plainHttp whether plain http to another machine was explicitly allowed
     */
    public static Optional<Problem> address(String text, boolean plainHttp) {
        var address = web(text);
        if (address.isEmpty()) {
            return Optional.of(Problem.of("profile.baseUrl.wrong"));
        }
        var host = address.get().getHost();
        return isPlainHttp(text) && !plainHttp && !LOOPBACK.matcher(host).matches()
                ? Optional.of(Problem.of("profile.baseUrl.plainHttp", host))
                : Optional.empty();
    }

    /** Whether an address would send payments unencrypted. */
    public static boolean isPlainHttp(String address) {
        return address.toLowerCase(Locale.ROOT).startsWith("http:");
    }

    private static Optional<URI> web(String text) {
        try {
            var address = new URI(text);
            var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            var web = scheme.equals("https") || scheme.equals("http");
            // User information would be a password in a file that holds no secrets.
            var plain = address.getUserInfo() == null && address.getQuery() == null && address.getFragment() == null;
            return web && plain && address.getHost() != null && address.getPort() <= 65_535
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /**
     * What is wrong with the extra headers.
     *
     * @param headers names and values, sent with every call
     */
    public static Optional<Problem> headers(Map<String, String> headers) {
        return headers.size() > MOST
                ? Optional.of(Problem.of("profile.headers.many", Integer.toString(MOST)))
                : headers.entrySet().stream()
                        .flatMap(each -> header(each.getKey(), each.getValue()).stream())
                        .findFirst();
    }

    public static Optional<Problem> header(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            return Optional.of(Problem.of("profile.header.name", shortened(name)));
        }
        if (isReserved(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(Problem.of("profile.header.reserved", name));
        }
        return HEADER_VALUE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(Problem.of("profile.header.value", name));
    }

    private static boolean isReserved(String name) {
        return PROTOCOL.contains(name)
                || name.startsWith("content-")
                || name.startsWith("proxy-")
                || CREDENTIALS.stream().anyMatch(name::contains);
    }

    /**
     * What is wrong with the taught words.
     *
     * @param meanings what a word can be taught to mean
     */
    public static Optional<Problem> words(Map<String, String> words, List<String> meanings) {
        return words.size() > MOST
                ? Optional.of(Problem.of("profile.words.many", Integer.toString(MOST)))
                : words.entrySet().stream()
                        .flatMap(each -> word(each.getKey(), each.getValue(), meanings).stream())
                        .findFirst();
    }

    public static Optional<Problem> word(String word, String meaning, List<String> meanings) {
        if (word.isBlank() || !WORD.matcher(word).matches()) {
            return Optional.of(Problem.of("profile.word.wrong", shortened(word)));
        }
        return meanings.contains(meaning)
                ? Optional.empty()
                : Optional.of(Problem.of("profile.word.meaning", word, String.join(", ", meanings)));
    }

    static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}
