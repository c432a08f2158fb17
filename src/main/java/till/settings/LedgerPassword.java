package till.settings;

import java.util.Map;
import java.util.Optional;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;

/** The password of the ledger's server, in the store of secrets and nowhere else. May be shared between threads. */
public record LedgerPassword(SecretStore secrets) {
    private static final String OWNER = "ledger-server";
    private static final String KEY = "password";

    /** Empty where the server asks for none. */
    public Result<Secret> read() {
        return secrets.read(OWNER).map(kept -> kept.getOrDefault(KEY, new Secret("")));
    }

    public Optional<Problem> keep(Secret password) {
        return password.isEmpty() ? secrets.remove(OWNER) : secrets.put(OWNER, Map.of(KEY, password));
    }
}
