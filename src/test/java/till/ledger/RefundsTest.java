package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.refundMove;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.By;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;

@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class RefundsTest extends OnEachStore {
    RefundsTest(TestStore store) {
        super(store);
    }

    @Test
    void aReservedRefundIsReadBackWhole() {
        var payment = shop.paid("");
        var draft = shop.refundDraft(payment, Money.parse("HKD 8.50"));
        var watch = new Payment.Watch(draft.nextCheckAt(), 0, 0, null, null, draft.at());
        var expected = new Refund(
                draft.refundNo(),
                payment.orderNo(),
                draft.amount(),
                "cold",
                "T1",
                OperationState.RESERVED,
                null,
                draft.at(),
                null,
                null,
                By.NOBODY,
                null,
                watch);
        assertEquals(new Refunds.Reserved(expected), shop.ledger.refunds().reserve(draft));
        assertEquals(Optional.of(expected), shop.ledger.refunds().find(draft.refundNo()));
        assertEquals(List.of(expected), shop.ledger.refunds().unfinished(9));
    }

    @Test
    void noMoreIsGivenBackThanWasReceived() {
        var payment = shop.paid("");
        var first = shop.reserved(payment, Money.parse("HKD 80"));
        accepted(first);
        var tooMuch = shop.refundDraft(payment, Money.parse("HKD 8.51"));
        assertEquals(
                new Refunds.TooMuch(Money.parse("HKD 8.50")),
                shop.ledger.refunds().reserve(tooMuch));
        accepted(shop.reserved(payment, Money.parse("HKD 8.50")));
        shop.ledger.refunds().move(refundMove(first.refundNo(), OperationState.ACCEPTED, OperationState.FAILED));
        assertInstanceOf(Refunds.TooMuch.class, shop.ledger.refunds().reserve(shop.refundDraft(payment, PRICE)));
        shop.reserved(payment, Money.parse("HKD 80"));
    }

    private void accepted(Refund refund) {
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.RESERVED, OperationState.SENT));
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.SENT, OperationState.ACCEPTED));
    }

    @Test
    void besideARefundInDoubtThereIsNoSecondOne() {
        for (var state : OperationState.values()) {
            var refund = shop.inState(state);
            var payment = shop.ledger.payments().find(refund.orderNo()).orElseThrow();
            var second = shop.refundDraft(payment, Money.parse("HKD 0.01"));
            var blocks = state == OperationState.RESERVED
                    || state == OperationState.SENT
                    || state == OperationState.UNCERTAIN;
            var answer = shop.ledger.refunds().reserve(second);
            assertEquals(blocks, answer instanceof Refunds.InFlight, state + ": " + answer);
        }
    }

    @Test
    void everyStateButFailedKeepsItsAmount() {
        for (var state : OperationState.values()) {
            var refund = shop.inState(state);
            var payment = shop.ledger.payments().find(refund.orderNo()).orElseThrow();
            var answer = shop.ledger.refunds().reserve(shop.refundDraft(payment, Money.parse("HKD 0.01")));
            assertEquals(state == OperationState.FAILED, answer instanceof Refunds.Reserved, state.name());
        }
    }

    @Test
    void whatWasNotReceivedIsNotGivenBack() {
        for (var state : PaymentState.values()) {
            var answer = shop.ledger.refunds().reserve(shop.refundDraft(shop.inState(state), PRICE));
            assertEquals(state == PaymentState.PAID, answer instanceof Refunds.Reserved, state.name());
        }
        var dollars = shop.refundDraft(shop.paid(""), Money.parse("USD 1"));
        assertEquals(new Refunds.NotPaid(), shop.ledger.refunds().reserve(dollars));
    }

    @Test
    void aGatewayThatBearsOneRefundAtATimeIsSpared() {
        var payment = shop.paid("");
        var first = shop.reserved(payment, Money.parse("HKD 1"));
        var draft = shop.refundDraft(payment, Money.parse("HKD 1"));
        var single = new Refunds.Draft(
                draft.refundNo(),
                draft.orderNo(),
                draft.amount(),
                "cold",
                "T1",
                NOON,
                DAY,
                NOON.plusSeconds(35),
                true,
                null,
                null,
                By.NOBODY);
        assertEquals(new Refunds.InFlight(first), shop.ledger.refunds().reserve(single));
        shop.ledger.refunds().move(refundMove(first.refundNo(), OperationState.RESERVED, OperationState.FAILED));
        assertInstanceOf(Refunds.Reserved.class, shop.ledger.refunds().reserve(single));
    }

    @Test
    void theGatewaysCountIsHeldUnderTheLockAndWhatFailedDoesNotCount() {
        var payment = shop.paid("");
        var first = shop.reserved(payment, Money.parse("HKD 1"));
        shop.ledger.refunds().move(refundMove(first.refundNo(), OperationState.RESERVED, OperationState.SENT));
        shop.ledger.refunds().move(refundMove(first.refundNo(), OperationState.SENT, OperationState.ACCEPTED));
        var draft = shop.refundDraft(payment, Money.parse("HKD 1"));
        var second = new Refunds.Draft(
                draft.refundNo(),
                draft.orderNo(),
                draft.amount(),
                "cold",
                "T1",
                NOON,
                DAY,
                NOON.plusSeconds(35),
                false,
                1,
                null,
                By.NOBODY);
        assertEquals(new Refunds.TooMany(1), shop.ledger.refunds().reserve(second));
        shop.ledger.refunds().move(refundMove(first.refundNo(), OperationState.ACCEPTED, OperationState.FAILED));
        assertInstanceOf(Refunds.Reserved.class, shop.ledger.refunds().reserve(second));
    }

    @Test
    void nothingIsReservedUntilAPersonSettledWhatWentBackElsewhere() {
        var payment = shop.paid("");
        var gone = new Attention.Draft(Attention.Kind.REFUNDED_ELSEWHERE, Map.of("refundNo", "T1R9"));
        shop.ledger.attention().raise(payment.orderNo(), gone, NOON);
        var draft = shop.refundDraft(payment, PRICE);
        assertEquals(new Refunds.GoneElsewhere(), shop.ledger.refunds().reserve(draft));
        var card = shop.ledger.attention().of(payment.orderNo()).getFirst();
        shop.ledger
                .attention()
                .settle(new AttentionList.Settlement(
                        card.id(), Cure.KEEP, NOON, "a mistake", null, By.NOBODY, new AttentionList.Change.Nothing()));
        assertInstanceOf(Refunds.Reserved.class, shop.ledger.refunds().reserve(draft));
    }

    @Test
    void whatARefundThoughtFailedGaveBackIsNotSettledByTheOthers() {
        var payment = shop.paid("");
        var other = shop.reserved(payment, PRICE);
        shop.ledger.refunds().move(refundMove(other.refundNo(), OperationState.RESERVED, OperationState.SENT));
        var gone = new Attention.Draft(Attention.Kind.REFUNDED_ELSEWHERE, Map.of("refundNo", "T1R9"));
        shop.ledger.attention().raise(payment.orderNo(), gone, NOON);
        shop.ledger.refunds().move(refundMove(other.refundNo(), OperationState.SENT, OperationState.DONE));
        assertTrue(shop.ledger.attention().of(payment.orderNo()).getFirst().isOpen());
    }

    @Test
    void everyLegalMoveHappensAndLosesTheSecondTime() {
        for (var from : OperationState.values()) {
            for (var to : OperationState.values()) {
                if (from.canBecome(to)) {
                    var refund = shop.inState(from);
                    denied(refund, 2, refund.watch().changedAt());
                    var move = refundMove(refund.refundNo(), from, to);
                    assertTrue(shop.ledger.refunds().move(move), from + " to " + to);
                    assertEquals(
                            to,
                            shop.ledger
                                    .refunds()
                                    .find(refund.refundNo())
                                    .orElseThrow()
                                    .state());
                    assertFalse(shop.ledger.refunds().move(move), from + " to " + to + " twice");
                }
            }
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aRefundCountsForTheDayItWasFirstAccepted() {
        var refund = shop.inState(OperationState.ACCEPTED);
        var at = NOON.plusSeconds(99_999);
        shop.ledger
                .refunds()
                .move(new Refunds.Move(
                        refund.refundNo(),
                        OperationState.ACCEPTED,
                        OperationState.DONE,
                        at,
                        DAY.plusDays(1),
                        "query",
                        null,
                        "3",
                        null,
                        null));
        var done = shop.ledger.refunds().find(refund.refundNo()).orElseThrow();
        assertEquals(DAY, done.businessDay());
        assertEquals(NOON.plusSeconds(70), done.refundedAt());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void anAcceptedRefundThatFailsAfterAllDoesNotCount() {
        var refund = shop.inState(OperationState.ACCEPTED);
        shop.ledger.refunds().move(refundMove(refund.refundNo(), OperationState.ACCEPTED, OperationState.FAILED));
        var failed = shop.ledger.refunds().find(refund.refundNo()).orElseThrow();
        assertEquals(null, failed.businessDay());
        assertEquals(null, failed.refundedAt());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aMoveRaisesItsAttention() {
        var refund = shop.inState(OperationState.SENT);
        var draft = new Attention.Draft(Attention.Kind.REFUND_IN_DOUBT, Map.of("word", "?"));
        shop.ledger
                .refunds()
                .move(new Refunds.Move(
                        refund.refundNo(),
                        OperationState.SENT,
                        OperationState.UNCERTAIN,
                        NOON,
                        DAY,
                        "create",
                        null,
                        null,
                        draft,
                        NOON));
        assertEquals(
                List.of(Map.of("word", "?")),
                shop.ledger.attention().of(refund.orderNo()).stream()
                        .map(Attention::facts)
                        .toList());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void unfinishedOnesAreWatchedLikePayments() {
        var refunds = shop.ledger.refunds();
        var number = shop.inState(OperationState.UNCERTAIN).refundNo();
        shop.inState(OperationState.DONE);
        assertEquals(List.of(), refunds.due(NOON.plusSeconds(999), 9));
        assertEquals(1, refunds.sweep(NOON));
        assertEquals(List.of(number), refunds.due(NOON, 9));
        assertTrue(refunds.lease(number, "a", NOON, NOON.plusSeconds(9)));
        assertFalse(refunds.lease(number, "b", NOON, NOON.plusSeconds(9)));
        var heard = new Payments.Heard(NOON.plusSeconds(80), "1", "G9", 0, NOON.plusSeconds(90));
        refunds.heard(number, heard, NOON);
        refunds.release(number, "a");
        assertEquals(List.of(number), refunds.due(NOON.plusSeconds(90), 9));
        assertEquals("G1", refunds.find(number).orElseThrow().gatewayNo());
    }

    @Test
    void aDenialOfAnEarlierSendingIsNotCountedForALaterOne() {
        var refund = shop.inState(OperationState.UNCERTAIN);
        var since = refund.watch().changedAt();
        denied(refund, 2, since);
        assertEquals(2, missing(refund));
        sentAgain(refund, since.plusSeconds(30));
        denied(refund, 3, since);
        assertEquals(0, missing(refund));
    }

    @Test
    void aRefundInDoubtGoesOutAgainOnlyAfterTwoDenials() {
        var refund = shop.inState(OperationState.UNCERTAIN);
        var since = refund.watch().changedAt();
        assertFalse(sentAgain(refund, since.plusSeconds(30)));
        denied(refund, 1, since);
        assertFalse(sentAgain(refund, since.plusSeconds(30)));
        denied(refund, 2, since);
        assertTrue(sentAgain(refund, since.plusSeconds(30)));
    }

    /** Whoever looked at the portal before it went out again has seen nothing of that sending. */
    @Test
    void whatWasSeenBeforeARefundWentOutAgainEndsNeitherItNorItsCard() {
        var refund = shop.inState(OperationState.UNCERTAIN);
        var since = refund.watch().changedAt();
        var doubt = new Attention.Draft(
                Attention.Kind.REFUND_IN_DOUBT,
                Map.of("refundNo", refund.refundNo().text()));
        shop.ledger.attention().raise(refund.orderNo(), doubt, since);
        denied(refund, 2, since);
        assertTrue(sentAgain(refund, since.plusSeconds(30)));
        assertEquals(List.of(), shop.ledger.attention().open());
        lost(refund, since.plusSeconds(60));
        assertFalse(failedByHand(refund, since));
        assertEquals(OperationState.UNCERTAIN, now(refund).state());
        assertTrue(failedByHand(refund, now(refund).watch().changedAt()));
        assertEquals(OperationState.FAILED, now(refund).state());
    }

    private Refund now(Refund refund) {
        return shop.ledger.refunds().find(refund.refundNo()).orElseThrow();
    }

    private void lost(Refund refund, Instant at) {
        var from = OperationState.SENT;
        var to = OperationState.UNCERTAIN;
        assertTrue(shop.ledger
                .refunds()
                .move(new Refunds.Move(
                        refund.refundNo(), from, to, at, LedgerFixture.DAY, "refund", null, null, null, null)));
    }

    private boolean failedByHand(Refund refund, Instant since) {
        var hand = new Refunds.Hand("not there", "portal", By.NOBODY, since);
        var at = since.plusSeconds(90);
        return shop.ledger
                .refunds()
                .move(Refunds.Move.byHand(refund, OperationState.FAILED, at, LedgerFixture.DAY, hand, null));
    }

    private int missing(Refund refund) {
        return shop.ledger
                .refunds()
                .find(refund.refundNo())
                .orElseThrow()
                .watch()
                .missing();
    }

    private void denied(Refund refund, int missing, Instant since) {
        var at = since.plusSeconds(60);
        shop.ledger
                .refunds()
                .heard(refund.refundNo(), new Payments.Heard(at, "no such refund", null, missing, at), since);
    }

    private boolean sentAgain(Refund refund, Instant at) {
        return shop.ledger
                .refunds()
                .move(new Refunds.Move(
                        refund.refundNo(),
                        OperationState.UNCERTAIN,
                        OperationState.SENT,
                        at,
                        DAY,
                        "refund",
                        null,
                        "",
                        null,
                        at));
    }
}
