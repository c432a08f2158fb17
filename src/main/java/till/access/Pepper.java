package till.access;

import till.domain.Result;
import till.domain.Secret;

/** What every PIN is mixed with and the ledger does not hold, so that a stolen ledger does not give PINs away. */
@FunctionalInterface
public interface Pepper {
    /** The shop's own, made on first use; a problem where it cannot be read or kept. */
    Result<Secret> read();
}
