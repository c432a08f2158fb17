package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Mode;
import till.domain.Secret;
import till.ledger.LedgerOpening;
import till.settings.LedgerPassword;
import till.settings.SealedSecretFile;
import till.settings.SecretStore;

/** PINs set at one till of a shared ledger are right at every other. */
class SharedPepperTest {
    @TempDir
    private Path folder;

    private SecretStore till(String name, String password) {
        var secrets =
                new SealedSecretFile(folder.resolve(name + ".bin"), folder.resolve(name + ".key"), new SecureRandom());
        new LedgerPassword(secrets).keep(new Secret(password));
        return secrets;
    }

    private static SharedPepper shared(SecretStore secrets, int seed) {
        return new SharedPepper(secrets, new LedgerPassword(secrets), new Random(seed));
    }

    private static Secret pepper(SecretStore secrets) {
        return new StoredPepper(secrets, Mode.LIVE, new Random(9)).readOrMake().value();
    }

    @Test
    void everyTillMixesWithTheFirstOnesKey() throws Exception {
        try (var ledger = LedgerOpening.openMemory("shared-pepper", "T01")) {
            var first = till("first", "harbour");
            var second = till("second", "harbour");
            var before = pepper(second);
            shared(first, 1).share(ledger.tills(), "till");
            assertNotEquals(before, pepper(first));
            shared(second, 2).share(ledger.tills(), "till");
            assertEquals(pepper(first), pepper(second));
            shared(second, 3).share(ledger.tills(), "till");
            assertEquals(pepper(first), pepper(second));
        }
    }

    @Test
    void whoeverDoesNotKnowThePasswordDoesNotGetIt() throws Exception {
        try (var ledger = LedgerOpening.openMemory("sealed-pepper", "T01")) {
            var first = till("first", "harbour");
            shared(first, 1).share(ledger.tills(), "till");
            var thief = till("thief", "guessed");
            shared(thief, 2).share(ledger.tills(), "till");
            assertNotEquals(pepper(first), pepper(thief));
        }
    }
}
