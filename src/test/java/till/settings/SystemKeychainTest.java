package till.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Secret;

/** The real library, on a machine whose session has no secret service. */
@EnabledOnOs(OS.LINUX)
@DisabledIfEnvironmentVariable(named = "DBUS_SESSION_BUS_ADDRESS", matches = ".+")
@DisabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
class SystemKeychainTest {
    private static final Map<String, Secret> SECRETS = Map.of("key", new Secret("canary"));

    @TempDir
    Path temp;

    @Test
    void withoutASecretServiceThereIsNoKeychainAndItSaysSo() {
        assertThrows(KeychainFailure.class, () -> SystemKeychain.open("Linux"));
    }

    @Test
    void withoutASecretServiceTheFileTakesTheSecretsWithinTheLimit() {
        var file = new SealedSecretFile(temp.resolve("secrets.bin"), temp.resolve("secrets.key"), new SecureRandom());
        var keychain = new KeychainSecretStore(
                () -> SystemKeychain.open("Linux"),
                call -> Thread.ofPlatform().daemon().start(call),
                new Random(1),
                KeychainSecretStore.Patience.USUAL);
        var store = new ChosenSecretStore(file, keychain, true);
        assertEquals("gnete/1", store.add("gnete/1", SECRETS).value());
        assertEquals(SECRETS, store.read("gnete/1").value());
    }
}
