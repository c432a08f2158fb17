package till.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Problem;
import till.gateway.PaymentAnswer.Standing;
import till.ui.orders.Desk;
import till.ui.orders.ListState;

class AttentionViewModelTest {
    private final Desk desk = new Desk();
    private final AttentionViewModel model = new AttentionViewModel(desk.world.dependencies(), desk.frame);

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    private OrderNo paidLate(String amount) {
        desk.world.gateway.says(Standing.WAITING);
        var order = desk.waiting(amount);
        desk.world.services.payments().cancel(order, Acting.UNNAMED).value();
        desk.world.pass(Duration.ofMinutes(1));
        desk.world.gateway.says(Standing.PAID);
        desk.world.check(order);
        return order;
    }

    @Test
    void nothingToSettleIsSaid() {
        model.activated();
        assertInstanceOf(ListState.Empty.class, model.stateProperty().get());
    }

    @Test
    void oldestCardComesFirstAndIsChosen() {
        model.activated();
        var first = paidLate("11.00");
        var second = paidLate("22.00");
        assertEquals(
                List.of(first, second),
                model.getCards().stream().map(card -> card.payment().orderNo()).toList());
        assertEquals(
                Attention.Kind.PAID_LATE,
                model.getCards().getFirst().attention().kind());
        assertEquals(
                Optional.of(first),
                model.getDetails()
                        .factsProperty()
                        .get()
                        .map(facts -> facts.payment().orderNo()));
    }

    @Test
    void checkingSaysWhatTheGatewaySays() {
        paidLate("11.00");
        model.activated();
        desk.world.background.keep();
        model.checkChosen();
        assertTrue(model.getCards().getFirst().asked());
        model.checkChosen();
        assertEquals(1, desk.world.background.waiting());
        assertTrue(model.isUnderWay(), "the window must not lock while an answer is waited for");
        desk.world.background.finish();
        assertFalse(model.isUnderWay());
        assertEquals(
                Optional.of(Problem.of("orders.asked.PAID")),
                model.getCards().getFirst().told());
    }
}
