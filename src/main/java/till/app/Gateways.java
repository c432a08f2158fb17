package till.app;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import till.domain.CertificatePins;
import till.domain.GatewayProfile;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.RefundTerms;
import till.domain.Result;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.acqra.AcqraGateway;
import till.gateway.chingching.ChingchingGateway;
import till.gateway.easylink.EasylinkGateway;
import till.gateway.gnete.GneteGateway;
import till.gateway.qlink.QlinkGateway;

/** The one place that names the providers: a line for each. */
public final class Gateways {
    private static final List<Provider> PROVIDERS = List.of(
            new Provider(GneteGateway.form(), GneteGateway::problems, GneteGateway::of),
            new Provider(EasylinkGateway.form(), EasylinkGateway::problems, EasylinkGateway::of),
            new Provider(ChingchingGateway.form(), ChingchingGateway::problems, ChingchingGateway::of),
            new Provider(QlinkGateway.form(), QlinkGateway::problems, QlinkGateway::of),
            new Provider(AcqraGateway.form(), AcqraGateway::problems, AcqraGateway::of));

    private Gateways() {}

    /**
     * A provider's package, as this program uses it.
     *
     * @param problems what has to be put right in a profile before it can be used
     */
    private record Provider(ProfileForm form, Function<GatewayProfile, List<Problem>> problems, Maker maker) {
        Provider {
            form = form.with(List.of(CertificatePins.FIELD));
        }

        Stream<Problem> wrong(GatewayProfile profile) {
            return Stream.of(
                            problems.apply(profile).stream(),
                            RefundTerms.problems(profile).stream(),
                            CertificatePins.problem(profile).stream())
                    .flatMap(each -> each);
        }
    }

    /** Makes a gateway from a profile without problems; nothing is sent. */
    @FunctionalInterface
    private interface Maker {
        Gateway make(GatewayProfile profile, ExchangeLog log, InstantSource clock);
    }

    /** What a shop sets up, for each kind. */
    public static List<ProfileForm> forms() {
        return PROVIDERS.stream().map(Provider::form).toList();
    }

    /** Opens a profile's gateway; nothing is sent. */
    static Result<Gateway> open(GatewayProfile profile, ExchangeLog log, InstantSource clock) {
        var provider = PROVIDERS.stream()
                .filter(each -> each.form().kind().equals(profile.kind()))
                .findFirst();
        if (provider.isEmpty()) {
            return Result.failed(
                    "profile.kind.unknown",
                    forms().stream().map(ProfileForm::kind).collect(Collectors.joining(", ")));
        }
        return provider.get()
                .wrong(profile)
                .findFirst()
                .<Result<Gateway>>map(Result.Failed::new)
                .orElseGet(() -> Result.done(provider.get().maker().make(profile, log, clock)));
    }
}
