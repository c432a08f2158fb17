package till.ui.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.By;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Role;
import till.gateway.Outcome;
import till.ledger.People;
import till.service.RefundRequest;
import till.service.SettleRequest;
import till.ui.Route;
import till.ui.orders.Desk;
import till.ui.refund.RefundViewModel;

/** Every way out of every card, as a person takes it on the screen. */
class CuresOnScreenTest {
    private Desk desk = new Desk();
    private AttentionViewModel model = new AttentionViewModel(desk.world.dependencies(), desk.frame);

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    /** A fresh till with one card of a kind. */
    private AttentionCard card(Kind kind) {
        close();
        desk = new Desk();
        model = new AttentionViewModel(desk.world.dependencies(), desk.frame);
        var order = order(kind);
        var facts = kind == Kind.REFUND_IN_DOUBT
                ? Map.of(
                        "refundNo",
                        desk.world
                                .services
                                .refunds()
                                .of(order)
                                .getFirst()
                                .refundNo()
                                .text())
                : Map.of("word", "odd");
        desk.world.ledger().attention().raise(order, new Attention.Draft(kind, facts), desk.world.now());
        model.activated();
        return model.getCards().stream()
                .filter(card -> card.attention().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private OrderNo order(Kind kind) {
        return switch (kind) {
            case PAID_LATE, PAID_TWICE, REFUNDED_ELSEWHERE, REFUND_FAILED, AGREEMENT_FAILED -> desk.paid("75.00");
            case OUTCOME_UNKNOWN, CODE_LOST, CLAIMED_PAID, CONTRADICTION, ANSWER_DIFFERS, NUMBER_TAKEN -> {
                desk.world.gateway.knowsNoClose();
                var order = desk.waiting("75.00");
                desk.world.pass(Duration.ofMinutes(6));
                desk.world.check(order);
                yield order;
            }
            case REFUND_IN_DOUBT -> {
                var order = desk.paid("75.00");
                desk.world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
                desk.world.gateway.saysOfRefunds(OperationState.UNCERTAIN);
                desk.world
                        .services
                        .refunds()
                        .refund(new RefundRequest(order, Money.parse("HKD 20.00"), "cold"), Acting.UNNAMED);
                yield order;
            }
            case AUTHORIZATION_ENDING -> {
                var order = desk.waiting("75.00");
                desk.world.gateway.capturesLater();
                desk.world.check(order);
                yield order;
            }
        };
    }

    private SettlingViewModel settling() {
        return model.getSettling();
    }

    private void write() {
        var form = settling().formProperty().get().orElseThrow();
        form.reasonProperty().set("asked the gateway");
        if (form.asksEvidence()) {
            form.evidenceProperty().set("portal, line 7");
        }
    }

    private void answerYes() {
        desk.dialogs
                .currentProperty()
                .get()
                .ifPresent(question -> desk.dialogs.answer(question.choices().stream()
                        .filter(choice -> choice.key().endsWith(".yes"))
                        .findFirst()
                        .orElseThrow()));
    }

    private void take(AttentionCard card, Cure cure) {
        model.begin(card, cure);
        switch (cure) {
            case CHECK -> {}
            case REFUND -> refundThere();
            case CAPTURE, LET_GO -> answerYes();
            default -> {
                write();
                settling().settle();
                answerYes();
            }
        }
        model.read();
    }

    private void refundThere() {
        var route = (Route.Refund) desk.navigator.routeProperty().get().orElseThrow();
        var screen = new RefundViewModel(desk.world.dependencies(), desk.frame, route);
        screen.activated();
        screen.refund();
        screen.back();
        assertEquals(
                Optional.of(new Route.Attention()),
                desk.navigator.routeProperty().get());
        screen.close();
    }

    private boolean open(AttentionCard card) {
        return model.getCards().stream().anyMatch(each -> each.id().equals(card.id()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyCureOfferedEndsTheCardFromTheScreen(Kind kind) {
        var offered = card(kind).cures();
        var left = new ArrayList<Cure>();
        for (var cure : offered) {
            var card = card(kind);
            take(card, cure);
            if (open(card)) {
                left.add(cure);
            }
        }
        left.remove(Cure.CHECK);
        assertEquals(List.of(), left);
        assertTrue(offered.contains(Cure.CHECK));
    }

    @Test
    void everyCureThereIsWasOfferedSomewhere() {
        var offered = EnumSet.noneOf(Cure.class);
        for (var kind : Kind.values()) {
            offered.addAll(card(kind).cures());
        }
        // a refund made elsewhere is recorded where the gateway takes none, and where it says that somebody refunded
        assertEquals(EnumSet.allOf(Cure.class), offered);
    }

    @Test
    void settlingSaysWhatWasRecordedAndTheHistoryKeepsIt() {
        var card = card(Kind.OUTCOME_UNKNOWN);
        take(card, Cure.RECORD_PAID);
        var notice = settling().noticeProperty().get().orElseThrow();
        var reference = card.payment().order().reference();
        assertEquals(
                new SettlingViewModel.Notice(
                        true, Problem.of("attention.cure.RECORD_PAID.done", "HKD 75.00", reference)),
                notice);
        var settled =
                desk.world.services.attention().find(card.id()).orElseThrow().attention();
        assertEquals(Cure.RECORD_PAID, settled.cure());
        assertEquals("portal, line 7", settled.evidence());
        assertEquals(List.of("SETTLE HKD 75.00"), desk.asked);
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsSettled() {
        var card = card(Kind.OUTCOME_UNKNOWN);
        model.begin(card, Cure.RECORD_PAID);
        var form = settling().formProperty().get().orElseThrow();
        assertEquals("75.00", form.amountProperty().get());
        assertEquals(
                Optional.of(Problem.of("attention.form.reasonMissing")),
                form.obstacleProperty().get());
        form.reasonProperty().set("ok it");
        assertEquals(
                Optional.of(Problem.of("attention.form.evidenceMissing")),
                form.obstacleProperty().get());
        form.evidenceProperty().set("portal");
        form.amountProperty().set("");
        assertEquals(
                Optional.of(Problem.of("amount.empty")), form.obstacleProperty().get());
        settling().settle();
        assertTrue(desk.dialogs.currentProperty().get().isEmpty());
        form.amountProperty().set("75.00");
        form.reasonProperty().set("x".repeat(501));
        assertEquals(
                Optional.of(Problem.of("attention.form.tooLong", "500")),
                form.obstacleProperty().get());
        assertTrue(open(card));
    }

    @Test
    void moneyIsSaidToHaveMovedOnlyAfterAQuestionThatNamesIt() {
        var card = card(Kind.OUTCOME_UNKNOWN);
        model.begin(card, Cure.RECORD_PAID);
        write();
        settling().settle();
        var question = desk.dialogs.currentProperty().get().orElseThrow();
        assertEquals(Problem.of("attention.cure.RECORD_PAID.sure", "HKD 75.00"), question.text());
        assertEquals("attention.form.back", question.choices().getFirst().key());
        desk.dialogs.answer(question.choices().getFirst());
        assertTrue(open(card));
        assertEquals(List.of(), desk.asked);
    }

    @Test
    void pressedTwiceItIsSettledOnce() {
        var card = card(Kind.PAID_LATE);
        model.begin(card, Cure.KEEP);
        write();
        desk.world.background.keep();
        settling().settle();
        settling().settle();
        assertEquals(1, desk.world.background.waiting());
        desk.world.background.finish();
        settling().settle();
        model.read();
        assertFalse(open(card));
        assertTrue(settling().noticeProperty().get().orElseThrow().good());
    }

    @Test
    void whatSomebodyElseSettledMeanwhileIsSaid() {
        var card = card(Kind.PAID_LATE);
        model.begin(card, Cure.KEEP);
        write();
        desk.world.background.keep();
        settling().settle();
        desk.world
                .services
                .settling()
                .settle(SettleRequest.of(card.id(), Cure.ATTACH, "was handed over"), Acting.UNNAMED)
                .value();
        desk.world.background.finish();
        assertEquals(
                Optional.of(new SettlingViewModel.Notice(false, Problem.of("settle.overtaken"))),
                settling().noticeProperty().get());
        assertTrue(settling().formProperty().get().isEmpty());
        assertFalse(open(card));
    }

    @Test
    void withoutApprovalNothingIsSettled() {
        var card = card(Kind.PAID_LATE);
        desk.approves = false;
        take(card, Cure.KEEP);
        assertTrue(open(card));
        assertEquals(List.of("SETTLE"), desk.asked);
    }

    @Test
    void refundOnItsWayStandsOnTheCard() {
        var card = card(Kind.PAID_TWICE);
        desk.world.gateway.answersRefund(new Outcome.Unknown<>("time-out"));
        desk.world.gateway.saysOfRefunds(OperationState.UNCERTAIN);
        take(card, Cure.REFUND);
        var again = model.getCards().getFirst();
        assertEquals(OperationState.UNCERTAIN, again.refunds().getFirst().state());
    }

    private Operator works(String id, Role role) {
        var operator = new Operator(id, id, role, true);
        return desk.world
                .ledger()
                .people()
                .add(operator, new People.Proof("none", null), new People.Signed(By.NOBODY, desk.world.now()))
                .value();
    }

    @Test
    void whatACashierMayNotDoIsThereAndSaysThatAManagerIsAsked() {
        var card = card(Kind.PAID_LATE);
        var owner = works("ada", Role.OWNER);
        desk.world.session.signIn(works("mei", Role.CASHIER));
        var cures = model.getCards().getFirst();
        assertEquals(card.cures(), cures.cures());
        var asked = EnumSet.copyOf(cures.cures());
        asked.remove(Cure.CHECK);
        assertEquals(asked, cures.byApproval());
        desk.world.session.signIn(owner);
        assertEquals(EnumSet.noneOf(Cure.class), model.getCards().getFirst().byApproval());
    }

    @Test
    void whoSettledAndWhoApprovedStandsInTheBooks() {
        var card = card(Kind.PAID_LATE);
        works("ada", Role.OWNER);
        var manager = works("ken", Role.MANAGER);
        desk.world.session.signIn(works("mei", Role.CASHIER));
        desk.approver = manager;
        take(card, Cure.KEEP);
        var settled =
                desk.world.services.attention().find(card.id()).orElseThrow().attention();
        assertEquals(new By("mei", "ken"), settled.by());
        assertEquals(
                Map.of("ada", "ada", "ken", "ken", "mei", "mei"),
                desk.world.services.orders().people());
    }
}
