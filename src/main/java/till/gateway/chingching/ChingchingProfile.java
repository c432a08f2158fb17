package till.gateway.chingching;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.joda.money.CurrencyUnit;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.PictureHosts;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.RefundTerms;
import till.gateway.chingching.ChingchingSigner.Signed;
import till.gateway.chingching.ChingchingSigner.Writing;

/**
 * What a shop sets up for this gateway: {@code merchantId} and the secrets {@code apiKey} and {@code apiSecret}, which may
 * be the same; where wanted {@code storeId}, {@code channelId} (demanded with {@code methods}), the addresses the gateway
 * is told, {@code deviceId}, {@code clientIp}, {@code currencies}, {@code callSeconds}, how requests are signed, and {@code
 * methods}, the ways to pay beside the link.
 */
record ChingchingProfile(GatewayProfile profile) {
    private static final String KNOWN_CURRENCIES = "(?:HKD|CNY)(?:, ?(?:HKD|CNY))?";
    private static final String CALL_SECONDS = "[5-9]|[1-5][0-9]|60";
    private static final String CLIENT_IP = "[0-9A-Fa-f.:]{2,45}";
    private static final String CHANNEL = "[0-9]{1,9}";
    private static final String NAME = "[\\x21-\\x7e]{1,64}";

    static final ProfileForm FORM = new ProfileForm(
                    "chingching",
                    List.of(
                            ProfileForm.plain("merchantId", 64),
                            ProfileForm.key("apiKey"),
                            ProfileForm.key("apiSecret"),
                            ProfileForm.optional("storeId", NAME),
                            ProfileForm.optional("channelId", CHANNEL),
                            ProfileForm.optional("methods", ChingchingWay.LIST),
                            ProfileForm.address("callbackUrl"),
                            ProfileForm.address("completeUrl"),
                            ProfileForm.address("cancelUrl"),
                            ProfileForm.optional("deviceId", NAME),
                            ProfileForm.optional("clientIp", CLIENT_IP),
                            ProfileForm.optional("currencies", KNOWN_CURRENCIES),
                            ProfileForm.choice("signature", choices(Writing.values())),
                            ProfileForm.choice("signedText", choices(Signed.values())),
                            ProfileForm.optional("callSeconds", CALL_SECONDS)))
            .with(RefundTerms.fields())
            .with(PictureHosts.fields());

    private static final int LONGEST_URL = 128;
    private static final int LONGEST_ID = 64;
    private static final String DEFAULT_CALL_SECONDS = "45";
    private static final Duration LONGEST_LINK = Duration.ofDays(7);

    private static String[] choices(Writing[] values) {
        return Arrays.stream(values).map(Writing::choice).toArray(String[]::new);
    }

    private static String[] choices(Signed[] values) {
        return Arrays.stream(values).map(Signed::choice).toArray(String[]::new);
    }

    String merchantId() {
        return profile.required("merchantId");
    }

    String field(String name) {
        return profile.field(name).orElse("");
    }

    List<ChingchingWay> ways() {
        return ChingchingWay.all(field("methods"));
    }

    ChingchingSigner signer() {
        return new ChingchingSigner(
                profile.secret("apiKey"),
                profile.secret("apiSecret"),
                profile.field("signature").flatMap(Writing::of).orElse(Writing.SMALL_HEX),
                profile.field("signedText").flatMap(Signed::of).orElse(Signed.BODY));
    }

    /** Everything that is wrong with it, in the order of the form. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (HttpUrl.Companion.parse(profile.baseUrl()) == null) {
            problems.add(Problem.of("gateway.chingching.address", profile.baseUrl()));
        }
        if (profile.field("merchantId").filter(id -> id.length() <= LONGEST_ID).isEmpty()) {
            problems.add(Problem.of("gateway.chingching.missing", "merchantId"));
        }
        for (var name : List.of("apiKey", "apiSecret")) {
            var secret = profile.secrets().get(name);
            if (secret == null || secret.isEmpty()) {
                problems.add(Problem.of("gateway.chingching.missing", name));
            }
        }
        methods(problems);
        for (var name : List.of("callbackUrl", "completeUrl", "cancelUrl")) {
            wrong(name, ChingchingProfile::isAddress, problems);
        }
        matching(problems);
        return problems;
    }

    private void methods(List<Problem> problems) {
        wrong("channelId", text -> Pattern.matches(CHANNEL, text), problems);
        var list = field("methods");
        if (list.isEmpty()) {
            return;
        }
        var codes = new HashSet<String>();
        if (!Pattern.matches(ChingchingWay.LIST, list) || !ways().stream().allMatch(way -> codes.add(way.code()))) {
            problems.add(Problem.of("gateway.chingching.field", "methods"));
        } else if (field("channelId").isEmpty()) {
            problems.add(Problem.of("gateway.chingching.channelNeeded"));
        }
    }

    private void matching(List<Problem> problems) {
        wrong("storeId", text -> Pattern.matches(NAME, text), problems);
        wrong("deviceId", text -> Pattern.matches(NAME, text), problems);
        wrong("clientIp", text -> Pattern.matches(CLIENT_IP, text), problems);
        wrong("currencies", text -> Pattern.matches(KNOWN_CURRENCIES, text), problems);
        wrong("signature", text -> Writing.of(text).isPresent(), problems);
        wrong("signedText", text -> Signed.of(text).isPresent(), problems);
        wrong("callSeconds", text -> Pattern.matches(CALL_SECONDS, text), problems);
    }

    private void wrong(String field, Predicate<String> fits, List<Problem> problems) {
        if (profile.field(field).filter(fits.negate()).isPresent()) {
            problems.add(Problem.of("gateway.chingching.field", field));
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

    private Set<CurrencyUnit> currencies() {
        return Arrays.stream(profile.field("currencies").orElse("HKD").split(",", -1))
                .map(String::strip)
                .map(CurrencyUnit::of)
                .collect(Collectors.toSet());
    }

    /** The document's amount is an integer of cents; how long a description may be it does not say. */
    Limits limits() {
        return new Limits(
                        currencies(),
                        1,
                        Integer.MAX_VALUE,
                        ChingchingOrders.LONGEST_SUBJECT,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(
                                Long.parseLong(profile.field("callSeconds").orElse(DEFAULT_CALL_SECONDS))),
                        false)
                .linking(LONGEST_LINK)
                .refunding(RefundTerms.of(profile));
    }
}
