package till.settings;

import java.util.Map;
import java.util.Optional;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;

/**
 * New secrets go to the system's keychain where it works, else to the sealed file; each is read and removed where it is,
 * which its name tells. The keychain is not touched before something has to go into it or come from it.
 */
public final class ChosenSecretStore implements SecretStore {
    /** Leads the names of what is in the keychain. */
    private static final String KEYCHAIN = "keychain:";

    private final SecretStore sealed;
    private final KeychainSecretStore keychain;
    private final boolean keychainWanted;

    /**
     * Touches neither yet.
     *
     * @param keychainWanted whether new secrets may go there; those it has are read and removed all the same
     */
    public ChosenSecretStore(SecretStore sealed, KeychainSecretStore keychain, boolean keychainWanted) {
        this.sealed = sealed;
        this.keychain = keychain;
        this.keychainWanted = keychainWanted;
    }

    @Override
    public Result<Map<String, Secret>> read(String owner) {
        return inKeychain(owner) ? keychain.read(account(owner)) : sealed.read(owner);
    }

    @Override
    public Result<String> add(String name, Map<String, Secret> secrets) {
        return keychainWanted && keychain.works() && keychain.add(name, secrets)
                ? Result.done(KEYCHAIN + name)
                : sealed.add(name, secrets);
    }

    /** Always in the sealed file: whoever chooses a name for good does not learn another one. */
    @Override
    public Optional<Problem> put(String owner, Map<String, Secret> secrets) {
        if (inKeychain(owner)) {
            throw new IllegalArgumentException("an item of the keychain is never rewritten: " + owner);
        }
        return sealed.put(owner, secrets);
    }

    @Override
    public Optional<Problem> putFirst(String owner, Map<String, Secret> secrets) {
        return sealed.putFirst(owner, secrets);
    }

    @Override
    public Optional<Problem> remove(String owner) {
        return inKeychain(owner) ? keychain.remove(account(owner)) : sealed.remove(owner);
    }

    private static boolean inKeychain(String owner) {
        return owner.startsWith(KEYCHAIN);
    }

    private static String account(String owner) {
        return owner.substring(KEYCHAIN.length());
    }
}
