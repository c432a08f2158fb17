package till.settings;

import java.util.Map;
import java.util.Optional;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;

/** Keeps secrets under the name of what they belong to. Nothing of it is ever printed. */
public interface SecretStore {
    /** The secrets of one owner; empty where there are none. */
    Result<Map<String, Secret>> read(String owner);

    /**
     * Keeps secrets under a name that was never used before, wherever this store keeps new ones.
     *
     * @return the name they are read and removed by from now on; a problem means that nothing was kept
     */
    default Result<String> add(String name, Map<String, Secret> secrets) {
        return put(name, secrets).<Result<String>>map(Result.Failed::new).orElseGet(() -> Result.done(name));
    }

    /** Replaces all secrets of one owner, on disk when this returns; a problem means that nothing changed. */
    Optional<Problem> put(String owner, Map<String, Secret> secrets);

    /** Keeps secrets of an owner who has none yet; what somebody else kept a moment before stays. Read again afterwards. */
    Optional<Problem> putFirst(String owner, Map<String, Secret> secrets);

    /** Forgets an owner's secrets; without any it does nothing. */
    Optional<Problem> remove(String owner);
}
