package till.service;

import java.util.Optional;
import till.domain.CardExpiry;
import till.domain.Problem;
import till.domain.Result;

/** Keeps when the cards of agreements expire, where this till keeps its secrets. */
public interface Expiries {
    /** Empty where another till has it. */
    Result<Optional<CardExpiry>> read(String agreement);

    Optional<Problem> keep(String agreement, CardExpiry expiry);

    Optional<Problem> forget(String agreement);
}
