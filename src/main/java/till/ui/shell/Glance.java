package till.ui.shell;

import java.util.List;
import java.util.Set;
import till.domain.Payment;
import till.service.OrderBook;
import till.service.TillServices;

/**
 * What the ledger says about the things that stand around every screen.
 *
 * @param recent the last payments, newest first
 * @param open how many are open
 * @param attention how many cards wait for a person
 */
record Glance(List<Payment> recent, int open, int attention) {
    private static final int RECENT = 5;
    private static final int RECENT_DAYS = 7;

    static Glance at(TillServices services) {
        var today = services.orders().today();
        var search = new OrderBook.Search("", today.minusDays(RECENT_DAYS), today, Set.of(), null);
        return new Glance(
                services.orders().list(search, null, RECENT),
                services.orders().openCount(),
                services.attention().openCount());
    }
}
