package till.ledger;

import java.util.List;
import java.util.Optional;
import till.domain.ParkedOrder;

/**
 * Orders that are not paid yet. Each is either held by one till, which keeps it here so that it outlives the program, or
 * parked, for whichever till takes it first. Nothing here is money: no events are written.
 */
public interface UnpaidOrders {
    /** Writes what the till has on its screen, unless another till has taken that order meanwhile. */
    void keep(String till, ParkedOrder order);

    /** Forgets an order that the till holds: it was paid, or emptied. */
    void drop(String till, String id);

    /** What the till holds, oldest first. */
    List<ParkedOrder> held(String till);

    /** Puts an order aside that the till holds, with its lines as they are now. */
    void park(String till, ParkedOrder order);

    /** All parked orders, oldest first, {@code most} at the most. */
    List<ParkedOrder> parked(int most);

    int parkedCount();

    /** Takes a parked order up; empty where another was first: of two tills that try at once one gets it. */
    Optional<ParkedOrder> recall(String till, String id);
}
