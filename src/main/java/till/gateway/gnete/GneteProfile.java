package till.gateway.gnete;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.PictureHosts;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.RefundTerms;

/**
 * What a shop sets up for this gateway: {@code mchNo}, {@code appId} and the secret {@code appSecret}; where wanted
 * {@code cardKey}, the gateway's public key for typed cards, {@code notifyUrl}, {@code returnUrl}, {@code clientIp}, {@code currencies} (comma between), {@code scanWays}, the wayCodes
 * that take a customer's scanned code, and {@code callSeconds}, the longest a call may take.
 */
record GneteProfile(GatewayProfile profile) {
    /** The document lists none; the platform's own names end like this. */
    private static final Pattern SCAN_WAYS = Pattern.compile("[A-Z]{2,12}_BAR(?:, ?[A-Z]{2,12}_BAR){0,9}");

    static final ProfileForm FORM = new ProfileForm(
                    "gnete",
                    List.of(
                            ProfileForm.plain("mchNo", 30),
                            ProfileForm.plain("appId", 24),
                            ProfileForm.key("appSecret"),
                            ProfileForm.plainAddress("notifyUrl"),
                            ProfileForm.address("returnUrl"),
                            ProfileForm.optional("clientIp", "[0-9A-Fa-f.:]{2,32}"),
                            ProfileForm.currencies(),
                            ProfileForm.optional("scanWays", SCAN_WAYS.pattern()),
                            ProfileForm.optional("cardKey", "[A-Za-z0-9+/=\\s-]{200,2000}"),
                            ProfileForm.choice("cardPadding", "pkcs1", "oaep"),
                            ProfileForm.optional("callSeconds", "[5-9]|[1-5][0-9]|60")))
            .with(RefundTerms.fields())
            .with(PictureHosts.fields());

    private static final int LONGEST_URL = 128;
    private static final String DEFAULT_CALL_SECONDS = "45";
    private static final Duration LONGEST_LINK = Duration.ofDays(7);
    private static final Pattern CALL_SECONDS = Pattern.compile("[5-9]|[1-5][0-9]|60");
    private static final Pattern CLIENT_IP = Pattern.compile("[0-9A-Fa-f.:]{2,32}");

    String mchNo() {
        return profile.required("mchNo");
    }

    String appId() {
        return profile.required("appId");
    }

    /** Everything that is wrong with it, in the order of the form. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (HttpUrl.Companion.parse(profile.baseUrl()) == null) {
            problems.add(Problem.of("gateway.gnete.address", profile.baseUrl()));
        }
        missing("mchNo", 30, problems);
        missing("appId", 24, problems);
        var secret = profile.secrets().get("appSecret");
        if (secret == null || secret.isEmpty()) {
            problems.add(Problem.of("gateway.gnete.missing", "appSecret"));
        }
        // the platform moves a query string, unsigned, into the notification's body
        wrong("notifyUrl", url -> isAddress(url) && !url.contains("?") && !url.contains("#"), problems);
        wrong("returnUrl", GneteProfile::isAddress, problems);
        wrong("clientIp", ip -> CLIENT_IP.matcher(ip).matches(), problems);
        wrong("currencies", GneteProfile::known, problems);
        wrong("scanWays", ways -> SCAN_WAYS.matcher(ways).matches(), problems);
        wrong("cardKey", key -> GneteKeyed.key(key).isPresent(), problems);
        wrong("cardPadding", way -> way.equals("pkcs1") || way.equals("oaep"), problems);
        wrong("callSeconds", seconds -> CALL_SECONDS.matcher(seconds).matches(), problems);
        return problems;
    }

    private void wrong(String field, Predicate<String> fits, List<Problem> problems) {
        if (profile.field(field).filter(fits.negate()).isPresent()) {
            problems.add(Problem.of("gateway.gnete." + field));
        }
    }

    private void missing(String field, int longest, List<Problem> problems) {
        var text = profile.field(field);
        if (text.isEmpty() || text.get().length() > longest) {
            problems.add(Problem.of("gateway.gnete.missing", field));
        }
    }

    private static boolean isAddress(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST_URL
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static boolean known(String list) {
        try {
            return !currencies(list).isEmpty();
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }

    private static Set<CurrencyUnit> currencies(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(CurrencyUnit::of)
                .collect(Collectors.toSet());
    }

    /** The wayCodes that take a scanned code; none unless the shop was told its own. */
    List<String> scanWays() {
        return profile.field("scanWays")
                .map(list -> Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** What cards typed at the till are sealed with; empty where the shop was given none. */
    Optional<PublicKey> cardKey() {
        return profile.field("cardKey").flatMap(GneteKeyed::key);
    }

    /** How the sealed text is filled up: the document does not say. */
    String cardPadding() {
        return profile.field("cardPadding").orElse("pkcs1");
    }

    /** The document's amount is an int of cents and its only currency HKD; a shop may name others. */
    Limits limits() {
        return new Limits(
                        currencies(profile.field("currencies").orElse("HKD")),
                        1,
                        Integer.MAX_VALUE,
                        GneteOrders.LONGEST_SUBJECT,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(
                                Long.parseLong(profile.field("callSeconds").orElse(DEFAULT_CALL_SECONDS))),
                        true)
                .linking(LONGEST_LINK)
                .refunding(RefundTerms.of(profile));
    }
}
