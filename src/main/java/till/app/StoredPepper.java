package till.app;

import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import till.access.Pepper;
import till.domain.Mode;
import till.domain.Result;
import till.domain.Secret;
import till.settings.SecretStore;

/**
 * The pepper in the shop's secret store, one for each mode. Once lost it is only made anew when a PIN is set: until then
 * nobody can sign in, and everybody is told why. May be shared.
 */
record StoredPepper(SecretStore store, Mode mode, RandomGenerator random) implements Pepper {
    static final String KEY = "pepper";
    private static final int BYTES = 32;

    @Override
    public Result<Secret> read() {
        return store.read(owner()).then(StoredPepper::found);
    }

    @Override
    public Result<Secret> readOrMake() {
        return store.read(owner()).then(kept -> kept.containsKey(KEY) ? found(kept) : made());
    }

    /** Read back, not remembered: another process may have been first. */
    private Result<Secret> made() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var fresh = Map.of(KEY, new Secret(HexFormat.of().formatHex(bytes)));
        return store.putFirst(owner(), fresh)
                .<Result<Secret>>map(Result.Failed::new)
                .orElseGet(this::read);
    }

    private static Result<Secret> found(Map<String, Secret> kept) {
        var pepper = kept.get(KEY);
        return pepper == null ? Result.failed("access.pepperMissing") : Result.done(pepper);
    }

    String owner() {
        return mode == Mode.LIVE ? "pins" : "pins-training";
    }
}
