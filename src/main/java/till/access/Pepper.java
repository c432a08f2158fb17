package till.access;

import till.domain.Result;
import till.domain.Secret;

/** What every PIN is mixed with and the ledger does not hold, so that a stolen ledger does not give PINs away. */
public interface Pepper {
    /** For tills that never ask for a PIN. */
    Pepper NONE = new Pepper() {
        @Override
        public Result<Secret> read() {
            return Result.failed("access.pepperMissing");
        }

        @Override
        public Result<Secret> readOrMake() {
            return read();
        }
    };

    /** The shop's own; a problem where it was never made, is lost, or cannot be read. */
    Result<Secret> read();

    /** The shop's own, made where there is none; a problem where it cannot be read or kept. */
    Result<Secret> readOrMake();
}
