package till.app;

import java.time.InstantSource;
import java.util.stream.Collectors;
import till.domain.GatewayProfile;
import till.domain.Result;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.gnete.GneteGateway;
import till.settings.ProfileForm;

/** The one place that names the providers. */
final class Gateways {
    private Gateways() {}

    /** Opens a profile's gateway; nothing is sent. */
    static Result<Gateway> open(GatewayProfile profile, ExchangeLog log, InstantSource clock) {
        return switch (profile.kind()) {
            case "gnete" ->
                GneteGateway.problems(profile).stream()
                        .findFirst()
                        .<Result<Gateway>>map(Result.Failed::new)
                        .orElseGet(() -> Result.done(GneteGateway.of(profile, log, clock)));
            default -> Result.failed("profile.kind.unknown", kinds());
        };
    }

    private static String kinds() {
        return ProfileForm.all().stream().map(ProfileForm::kind).collect(Collectors.joining(", "));
    }
}
