package till.ui.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Problem;
import till.gateway.Outcome;
import till.ui.Route;
import till.ui.orders.Desk;

class RefundViewModelTest {
    private final Desk desk = new Desk();
    private final OrderNo order = desk.paid("100.30");
    private final RefundViewModel model = new RefundViewModel(desk.world.dependencies(), desk.frame, new Route.Refund(order));

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    private void choose(String amount, RefundReason reason) {
        model.activated();
        model.getForm().amountProperty().set(amount);
        model.getForm().reasonProperty().set(Optional.of(reason));
    }

    private Optional<Problem> obstacle() {
        return model.getForm().obstacleProperty().get();
    }

    @Test
    void allIsExactToTheLastCent() {
        choose("50.15", RefundReason.FAULTY);
        model.refund();
        assertInstanceOf(RefundStage.Done.class, model.stageProperty().get());
        var second = new RefundViewModel(desk.world.dependencies(), desk.frame, new Route.Refund(order));
        second.activated();
        second.getForm().all();
        assertEquals(Optional.of(Money.parse("HKD 50.15")), second.getForm().chosen());
        second.close();
    }

    @Test
    void moreThanIsLeftCannotBeSent() {
        choose("100.31", RefundReason.FAULTY);
        assertEquals(Optional.of(Problem.of("refund.moreThanLeft", "HKD 100.30")), obstacle());
        model.refund();
        assertEquals(0, desk.world.gateway.refunds().size());
    }

    @Test
    void reasonIsDemandedAndHasALimit() {
        model.activated();
        model.getForm().all();
        assertEquals(Optional.of(Problem.of("refund.reason.choose")), obstacle());
        model.getForm().reasonProperty().set(Optional.of(RefundReason.OTHER));
        assertEquals(Optional.of(Problem.of("refund.reason.write")), obstacle());
        model.getForm().otherReasonProperty().set("x".repeat(65));
        assertEquals(Optional.of(Problem.of("refund.reason.tooLong", "64")), obstacle());
        model.getForm().otherReasonProperty().set("x".repeat(64));
        assertEquals(Optional.empty(), obstacle());
    }

    @Test
    void doubleFireSendsOneRefund() {
        choose("10.00", RefundReason.FAULTY);
        desk.world.background.keep();
        model.refund();
        model.refund();
        desk.world.background.finish();
        model.refund();
        assertEquals(1, desk.world.gateway.refunds().size());
    }

    @Test
    void lostAnswerIsAskedAboutUntilItIsKnown() {
        desk.world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
        choose("10.00", RefundReason.FAULTY);
        model.refund();
        var asking =
                assertInstanceOf(RefundStage.Asking.class, model.stageProperty().get());
        assertEquals(OperationState.UNCERTAIN, asking.refund().state());
        for (var second = 0; second < 3; second++) {
            desk.world.pass(Duration.ofSeconds(1));
        }
        assertInstanceOf(RefundStage.Done.class, model.stageProperty().get());
        assertEquals(1, desk.world.gateway.refunds().size());
    }

    @Test
    void doubtThatLastsIsHandedToAttention() {
        desk.world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
        desk.world.gateway.saysOfRefunds(OperationState.UNCERTAIN);
        choose("10.00", RefundReason.FAULTY);
        model.refund();
        desk.world.pass(Duration.ofMinutes(61));
        model.checkNow();
        assertInstanceOf(RefundStage.HandedOver.class, model.stageProperty().get());
    }

    @Test
    void refusalSaysThatNoMoneyMoved() {
        var problem = Problem.of("gateway.gnete.refundTooMuch");
        desk.world.gateway.answersRefund(new Outcome.Refused<>(problem, "9999"));
        choose("10.00", RefundReason.FAULTY);
        model.refund();
        assertEquals(new RefundStage.Failed(problem), model.stageProperty().get());
    }

    @Test
    void unpaidOrderCannotBeRefunded() {
        desk.world.gateway.says(till.gateway.PaymentAnswer.Standing.WAITING);
        var unpaid = new RefundViewModel(desk.world.dependencies(), desk.frame, new Route.Refund(desk.waiting("5.00")));
        unpaid.activated();
        assertEquals(
                new RefundStage.Impossible(Problem.of("orders.refund.notPaid")),
                unpaid.stageProperty().get());
        unpaid.close();
    }

    @Test
    void unfinishedRefundsLeadTheList() {
        choose("10.00", RefundReason.FAULTY);
        model.refund();
        desk.world.pass(Duration.ofSeconds(1));
        desk.world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
        desk.world.services.refunds().refund(new till.service.RefundRequest(order, Money.parse("HKD 20.00"), "cold"), Acting.UNNAMED);
        desk.world.pass(Duration.ofSeconds(1));
        var list = new RefundsViewModel(desk.world.dependencies(), desk.frame);
        list.activated();
        assertEquals(2, list.getLines().size());
        assertEquals(
                OperationState.UNCERTAIN, list.getLines().getFirst().refund().state());
        list.checkNow(list.getLines().getFirst());
        assertEquals(
                Optional.of(Problem.of("refunds.asked.DONE")),
                list.toldProperty().get());
        list.close();
    }
}
