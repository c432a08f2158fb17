package till.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import till.domain.Event;
import till.domain.OrderNo;

/** The append-only, hash-chained events. */
public interface History {
    /** Of one payment and its refunds, oldest first. */
    List<Event> of(OrderNo orderNo);

    /** The highest sequence of each till's chain. */
    Map<String, Long> heads();

    /** Events behind the given heads, in each chain's order; chains missing from {@code heads} from their start. */
    List<Event> after(Map<String, Long> heads, int most);

    /** Replays every chain and holds it against hashes, payment, refund and operation rows. */
    Verification verify();

    /**
     * What replaying found.
     *
     * @param faults empty when the ledger is whole; each names the chain, the sequence or the row
     */
    record Verification(long events, long payments, long refunds, List<String> faults, Instant newest) {}
}
