package till.service;

import java.time.Duration;
import java.util.List;
import till.domain.OrderNo;

/** The simulated customer and the faults of training mode, as screens and commands drive them. */
public interface TrainingDesk {
    /** Our numbers of the payments simulated customers stand before, oldest first. */
    List<OrderNo> waiting();

    /** What the simulated customer does; false where the gateway no longer has such a payment open. */
    boolean act(OrderNo orderNo, Deed deed);

    /** Has the next payment at a gateway, and no other, paid by itself this long after it is made. */
    void payNextByItself(String gatewayId, Duration after);

    /** Arms a fault for the next call of its kind, whichever gateway is called. */
    void arm(Trouble trouble);

    /** Arms a fault for the next call of its kind to one gateway. */
    void arm(Trouble trouble, String gatewayId);

    /** What a simulated customer does. */
    enum Deed {
        PAY,
        DECLINE,
        WALK_AWAY,
        PAY_LATE
    }

    /** What goes wrong with the next call. */
    enum Trouble {
        /** The order is taken, and its answer never arrives. */
        LOSE_ANSWER,
        /** The next query fails with a server error. */
        FAIL_QUERY,
        /** The next query names another amount. */
        WRONG_AMOUNT
    }
}
