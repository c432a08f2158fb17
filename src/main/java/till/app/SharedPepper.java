package till.app;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.access.SealedPepper;
import till.domain.Mode;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.Tills;
import till.settings.LedgerPassword;
import till.settings.SecretStore;

/**
 * Gives every till of a shared ledger the same key for PINs: the first one's lies in the ledger, sealed under the password of
 * the database, and each keeps it in its own store of secrets.
 */
record SharedPepper(SecretStore secrets, LedgerPassword password, RandomGenerator random) {
    private static final Logger LOG = LoggerFactory.getLogger(SharedPepper.class);
    private static final String SEAL = "seal";

    void share(Tills tills, String user) {
        if (!(password.read() instanceof Result.Done<Secret>(var typed)) || typed.isEmpty()) {
            return;
        }
        var pepper = new StoredPepper(secrets, Mode.LIVE, random);
        var there = tills.pinKey(user);
        if (there.isEmpty()) {
            if (!(pepper.readOrMake() instanceof Result.Done<Secret>(var ours))) {
                return;
            }
            tills.keepFirstPinKey(user, SealedPepper.seal(ours, typed, random));
            there = tills.pinKey(user);
        }
        there.ifPresent(stored -> adopt(pepper, stored, typed));
    }

    /** Opened once: what it was when it was adopted stands beside it. */
    private void adopt(StoredPepper pepper, byte[] stored, Secret typed) {
        var mark = new Secret(HexFormat.of().formatHex(Arrays.copyOf(stored, SealedPepper.SALT)));
        var kept = secrets.read(pepper.owner());
        if (!(kept instanceof Result.Done<Map<String, Secret>>(var ours)) || ours.containsValue(mark)) {
            return;
        }
        Optional<Secret> opened = SealedPepper.open(stored, typed);
        if (opened.isEmpty()) {
            LOG.error("the key for PINs was sealed under another password of the database");
            return;
        }
        var all = new HashMap<>(ours);
        all.put(StoredPepper.KEY, opened.get());
        all.put(SEAL, mark);
        secrets.put(pepper.owner(), all).ifPresent(problem -> LOG.error("the key for PINs: {}", problem));
    }
}
