package till.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private int answered;

    /** Also where they are all answered while the poller still looks: there was more than the gateway gets at once. */
    @Test
    void theNextOnesAreAskedAboutAsSoonAsThereIsRoomAndNotAtTheNextTurn() throws Exception {
        try (var till = new TillForTests()) {
            for (var number = 0; number < MANY; number++) {
                add(till, "gnete", number);
            }
            till.clock.pass(Duration.ofMinutes(4));
            var poller = new Poller(till.services.checks(), till.services.refunds(), till.clock, waiting::add);
            var first = poller.tick();
            assertEquals(0, poller.tick(), "it has all it gets at once");
            answer();
            assertTrue(poller.isHoldingBack());
            assertEquals(first, waiting.size());
            answerAll();
            assertEquals(MANY, answered);
        }
    }

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
            poller.tick();
            assertEquals(1, poller.tick(), "only the other gateway's: the first has none answered yet");
            assertEquals(0, poller.tick());
            answerAll();
            assertEquals(MANY + 1, answered, "the rest, once there were answers");
        }
    }

    private void answerAll() {
        for (var rounds = 0; rounds < MANY && !waiting.isEmpty(); rounds++) {
            answer();
        }
    }

    private void answer() {
        var now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
        answered += now.size();
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
