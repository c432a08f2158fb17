package till.app;

import java.util.Map;
import java.util.Optional;
import till.domain.CardExpiry;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.service.Expiries;
import till.settings.SecretStore;

/** When the cards of agreements expire, in this till's secret store. */
record StoredExpiries(SecretStore secrets) implements Expiries {
    private static final String FIELD = "expiry";

    @Override
    public Result<Optional<CardExpiry>> read(String agreement) {
        return secrets.read(owner(agreement))
                .map(kept -> Optional.ofNullable(kept.get(FIELD)).flatMap(expiry -> CardExpiry.read(expiry.reveal())));
    }

    @Override
    public Optional<Problem> keep(String agreement, CardExpiry expiry) {
        return secrets.put(owner(agreement), Map.of(FIELD, new Secret(expiry.reveal())));
    }

    @Override
    public Optional<Problem> forget(String agreement) {
        return secrets.remove(owner(agreement));
    }

    private static String owner(String agreement) {
        return "agreement-" + agreement;
    }
}
