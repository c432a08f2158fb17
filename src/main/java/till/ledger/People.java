package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.By;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Role;

/** The operators of the ledger, their limits, and what they tried in vain. */
public interface People {
    /** All operators, by name. */
    List<Operator> all();

    Optional<Operator> find(String id);

    /** How much a role may refund by itself in a currency; empty where nothing was decided. */
    Optional<Money> refundLimit(Role role, CurrencyUnit currency);

    /** Records that somebody tried what the role may not do. */
    void refused(Act act, By by, @Nullable OrderNo about, Instant at);
}
