package till.ledger;

import java.time.Instant;
import java.util.List;
import till.domain.Attention;
import till.domain.OrderNo;

/** What a person has to settle. */
public interface AttentionList {
    /** Raises one, unless one of the same kind is open for the payment; false then. */
    boolean raise(OrderNo orderNo, Attention.Draft draft, Instant at);

    /** Open ones, oldest first. */
    List<Attention> open();

    List<Attention> of(OrderNo orderNo);

    int openCount();

    /** Ends an open one, with its event; false where somebody else was first. */
    boolean settle(String id, Instant at, String resolution);
}
