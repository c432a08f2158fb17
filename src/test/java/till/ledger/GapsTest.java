package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Attention;
import till.domain.By;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Refund;

/** What a restored ledger lacks, entered from the lines of the sent log. */
class GapsTest {
    private static final Instant BACKUP = LedgerFixture.NOON.minusSeconds(600);
    private static final Instant NOW = LedgerFixture.NOON.plusSeconds(3_600);

    /** A ledger that lost everything, beside one that still has it. */
    private static final class Lost implements AutoCloseable {
        final LedgerFixture before;
        final LedgerFixture after;
        final List<SentLog.Sent> sent = new ArrayList<>();

        Lost(TestStore kind) {
            before = new LedgerFixture(kind);
            after = new LedgerFixture(kind);
        }

        Payment payment(String sale, @Nullable String mark) {
            var draft = new Payments.Draft(before.order(sale), LedgerFixture.DAY, new By("mei", null), mark);
            var added = before.ledger.payments().add(draft, LedgerFixture.NOON.plusSeconds(40), false);
            var payment = ((Payments.Written) added).payment();
            sent.add(SentLog.Sent.created(payment.order().createdAt(), payment, mark));
            return payment;
        }

        Refund refund(Payment payment, String amount) {
            var refund = before.reserved(payment, Money.parse(amount));
            sent.add(SentLog.Sent.refunded(LedgerFixture.NOON.plusSeconds(60), payment, refund));
            return refund;
        }

        Gaps.Standing fill() {
            return after.ledger.gaps().fill(NOW, LedgerFixture.DAY);
        }

        @Override
        public void close() {
            before.close();
            after.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void aLostPaymentComesBackUnderItsOwnNumbersAndIsDueAtOnce(TestStore kind) {
        try (var lost = new Lost(kind)) {
            var payment = lost.payment("A-17", "0123456789abcdef");
            assertEquals(1, lost.after.ledger.gaps().begin(lost.sent, BACKUP));
            assertEquals(new Gaps.Standing(1, BACKUP), lost.fill());
            var back = lost.after.reload(payment);
            assertEquals(payment.order(), back.order());
            assertEquals(PaymentState.CREATED, back.state());
            assertEquals("mei", back.by().operator());
            assertEquals(
                    List.of(payment.orderNo()), lost.after.ledger.payments().due(NOW, 5));
            assertEquals(Optional.empty(), lost.after.firstFault());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void noReferenceScanOrSaleOfALostPaymentIsGivenOutAgain(TestStore kind) {
        try (var lost = new Lost(kind)) {
            lost.payment("", null);
            var scanned = lost.payment("A-17", "0123456789abcdef");
            lost.after.ledger.gaps().begin(lost.sent, BACKUP);
            lost.fill();
            var next = lost.after.added(lost.before.order(""));
            assertEquals("T1-20261121-0003", next.order().reference());
            var sameCode =
                    new Payments.Draft(lost.before.order("B-1"), LedgerFixture.DAY, By.NOBODY, "0123456789abcdef");
            assertTrue(lost.after.ledger.payments().add(sameCode, NOW, false) instanceof Payments.CodeSpent);
            var sameSale = lost.after.add(lost.before.order("A-17"), false);
            assertEquals(
                    scanned.orderNo(), ((Payments.SaleTaken) sameSale).holder().orderNo());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void aLostRefundReservesItsAmountAsSoonAsItsPaymentIsKnownToBePaid(TestStore kind) {
        try (var lost = new Lost(kind)) {
            var payment = lost.payment("", null);
            lost.before.moved(payment, PaymentState.PAID);
            var refund = lost.refund(payment, "HKD 80.00");
            assertEquals(2, lost.after.ledger.gaps().begin(lost.sent, BACKUP));
            assertEquals(2, lost.fill().open());
            assertEquals(List.of(), lost.after.ledger.refunds().of(payment.orderNo()));
            lost.after.moved(lost.after.reload(payment), PaymentState.PAID);
            assertEquals(1, lost.fill().open());
            var back = lost.after.ledger.refunds().find(refund.refundNo()).orElseThrow();
            assertEquals(OperationState.SENT, back.state());
            assertEquals(refund.amount(), back.amount());
            assertEquals("cold", back.reason());
            assertEquals(List.of(refund.refundNo()), lost.after.ledger.refunds().due(NOW, 5));
            var another = lost.after.refundDraft(payment, Money.parse("HKD 8.51"));
            assertFalse(lost.after.ledger.refunds().reserve(another) instanceof Refunds.Reserved);
            lost.after
                    .ledger
                    .refunds()
                    .move(LedgerFixture.refundMove(refund.refundNo(), OperationState.SENT, OperationState.DONE));
            assertEquals(Gaps.Standing.WHOLE, lost.fill());
            assertEquals(Optional.empty(), lost.after.firstFault());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void aLostRefundThatCannotBeIsShownToAPersonAndHoldsNothingUp(TestStore kind) {
        try (var lost = new Lost(kind)) {
            var payment = lost.payment("", null);
            lost.before.moved(payment, PaymentState.PAID);
            lost.refund(payment, "HKD 80.00");
            lost.after.ledger.gaps().begin(lost.sent, BACKUP);
            lost.fill();
            lost.after.moved(lost.after.reload(payment), PaymentState.DECLINED);
            assertEquals(Gaps.Standing.WHOLE, lost.fill());
            assertEquals(Map.of(Attention.Kind.CONTRADICTION, 1), lost.after.attentionKinds(payment));
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void whatTheBackupHasIsNoGapAndBeginningTwiceEntersNothingTwice(TestStore kind) {
        try (var lost = new Lost(kind)) {
            var payment = lost.payment("", null);
            assertEquals(0, lost.before.ledger.gaps().begin(lost.sent, BACKUP));
            assertEquals(Gaps.Standing.WHOLE, lost.before.ledger.gaps().standing());
            lost.after.ledger.gaps().begin(lost.sent, BACKUP);
            lost.after.ledger.gaps().begin(lost.sent, BACKUP);
            lost.fill();
            lost.after.ledger.gaps().begin(lost.sent, BACKUP);
            assertEquals(1, lost.fill().open());
            assertEquals(payment.order(), lost.after.reload(payment).order());
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void aLineOfAnOlderProgramIsEnoughToAskTheGateway(TestStore kind) {
        try (var lost = new Lost(kind)) {
            var order = lost.before.order("");
            var bare = new SentLog.Sent(
                    order.createdAt(), order.orderNo().text(), "create", "gnete", order.amount(), order.orderNo());
            lost.after.ledger.gaps().begin(List.of(bare), BACKUP);
            lost.fill();
            var back = lost.after.ledger.payments().find(order.orderNo()).orElseThrow();
            assertEquals("T1-20261121-0001", back.order().reference());
            assertEquals(order.amount(), back.amount());
        }
    }
}
