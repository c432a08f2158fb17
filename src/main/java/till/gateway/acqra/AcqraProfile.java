package till.gateway.acqra;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.RefundTerms;

/**
 * What a shop sets up for this gateway: {@code appId} and the secret {@code secret}; where wanted how the token is sent, the
 * currencies and ways to pay it offers, how cards are captured and checked on the hosted page, and the longest a call may take.
 */
record AcqraProfile(GatewayProfile profile) {
    static final ProfileForm FORM = new ProfileForm(
                    "acqra",
                    List.of(
                            ProfileForm.plain("appId", 64),
                            ProfileForm.key("secret"),
                            ProfileForm.choice("authorization", "bearer", "raw"),
                            ProfileForm.currencies(),
                            ProfileForm.optional("methods", "[A-Za-z]{2,20}(?:, ?[A-Za-z]{2,20}){0,19}"),
                            ProfileForm.choice("captureMethod", "auto", "manual"),
                            ProfileForm.optional("holdDays", "[1-9]|[12][0-9]|30"),
                            ProfileForm.optional("linkMode", "[A-Za-z0-9_-]{1,32}"),
                            ProfileForm.choice("fraudMode", "N", "Y"),
                            ProfileForm.choice("threeDsMode", "auto", "no", "standard"),
                            ProfileForm.plainAddress("frontUrl"),
                            ProfileForm.optional("billingDesc", "[A-Za-z0-9*][A-Za-z0-9 .*_-]{0,17}"),
                            ProfileForm.optional("expiryMinutes", "[1-9][0-9]{0,4}"),
                            ProfileForm.optional("clientIp", "[0-9A-Fa-f.:]{2,45}"),
                            ProfileForm.optional("language", "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}"),
                            ProfileForm.optional("callSeconds", "[5-9]|[1-8][0-9]|90")))
            .with(RefundTerms.fields());

    private static final String DEFAULT_EXPIRY = "60";
    private static final Duration LONGEST_LINK = Duration.ofDays(7);
    private static final String DEFAULT_CALL_SECONDS = "60";
    private static final int LONGEST_SUBJECT = 50;

    /** The document does not say how long held money stays held; the cards' networks let go after five to ten days. */
    private static final String DEFAULT_HOLD_DAYS = "5";

    String id() {
        return profile.id();
    }

    /** Everything that is wrong with it, in the order of the form. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (HttpUrl.Companion.parse(profile.baseUrl()) == null) {
            problems.add(Problem.of("gateway.acqra.address", profile.baseUrl()));
        }
        for (var field : FORM.fields()) {
            wrong(field, problems);
        }
        var unknown =
                ways().stream().filter(way -> !AcqraWays.CODES.contains(way)).toList();
        if (!unknown.isEmpty()) {
            problems.add(Problem.of(
                    "gateway.acqra.methods", String.join(", ", unknown), String.join(", ", AcqraWays.CODES)));
        }
        if (!knownCurrencies()) {
            problems.add(Problem.of("gateway.acqra.currencies"));
        }
        return problems;
    }

    private void wrong(ProfileForm.Field field, List<Problem> problems) {
        if (field.secret()) {
            var secret = profile.secrets().get(field.name());
            if (secret == null || secret.isEmpty()) {
                problems.add(Problem.of("gateway.acqra.missing", field.name()));
            }
            return;
        }
        var text = profile.field(field.name());
        if (text.isEmpty() && field.required()) {
            problems.add(Problem.of("gateway.acqra.missing", field.name()));
        } else if (text.isPresent() && !field.takes(text.get())) {
            problems.add(Problem.of("gateway.acqra.field", field.name()));
        }
    }

    /** The codes this shop offers. */
    List<String> ways() {
        return profile.field("methods").map(AcqraProfile::list).orElse(AcqraWays.CODES);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
    }

    private boolean knownCurrencies() {
        try {
            return !currencies().isEmpty();
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }

    private Set<CurrencyUnit> currencies() {
        return list(profile.field("currencies").orElse("HKD")).stream()
                .map(CurrencyUnit::of)
                .collect(Collectors.toSet());
    }

    /** The largest amount is the same in major units of every currency; the exact check is the order's own. */
    Limits limits() {
        var currencies = currencies();
        var decimals = currencies.stream()
                .mapToInt(CurrencyUnit::getDecimalPlaces)
                .max()
                .orElse(2);
        return new Limits(
                        currencies,
                        1,
                        AcqraAmounts.MOST
                                .movePointRight(decimals)
                                .setScale(0, RoundingMode.DOWN)
                                .longValueExact(),
                        LONGEST_SUBJECT,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(
                                Long.parseLong(profile.field("callSeconds").orElse(DEFAULT_CALL_SECONDS))),
                        false)
                .linking(LONGEST_LINK)
                .refunding(RefundTerms.of(profile))
                .holding(
                        Duration.ofDays(Long.parseLong(profile.field("holdDays").orElse(DEFAULT_HOLD_DAYS))));
    }

    boolean bearer() {
        return !profile.field("authorization").orElse("bearer").equals("raw");
    }

    String expiryMinutes() {
        return profile.field("expiryMinutes").orElse(DEFAULT_EXPIRY);
    }

    String clientIp() {
        return profile.field("clientIp").orElse("127.0.0.1");
    }

    String language() {
        return profile.field("language").orElse("en-US");
    }
}
