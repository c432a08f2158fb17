package till.report;

import java.util.function.Consumer;
import till.ledger.Extracts;

/** The orders and shipments of a shop that has none. */
final class NoOrders implements Extracts {
    @Override
    public void orders(Between between, Consumer<Bought> each) {}

    @Override
    public void shipments(Between between, Consumer<Sent> each) {}
}
