package till.service;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;
import till.domain.Problem;

/**
 * What can be given back of a payment from here.
 *
 * @param left what is left of it, exactly; empty where nothing was received
 * @param until how long the gateway takes refunds of it; empty where that is not said
 * @param used how many refunds of it are made or under way, those made elsewhere included
 * @param most how many the gateway takes; empty where that is not said
 * @param obstacle why nothing can be refunded now, with the way out; empty where it can
 */
public record RefundRoom(
        Optional<Money> left, Optional<Instant> until, int used, Optional<Integer> most, Optional<Problem> obstacle) {}
