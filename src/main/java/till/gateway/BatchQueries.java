package till.gateway;

import java.util.List;
import java.util.Map;
import till.domain.OrderNo;

/** Asks about many payments in one call. */
public non-sealed interface BatchQueries extends Capability {
    /** How many one call may ask about. */
    int most();

    /**
     * Never changes anything; may be repeated. Has one outcome for each payment asked about: a payment the answer leaves out
     * is not found, which whoever asks has to confirm by asking about it alone; an answer that cannot be read is {@code Unknown} for all.
     */
    Map<OrderNo, Outcome<PaymentAnswer>> queryAll(List<PaymentRef> payments);
}
