package till.ui.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
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
    private final RefundViewModel model =
            new RefundViewModel(desk.world.dependencies(), desk.frame, new Route.Refund(order));

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
        desk.world
                .services
                .refunds()
                .refund(new till.service.RefundRequest(order, Money.parse("HKD 20.00"), "cold"), Acting.UNNAMED);
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

    @Test
    void gatewayWithoutRefundsTakesEvidenceOfOneMadeInItsPortal() {
        desk.world.gateway.takesNoRefunds();
        choose("30.00", RefundReason.FAULTY);
        assertEquals(true, model.getForm().recordingProperty().get());
        assertEquals(Optional.of(Problem.of("refund.evidence.write")), obstacle());
        model.getForm().evidenceProperty().set("portal, refund 4711");
        desk.approves = false;
        model.refund();
        assertEquals(0, desk.world.services.refunds().of(order).size());
        desk.approves = true;
        model.refund();
        model.refund();
        assertEquals(List.of("SETTLE HKD 30.00", "SETTLE HKD 30.00"), desk.asked);
        var refunds = desk.world.services.refunds().of(order);
        assertEquals(1, refunds.size());
        assertEquals("portal, refund 4711", refunds.getFirst().evidence());
        assertInstanceOf(RefundStage.Recorded.class, model.stageProperty().get());
        assertEquals(0, desk.world.gateway.refunds().size());
    }

    @Test
    void gatewayThatCannotBeAskedIsAnsweredForByItsPortal() {
        desk.world.gateway.cannotBeAskedAboutRefunds();
        choose("30.00", RefundReason.FAULTY);
        model.refund();
        assertInstanceOf(RefundStage.Asking.class, model.stageProperty().get());
        model.portal();
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        var entry = question.entry().orElseThrow();
        assertEquals(
                Optional.of(Problem.of("refund.evidence.write")),
                entry.obstacle().getValue());
        entry.text().set("portal, line 3");
        desk.dialogs.answer(question.choices().getFirst());
        assertEquals(
                OperationState.DONE,
                desk.world.services.refunds().of(order).getFirst().state());
        assertInstanceOf(RefundStage.Done.class, model.stageProperty().get());
    }

    @Test
    void earlierRefundOnItsWayCanBeWatched() {
        desk.world.gateway.saysOfRefunds(OperationState.ACCEPTED);
        choose("30.00", RefundReason.FAULTY);
        model.refund();
        var number = desk.world.services.refunds().of(order).getFirst().refundNo();
        var later = new RefundViewModel(desk.world.dependencies(), desk.frame, Route.Refund.watching(order, number));
        later.activated();
        assertEquals(Optional.of(number), later.stageProperty().get().onItsWay().map(refund -> refund.refundNo()));
        desk.world.gateway.saysOfRefunds(OperationState.DONE);
        later.checkNow();
        assertInstanceOf(RefundStage.Done.class, later.stageProperty().get());
        later.close();
    }

    @Test
    void whatNeedsApprovalIsAskedForWithItsAmountAndSentOnce() {
        desk.approves = false;
        choose("30.00", RefundReason.FAULTY);
        model.refund();
        assertEquals(0, desk.world.gateway.refunds().size());
        assertEquals(List.of("REFUND HKD 30.00"), desk.asked);
        assertInstanceOf(RefundStage.Choosing.class, model.stageProperty().get());
    }

    @Test
    void cardUnderAttentionProposesAllThatIsLeftAndIsWhereTheWayBackLeads() {
        var late = new RefundViewModel(
                desk.world.dependencies(),
                desk.frame,
                Route.Refund.because(order, till.domain.Attention.Kind.PAID_LATE));
        late.activated();
        assertEquals(Optional.of(Money.parse("HKD 100.30")), late.getForm().chosen());
        assertEquals(Optional.empty(), late.getForm().obstacleProperty().get());
        late.back();
        assertEquals(
                Optional.of(new Route.Attention()),
                desk.navigator.routeProperty().get());
        late.close();
    }

    @Test
    void onlyPendingOnesAreListedWhereWanted() {
        choose("10.00", RefundReason.FAULTY);
        model.refund();
        var list = new RefundsViewModel(desk.world.dependencies(), desk.frame);
        list.activated();
        assertEquals(0, list.pendingProperty().get());
        list.onlyPendingProperty().set(true);
        assertEquals(0, list.getLines().size());
        list.onlyPendingProperty().set(false);
        assertEquals(1, list.getLines().size());
        list.close();
    }
}
