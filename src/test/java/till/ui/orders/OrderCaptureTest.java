package till.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Problem;

/** Held money in the order's details: captured only after a question, and offered only where it can be. */
class OrderCaptureTest {
    private final Desk desk = new Desk();
    private final OrdersViewModel model = new OrdersViewModel(desk.world.dependencies(), desk.frame, null);

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    private OrderNo held() {
        var order = desk.waiting("88.50");
        desk.world.gateway.capturesLater();
        desk.world.check(order);
        model.activated();
        model.getDetails().show(order);
        return order;
    }

    private PaymentState state(OrderNo order) {
        return desk.world.services.payments().find(order).orElseThrow().state();
    }

    @Test
    void capturingAsksFirstAndThenTakesAllThatIsHeld() {
        var order = held();
        model.getDetails().capture();
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        assertEquals(Problem.of("orders.capture.title", "HKD 88.50"), question.title());
        assertEquals(PaymentState.AUTHORIZED, state(order));
        desk.dialogs.answer(question.choices().getFirst());
        assertEquals(PaymentState.PAID, state(order));
        assertEquals(
                Optional.of(Problem.of("orders.asked.PAID")),
                model.getDetails().toldProperty().get());
    }

    @Test
    void whatIsNotHeldIsNotOfferedForCapture() {
        var order = desk.paid("5.00");
        model.activated();
        model.getDetails().show(order);
        var obstacles = model.getDetails().factsProperty().get().orElseThrow().obstacles();
        assertEquals(Optional.of(Problem.of("orders.capture.notHeld")), obstacles.capture());
        model.getDetails().capture();
        assertTrue(desk.dialogs.currentProperty().get().isEmpty());
    }

    @Test
    void partIsTakenAndTheRestIsSaidToBeLetGoOf() {
        var order = held();
        model.getDetails().capture();
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        var entry = question.entry().orElseThrow();
        entry.text().set("88.51");
        assertEquals(
                Optional.of(Problem.of("orders.capture.moreThanHeld", "HKD 88.50")),
                entry.obstacle().getValue());
        entry.text().set("80");
        assertEquals(
                Optional.of(Problem.of("orders.capture.part", "HKD 80.00", "HKD 8.50")),
                entry.consequence().getValue());
        desk.dialogs.answer(question.choices().getFirst());
        assertEquals(List.of(Money.parse("HKD 80.00")), desk.world.gateway.captured());
        assertEquals(PaymentState.PAID, state(order));
    }

    @Test
    void whatNeedsApprovalIsAskedWithItsAmountAndNothingIsDoneWithoutIt() {
        var order = held();
        desk.approves = false;
        model.getDetails().capture();
        desk.dialogs.answer(
                desk.dialogs.currentProperty().get().orElseThrow().choices().getFirst());
        model.getDetails().cancel();
        desk.dialogs.answer(
                desk.dialogs.currentProperty().get().orElseThrow().choices().getFirst());
        assertEquals(List.of("CAPTURE HKD 88.50", "VOID HKD 88.50"), desk.asked);
        assertEquals(PaymentState.AUTHORIZED, state(order));
        assertEquals(List.of(), desk.world.gateway.captured());
    }
}
