package till.service;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import till.domain.CardExpiry;
import till.domain.Problem;
import till.domain.Result;

/** When the cards of agreements expire, in memory. */
public final class KeptExpiries implements Expiries {
    public final Map<String, CardExpiry> kept = new ConcurrentHashMap<>();

    @Override
    public Result<Optional<CardExpiry>> read(String agreement) {
        return Result.done(Optional.ofNullable(kept.get(agreement)));
    }

    @Override
    public Optional<Problem> keep(String agreement, CardExpiry expiry) {
        kept.put(agreement, expiry);
        return Optional.empty();
    }

    @Override
    public Optional<Problem> forget(String agreement) {
        kept.remove(agreement);
        return Optional.empty();
    }
}
