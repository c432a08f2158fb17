package till.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain of the system the program runs on: Windows Credential Manager, the macOS keychain, or on Linux the secret
 * service of the session (GNOME Keyring, KeePassXC, newer KDE).
 */
public final class SystemKeychain implements Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(SystemKeychain.class);
    private static final String SERVICE = "Harbour Till";

    private final Keyring keyring;

    private SystemKeychain(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Opens the keychain of a system; it may ask for its password.
     *
     * @param system the operating system's name, as Java tells it
     */
    public static Keychain open(String system) {
        var kinds = kinds(system.toLowerCase(Locale.ROOT));
        for (var kind : kinds) {
            try {
                return new SystemKeychain(Keyring.create(kind));
            } catch (BackendNotSupportedException e) {
                LOG.debug("no {} here", kind, e);
            }
        }
        throw new KeychainFailure("none of " + kinds);
    }

    /** Only the system's own: the library would try all others first, and wait for each. */
    private static List<KeyringStorageType> kinds(String system) {
        if (system.contains("windows")) {
            return List.of(KeyringStorageType.WINDOWS_CREDENTIAL_STORE);
        }
        return system.contains("mac os")
                ? List.of(KeyringStorageType.OSX_KEYCHAIN, KeyringStorageType.LEGACY_OSX_KEYCHAIN)
                : List.of(KeyringStorageType.GNOME_KEYRING);
    }

    @Override
    public String read(String account) {
        try {
            return keyring.getPassword(SERVICE, account);
        } catch (PasswordAccessException _) {
            throw new KeychainFailure("not read");
        }
    }

    @Override
    public void write(String account, String secret) {
        try {
            keyring.setPassword(SERVICE, account, secret);
        } catch (PasswordAccessException _) {
            throw new KeychainFailure("not written");
        }
    }

    @Override
    public void remove(String account) {
        try {
            keyring.deletePassword(SERVICE, account);
        } catch (PasswordAccessException _) {
            throw new KeychainFailure("not removed");
        }
    }

    @Override
    public void close() {
        try {
            keyring.close();
        } catch (Exception e) {
            // the library promises no narrower one, and there is nothing left to lose
            LOG.debug("keychain not closed", e);
        }
    }
}
