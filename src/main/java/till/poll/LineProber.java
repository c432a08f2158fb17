package till.poll;

import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Ability;
import till.service.GatewayDirectory;
import till.service.OrderBook;
import till.service.PaymentChecks;

/**
 * Finds out whether a gateway that stopped answering answers again, so that new payments go to it once it does: by a test
 * of the connection or by asking about its latest payment, never by a payment.
 */
public final class LineProber {
    private static final int DAYS = 7;
    private static final Logger LOG = LoggerFactory.getLogger(LineProber.class);

    private final GatewayDirectory gateways;
    private final OrderBook orders;
    private final PaymentChecks checks;
    private final Executor workers;

    /** @param workers runs the tests; each may take as long as the gateway's longest call */
    public LineProber(GatewayDirectory gateways, OrderBook orders, PaymentChecks checks, Executor workers) {
        this.gateways = gateways;
        this.orders = orders;
        this.checks = checks;
        this.workers = workers;
    }

    /** Hands the tests that are due to the workers. */
    public void tick() {
        for (var id : gateways.ids()) {
            if (gateways.health().takeProbe(id)) {
                workers.execute(() -> ask(id));
            }
        }
    }

    /** What comes of it the gateway's health hears like that of every call. */
    private void ask(String id) {
        try {
            if (gateways.abilities(id).contains(Ability.TEST)) {
                gateways.probe(id);
            } else {
                askAboutTheLatest(id);
            }
        } catch (RuntimeException e) {
            // the edge: it is tried again in a while
            LOG.error("the test of {} failed", id, e);
        }
    }

    private void askAboutTheLatest(String id) {
        var today = orders.today();
        var search = new OrderBook.Search("", today.minusDays(DAYS), today, Set.of(), id);
        orders.list(search, null, 1).forEach(payment -> checks.check(payment.orderNo()));
    }
}
