package till.access;

import till.domain.Result;
import till.domain.Secret;

/** A pepper that is always there and always the same, but where a test takes it away. */
public final class FixedPepper implements Pepper {
    public Result<Secret> found = Result.done(new Secret("5a".repeat(32)));

    @Override
    public Result<Secret> read() {
        return found;
    }

    @Override
    public Result<Secret> readOrMake() {
        return found;
    }
}
