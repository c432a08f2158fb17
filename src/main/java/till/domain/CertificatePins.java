package till.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which certificates a shop takes its gateway by, beside the usual proof of who the server is: the SHA-256 of a public key
 * in its chain, as {@code sha256/} and Base64. Without any, the usual proof is enough. Two are wise: a gateway that renews its
 * certificate with another key would be out of reach with one.
 */
public final class CertificatePins {
    private static final String PIN = "sha256/[A-Za-z0-9+/]{43}=";
    private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

    /** What a shop may set up, for the form of every gateway. */
    public static final ProfileForm.Field FIELD =
            ProfileForm.optional("certificatePins", PIN + "(?:[, ] ?" + PIN + "){0,4}");

    private CertificatePins() {}

    /** What a profile has to put right: a mistyped pin would shut the gateway out, and one in clear proves nothing. */
    public static Optional<Problem> problem(GatewayProfile profile) {
        var pins = profile.field(FIELD.name());
        if (pins.filter(text -> !FIELD.takes(text)).isPresent()) {
            return Optional.of(Problem.of("profile.field.wrong", FIELD.name()));
        }
        return pins.isPresent() && !profile.baseUrl().startsWith("https://")
                ? Optional.of(Problem.of("profile.pins.inClear"))
                : Optional.empty();
    }

    /** As a profile without a {@link #problem} has them; empty where any proven server will do. */
    public static List<String> of(GatewayProfile profile) {
        return profile.field(FIELD.name())
                .filter(FIELD::takes)
                .map(text -> List.of(BETWEEN.split(text.strip())))
                .orElse(List.of());
    }
}
