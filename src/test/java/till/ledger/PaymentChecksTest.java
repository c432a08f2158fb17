package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentState;

/** When a payment is asked about next, which ones are due, and how many are open. */
@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class PaymentChecksTest extends OnEachStore {
    PaymentChecksTest(TestStore store) {
        super(store);
    }

    @Test
    void whatWasHeardKeepsTheState() {
        var payment = shop.moved(shop.added(""), PaymentState.AWAITING_PAYER);
        var at = NOON.plusSeconds(20);
        var odd = new Payments.Heard(at, "odd\u0000\ud800", "G1", 1, at.plusSeconds(2));
        shop.ledger.payments().heard(payment.orderNo(), odd, payment.watch().changedAt());
        var heard = shop.reload(payment);
        assertEquals(PaymentState.AWAITING_PAYER, heard.state());
        assertEquals("G1", heard.gatewayNo());
        assertEquals(
                new Payment.Watch(at.plusSeconds(2), 2, 1, at, "odd\ufffd\ufffd", NOON.plusSeconds(10)), heard.watch());
    }

    @Test
    void whatWasHeardBeforeAMoveDoesNotSetTheNewPace() {
        var waiting = shop.added("");
        var payment = shop.moved(waiting, PaymentState.PAID);
        heard(payment, NOON.plusSeconds(5), NOON.plusSeconds(7), waiting);
        assertEquals(null, shop.reload(payment).watch().nextCheckAt());
    }

    /** A process slept in the middle of its question, and by its late word would never ask again. */
    @Test
    void whatWasAskedBeforeAMoveAndHeardLongAfterItDoesNotEndTheNewWatch() {
        var waiting = shop.added("");
        var payment = shop.moved(waiting, PaymentState.AWAITING_PAYER);
        shop.ledger.payments().checkBy(payment.orderNo(), NOON.plusSeconds(99));
        heard(payment, NOON.plusSeconds(3600), null, waiting);
        assertEquals(NOON.plusSeconds(99), shop.reload(payment).watch().nextCheckAt());
    }

    private void heard(Payment payment, Instant at, @Nullable Instant next, Payment asked) {
        shop.ledger
                .payments()
                .heard(
                        payment.orderNo(),
                        new Payments.Heard(at, "1", null, 0, next),
                        asked.watch().changedAt());
    }

    @Test
    void aCheckIsBroughtForwardAndNeverBack() {
        var payment = shop.added("");
        shop.ledger.payments().checkBy(payment.orderNo(), NOON.plusSeconds(99));
        assertEquals(NOON.plusSeconds(40), shop.reload(payment).watch().nextCheckAt());
        shop.ledger.payments().checkBy(payment.orderNo(), NOON.plusSeconds(3));
        assertEquals(NOON.plusSeconds(3), shop.reload(payment).watch().nextCheckAt());
    }

    @Test
    void dueAreThoseWhoseTimeHasComeLongestFirst() {
        var later = shop.added("");
        var sooner = shop.added("");
        shop.added("");
        shop.ledger.payments().checkBy(later.orderNo(), NOON.plusSeconds(2));
        shop.ledger.payments().checkBy(sooner.orderNo(), NOON.plusSeconds(1));
        assertEquals(
                List.of(sooner.orderNo(), later.orderNo()),
                shop.ledger.payments().due(NOON.plusSeconds(2), 9));
        assertEquals(List.of(sooner.orderNo()), shop.ledger.payments().due(NOON.plusSeconds(2), 1));
        assertEquals(List.of(), shop.ledger.payments().due(NOON, 9));
    }

    @Test
    void theFirstThatIsDueIsKnownBeforehand() {
        var from = NOON.plusSeconds(1);
        var until = NOON.plusSeconds(3);
        var payment = shop.added("").orderNo();
        assertEquals(new FirstDue(null, null, null), shop.ledger.firstDue(from, until));
        shop.ledger.payments().checkBy(payment, NOON.plusSeconds(2));
        assertEquals(new FirstDue(NOON.plusSeconds(2), null, null), shop.ledger.firstDue(from, until));
        shop.ledger.payments().lease(payment, "a", from, from.plusSeconds(30));
        assertEquals(Optional.empty(), shop.ledger.firstDue(from, until).earliest(), "somebody asks about it already");
    }

    @Test
    void aLeaseIsTheOnlyOneUntilItEnds() {
        var payments = shop.ledger.payments();
        var orderNo = shop.added("").orderNo();
        var due = NOON.plusSeconds(50);
        assertTrue(payments.lease(orderNo, "a", due, due.plusSeconds(30)));
        assertTrue(payments.lease(orderNo, "a", due, due.plusSeconds(30)), "extended by whoever has it");
        assertFalse(payments.lease(orderNo, "b", due, due.plusSeconds(30)));
        assertEquals(List.of(), payments.due(due, 9));
        payments.release(orderNo, "b");
        assertEquals(List.of(), payments.due(due, 9));
        payments.release(orderNo, "a");
        assertEquals(List.of(orderNo), payments.due(due, 9));
        assertTrue(payments.lease(orderNo, "b", due, due.plusSeconds(30)));
        assertTrue(payments.lease(orderNo, "c", due.plusSeconds(30), due.plusSeconds(60)));
    }

    @Test
    void theSweepLooksAtEveryOpenPaymentWhoseCreateIsOver() {
        var fresh = shop.added("");
        var waiting = shop.inState(PaymentState.AWAITING_PAYER);
        shop.inState(PaymentState.PAID);
        assertEquals(1, shop.ledger.payments().sweep(NOON.plusSeconds(11)));
        assertEquals(List.of(waiting.orderNo()), shop.ledger.payments().due(NOON.plusSeconds(11), 9));
        assertEquals(
                List.of(waiting.orderNo(), fresh.orderNo()),
                shop.ledger.payments().due(NOON.plusSeconds(40), 9));
    }

    @Test
    void openOnesAreCounted() {
        for (var state : PaymentState.values()) {
            shop.inState(state);
        }
        assertEquals(5, shop.ledger.payments().openCount());
    }

    @Test
    void aLinkThatIsOutIsNotCountedAsOpenButALostOneIs() {
        var lost = shop.moved(shop.added(shop.linkOrder("")), PaymentState.AWAITING_PAYER);
        assertEquals(1, shop.ledger.payments().openCount());
        var out = shop.added(shop.linkOrder(""));
        var code = new PayCode(PayCode.Kind.LINK, "https://pay.example/1");
        var learnt = new PaymentMove.Learnt(code, null, null, null, null, "1");
        shop.ledger
                .payments()
                .move(new PaymentMove(
                        out.orderNo(),
                        PaymentState.CREATED,
                        PaymentState.AWAITING_PAYER,
                        NOON,
                        LedgerFixture.DAY,
                        "create",
                        learnt,
                        null,
                        null));
        assertEquals(1, shop.ledger.payments().openCount());
        assertTrue(shop.reload(lost).codeLost() && shop.reload(out).isLinkOut());
    }
}
