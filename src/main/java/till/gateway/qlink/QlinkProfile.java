package till.gateway.qlink;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.Problem;
import till.domain.ProfileForm;

/**
 * What a shop sets up for this gateway: {@code appKey}, the secret {@code appSecret}, {@code payAccount}, {@code country} and
 * {@code source}; where wanted {@code currencies} (else the country's), {@code methods} to offer (comma between), {@code
 * zone} of the gateway's times, how {@code signature} reads the document, {@code accountField} as its table or its sample
 * names it, and {@code callSeconds}, the longest a call may take.
 */
record QlinkProfile(GatewayProfile profile) {
    private static final String METHOD = "[A-Za-z0-9_.-]{1,64}/[A-Za-z0-9_.-]{1,64}";

    static final ProfileForm FORM = new ProfileForm(
            "qlink",
            List.of(
                    ProfileForm.plain("appKey", 128),
                    ProfileForm.key("appSecret"),
                    new ProfileForm.Field("payAccount", false, true, "[\\x21-\\x7e]{1,128}", List.of()),
                    new ProfileForm.Field("country", false, true, "[A-Z]{2}", List.of()),
                    new ProfileForm.Field("source", false, true, "QERP_CN|QERP_ASIA", List.of("QERP_CN", "QERP_ASIA")),
                    ProfileForm.currencies(),
                    ProfileForm.optional("methods", METHOD + "(?:, ?" + METHOD + "){0,39}"),
                    ProfileForm.optional("zone", "[+-](?:0[0-9]|1[0-4]):[0-5][0-9]"),
                    ProfileForm.choice("signature", "A", "B", "C"),
                    ProfileForm.choice("accountField", "payAccount", "glinkAccount"),
                    ProfileForm.optional("callSeconds", "[5-9]|[1-5][0-9]|60")));

    private static final String DEFAULT_METHODS = "ONLINE/QRIS";
    private static final String DEFAULT_ZONE = "+08:00";
    private static final String DEFAULT_CALL_SECONDS = "45";
    private static final long MOST_MINOR = 999_999_999_999L;

    String appKey() {
        return profile.required("appKey");
    }

    String payAccount() {
        return profile.required("payAccount");
    }

    String country() {
        return profile.required("country");
    }

    String source() {
        return profile.required("source");
    }

    /** The name under which the account is sent with an order; asked about, it is always {@code payAccount}. */
    String accountField() {
        return profile.field("accountField").orElse("payAccount");
    }

    QlinkSigner signer() {
        var mode = QlinkSigner.Mode.valueOf(profile.field("signature").orElse("A"));
        return new QlinkSigner(appKey(), profile.secret("appSecret"), mode);
    }

    ZoneOffset zone() {
        return ZoneOffset.of(profile.field("zone").orElse(DEFAULT_ZONE));
    }

    /** Codes of the ways to pay that are offered, in the shop's order. */
    List<String> methods() {
        return parts(profile.field("methods").orElse(DEFAULT_METHODS));
    }

    /** Whether everything said to this gateway can be read and changed on its way. */
    boolean plainHttp() {
        return profile.baseUrl().toLowerCase(Locale.ROOT).startsWith("http:");
    }

    /** Everything that is wrong with it, in the order of the form. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (HttpUrl.Companion.parse(profile.baseUrl()) == null) {
            problems.add(Problem.of("gateway.qlink.address", profile.baseUrl()));
        }
        for (var field : FORM.fields()) {
            var text = field.secret() ? secret(field.name()) : profile.field(field.name());
            if (text.isEmpty() && field.required()) {
                problems.add(Problem.of("gateway.qlink.missing", field.name()));
            } else if (text.filter(each -> !field.takes(each)).isPresent()) {
                problems.add(Problem.of("gateway.qlink.field", field.name()));
            }
        }
        if (problems.isEmpty() && currencies().isEmpty()) {
            problems.add(Problem.of("gateway.qlink.currencies", country()));
        }
        return problems;
    }

    private Optional<String> secret(String name) {
        return Optional.ofNullable(profile.secrets().get(name))
                .filter(secret -> !secret.isEmpty())
                .map(secret -> secret.reveal());
    }

    /** The listed ones, else the country's; none where one does not exist. */
    private Set<CurrencyUnit> currencies() {
        try {
            return profile.field("currencies")
                    .map(list -> parts(list).stream().map(CurrencyUnit::of).collect(Collectors.toSet()))
                    .orElseGet(() -> Set.of(CurrencyUnit.ofCountry(country())));
        } catch (IllegalCurrencyException unknown) {
            return Set.of();
        }
    }

    private static List<String> parts(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).distinct().toList();
    }

    /** The document names no lifetime, no smallest and no largest amount; the largest keeps to what a decimal holds. */
    Limits limits() {
        return new Limits(
                currencies(),
                1,
                MOST_MINOR,
                QlinkOrders.LONGEST_SUBJECT,
                Duration.ofMinutes(5),
                Duration.ofSeconds(Long.parseLong(profile.field("callSeconds").orElse(DEFAULT_CALL_SECONDS))),
                false);
    }
}
