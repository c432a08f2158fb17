package till.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.ledger.Payments;
import till.service.TillForTests;

/** A gateway that answers slowly keeps nobody waiting for the others. */
class FairPollerTest {
    private static final int MANY = 100;

    private final List<Runnable> waiting = new ArrayList<>();

    @Test
    void othersAreAskedWhileOneGatewayHasAllTheQuestionsItGets() throws Exception {
        try (var till = new TillForTests()) {
            for (var number = 0; number < MANY; number++) {
                add(till, "gnete", number);
            }
            till.clock.pass(Duration.ofSeconds(1));
            add(till, "qlink", MANY);
            till.clock.pass(Duration.ofMinutes(3));
            var poller = new Poller(till.services.checks(), till.services.refunds(), till.clock, waiting::add);
            var first = poller.tick();
            assertEquals(1, poller.tick(), "only the other gateway's: the first has none answered yet");
            assertEquals(0, poller.tick());
            answer();
            var second = poller.tick();
            answer();
            assertEquals(MANY, first + second + poller.tick(), "the rest, once there were answers");
        }
    }

    private void answer() {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    private static void add(TillForTests till, String gateway, int number) {
        var at = till.clock.instant();
        var order = new PaymentOrder(
                new OrderNo("T01P%06d".formatted(number)),
                "",
                "",
                "T01",
                gateway,
                "WX_QR",
                Money.parse("HKD 8.00"),
                "Tea",
                at,
                at.plusSeconds(300));
        var draft = new Payments.Draft(order, till.services.here().today(), By.NOBODY);
        till.ledger.payments().add(draft, at.plusSeconds(60), false);
    }
}
