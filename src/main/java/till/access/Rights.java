package till.access;

import static till.domain.Act.CANCEL;
import static till.domain.Act.CAPTURE;
import static till.domain.Act.CATALOGUE;
import static till.domain.Act.CHANGE_SHIPMENT;
import static till.domain.Act.CHARGE;
import static till.domain.Act.CLOSE_DAY;
import static till.domain.Act.CLOSE_SHIFT_OF_OTHERS;
import static till.domain.Act.DISCARD_PARKED;
import static till.domain.Act.DISCOUNT;
import static till.domain.Act.EXPORT;
import static till.domain.Act.KEY_CARD;
import static till.domain.Act.PRINT;
import static till.domain.Act.RECONCILE;
import static till.domain.Act.REFUND;
import static till.domain.Act.REPRINT;
import static till.domain.Act.SEE_EXCHANGES;
import static till.domain.Act.SEE_ORDERS;
import static till.domain.Act.SEE_REPORTS;
import static till.domain.Act.SETTLE;
import static till.domain.Act.SHIFT;
import static till.domain.Act.SHIP;
import static till.domain.Act.VOID;

import java.util.EnumSet;
import java.util.Set;
import till.domain.Act;
import till.domain.Role;

/** What each role may do by itself. Pure. */
final class Rights {
    private static final Set<Act> CASHIER = EnumSet.of(CHARGE, CANCEL, REFUND, SEE_ORDERS, PRINT, SHIP, SHIFT);
    private static final Set<Act> MANAGER = EnumSet.of(
            CHARGE,
            KEY_CARD,
            DISCOUNT,
            DISCARD_PARKED,
            CANCEL,
            REFUND,
            SEE_ORDERS,
            CAPTURE,
            VOID,
            SETTLE,
            SEE_EXCHANGES,
            SEE_REPORTS,
            EXPORT,
            CLOSE_DAY,
            RECONCILE,
            SHIFT,
            CLOSE_SHIFT_OF_OTHERS,
            PRINT,
            REPRINT,
            SHIP,
            CATALOGUE,
            CHANGE_SHIPMENT);
    private static final Set<Act> ACCOUNTANT =
            EnumSet.of(SEE_ORDERS, SEE_EXCHANGES, SEE_REPORTS, EXPORT, RECONCILE, PRINT, REPRINT);

    private Rights() {}

    static boolean may(Role role, Act act) {
        return switch (role) {
            case CASHIER -> CASHIER.contains(act);
            case MANAGER -> MANAGER.contains(act);
            case ACCOUNTANT -> ACCOUNTANT.contains(act);
            case OWNER -> true;
        };
    }
}
