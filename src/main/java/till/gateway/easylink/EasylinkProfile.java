package till.gateway.easylink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.RefundTerms;

/**
 * What a shop sets up for this gateway: {@code merchantCode} and the secret {@code apiKey}; where wanted {@code
 * notifyUrl}, {@code returnUrl}, {@code callSeconds}, the longest a call may take, and {@code signature}, how
 * notifications are checked.
 */
record EasylinkProfile(GatewayProfile profile) {
    static final ProfileForm FORM = new ProfileForm(
                    "easylink",
                    List.of(
                            ProfileForm.plain("merchantCode", 30),
                            ProfileForm.key("apiKey"),
                            ProfileForm.plainAddress("notifyUrl"),
                            ProfileForm.plainAddress("returnUrl"),
                            ProfileForm.optional("callSeconds", "[5-9]|[1-5][0-9]|60"),
                            ProfileForm.choice(
                                    "signature",
                                    EasylinkSigner.NONE,
                                    EasylinkSigner.JEEPAY_MD5,
                                    EasylinkSigner.HMAC_SHA256)))
            .with(RefundTerms.fields());

    private static final String VERSION = "/api/v1";
    private static final String DEFAULT_CALL_SECONDS = "45";
    private static final Duration LONGEST_LINK = Duration.ofHours(2);
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,29}");
    private static final Pattern CALL_SECONDS = Pattern.compile("[5-9]|[1-5][0-9]|60");
    /** Handed to the platform below unescaped, where each of the left-out characters would divide its form. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s&=%+#?]{1,120}");

    private static final List<String> SIGNATURES =
            List.of(EasylinkSigner.NONE, EasylinkSigner.JEEPAY_MD5, EasylinkSigner.HMAC_SHA256);

    /** What every path begins with. */
    String root() {
        return VERSION + "/" + profile.required("merchantCode");
    }

    /** The profile with the address that {@link #root()} is added to, however much of it stood there already. */
    GatewayProfile withoutRoot() {
        return new GatewayProfile(
                profile.id(),
                profile.kind(),
                address(profile.baseUrl(), profile.field("merchantCode").orElse("")),
                profile.fields(),
                profile.secrets(),
                profile.allowPlainHttp(),
                profile.headers(),
                profile.words());
    }

    private static String address(String baseUrl, String merchantCode) {
        var plain = baseUrl.replaceFirst("/+$", "");
        return Stream.of(VERSION + "/" + merchantCode, VERSION)
                .filter(plain::endsWith)
                .findFirst()
                .map(ending -> plain.substring(0, plain.length() - ending.length()))
                .orElse(plain);
    }

    String signature() {
        return profile.field("signature").orElse(EasylinkSigner.NONE);
    }

    /** Everything that is wrong with it, in the order of the form. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        var address = withoutRoot().baseUrl();
        if (HttpUrl.Companion.parse(address) == null) {
            problems.add(Problem.of("gateway.easylink.address", profile.baseUrl()));
        } else if (address.contains(VERSION)) {
            problems.add(Problem.of("gateway.easylink.otherMerchant", profile.baseUrl()));
        }
        if (!fits("merchantCode", CODE)) {
            problems.add(Problem.of("gateway.easylink.missing", "merchantCode"));
        }
        var key = profile.secrets().get("apiKey");
        if (key == null || key.isEmpty()) {
            problems.add(Problem.of("gateway.easylink.missing", "apiKey"));
        }
        Stream.of("notifyUrl", "returnUrl")
                .filter(name -> profile.field(name).isPresent() && !fits(name, ADDRESS))
                .forEach(name -> problems.add(Problem.of("gateway.easylink.ownAddress", name)));
        if (profile.field("callSeconds").isPresent() && !fits("callSeconds", CALL_SECONDS)) {
            problems.add(Problem.of("gateway.easylink.callSeconds"));
        }
        if (!SIGNATURES.contains(signature())) {
            problems.add(Problem.of("gateway.easylink.signature", String.join(", ", SIGNATURES)));
        }
        return problems;
    }

    private boolean fits(String field, Pattern pattern) {
        return profile.field(field)
                .filter(text -> pattern.matcher(text).matches())
                .isPresent();
    }

    Limits limits() {
        return new Limits(
                        Set.of(EasylinkAmounts.HKD),
                        1,
                        Integer.MAX_VALUE,
                        EasylinkOrders.LONGEST_SUBJECT,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(
                                Long.parseLong(profile.field("callSeconds").orElse(DEFAULT_CALL_SECONDS))),
                        false)
                .linking(LONGEST_LINK)
                .refunding(RefundTerms.of(profile));
    }
}
