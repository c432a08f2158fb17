package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;
import static till.ledger.LedgerFixture.move;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import till.domain.Attention;
import till.domain.By;
import till.domain.CardFacts;
import till.domain.Event;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Refund;

@SuppressWarnings("NullAway") // it does not see @Nullable on nested types of compiled classes
class PaymentsTest extends OnEachStore {
    PaymentsTest(TestStore store) {
        super(store);
    }

    @Test
    void addedPaymentIsReadBackWhole() {
        var order = shop.order("S-7");
        var payment = shop.added(order);
        var expected = new PaymentOrder(
                order.orderNo(),
                "T1-20261121-0001",
                "S-7",
                "T1",
                "gnete",
                "WX_QR",
                PRICE,
                "coffee",
                NOON,
                NOON.plusSeconds(300));
        var watch = new Payment.Watch(NOON.plusSeconds(40), 0, 0, null, null, NOON);
        assertEquals(
                new Payment(
                        expected,
                        PaymentState.CREATED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false,
                        GatewayDetails.NONE,
                        By.NOBODY,
                        watch),
                payment);
        assertEquals(Optional.of(payment), shop.ledger.payments().find(order.orderNo()));
    }

    @Test
    void theCardIsKeptBesideThePaymentAndInItsHistory() {
        var payment = shop.added("");
        var first = new CardFacts("VISA", "621245", null, "920345", "000000000000020005060720116005061");
        shop.ledger.payments().learn(payment.orderNo(), GatewayDetails.of(first), NOON);
        var second = new CardFacts(null, "62124500", "621245******4690", null, null);
        shop.ledger.payments().learn(payment.orderNo(), GatewayDetails.of(second), NOON);
        shop.ledger.payments().learn(payment.orderNo(), GatewayDetails.of(second), NOON);
        var kept = shop.ledger.payments().find(payment.orderNo()).orElseThrow();
        assertEquals(
                new CardFacts("VISA", "621245", "4690", "920345", "000000000000020005060720116005061"),
                kept.details().card());
        assertEquals("VISA ···· 4690", kept.details().card().shortly());
        var told = shop.ledger.history().of(payment.orderNo()).stream()
                .filter(event -> event.kind() == Event.Kind.CARD_TOLD)
                .toList();
        assertEquals(2, told.size());
        assertEquals(List.of(), shop.ledger.history().verify().faults());
        shop.sql("update payment set card_identifier = 'another'");
        assertEquals(1, shop.ledger.history().verify().faults().size());
    }

    @Test
    void referencesCountPerTillAndDay() {
        shop.added("");
        assertEquals("T1-20261121-0002", shop.added("").order().reference());
        var tomorrow = new Payments.Draft(shop.order(""), DAY.plusDays(1), By.NOBODY);
        var added = (Payments.Written) shop.ledger.payments().add(tomorrow, NOON, false);
        assertEquals("T1-20261122-0001", added.payment().order().reference());
        shop.sql("update reference_counter set last_number = 9999 where business_day = date '2026-11-21'");
        assertEquals("T1-20261121-10000", shop.added("").order().reference());
    }

    @Test
    void aPaymentWithoutSaleStandsForItsReference() {
        var payment = shop.added("");
        assertEquals(payment.order().reference(), payment.order().sale());
    }

    @Test
    void aSaleIsChargedOnceWhileOpenOrPaid() {
        for (var state : PaymentState.values()) {
            var first = shop.inState(state);
            var second = shop.add(shop.order(first.order().sale()), false);
            if (state.holdsSale()) {
                assertEquals(new Payments.SaleTaken(first), second, state.name());
            } else {
                assertInstanceOf(Payments.Written.class, second, state.name());
            }
        }
    }

    @Test
    void aScannedCodeIsWrittenForOnePaymentWhateverBecameOfIt() {
        var states = Stream.of(PaymentState.values())
                .filter(each -> each == PaymentState.CREATED || PaymentState.CREATED.canBecome(each))
                .toList();
        for (var state : states) {
            var mark = "mark" + state.ordinal();
            var first = ((Payments.Written) shop.ledger.payments().add(scan("", mark), NOON, false)).payment();
            assertEquals(new PayCode(PayCode.Kind.NONE, ""), first.code(), "nobody takes it for lost");
            var now = state == PaymentState.CREATED ? first : shop.moved(first, state);
            var again = shop.ledger.payments().add(scan("", mark), NOON, true);
            assertEquals(new Payments.CodeSpent(shop.reload(now)), again, state.name());
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aCodeScannedForASaleThatIsTakenIsNotSpent() {
        shop.added("S-1");
        assertInstanceOf(Payments.SaleTaken.class, shop.ledger.payments().add(scan("S-1", "m"), NOON, false));
        assertInstanceOf(Payments.Written.class, shop.ledger.payments().add(scan("S-1", "m"), NOON, true));
    }

    private Payments.Draft scan(String sale, String mark) {
        return new Payments.Draft(shop.order(sale), DAY, By.NOBODY, mark);
    }

    @Test
    void againTakesTheSaleOver() {
        var first = shop.moved(shop.added("S-1"), PaymentState.AWAITING_PAYER);
        assertInstanceOf(Payments.Written.class, shop.add(shop.order("S-1"), true));
        assertTrue(shop.reload(first).superseded());
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void moneyForASaleThatAnotherPaymentWaitsForIsNotPaidTwiceYet() {
        var first = shop.moved(shop.added("S-1"), PaymentState.AWAITING_PAYER);
        shop.add(shop.order("S-1"), true);
        var paid = shop.moved(shop.reload(first), PaymentState.PAID);
        assertEquals(PaymentState.PAID, paid.state());
        assertEquals(Map.of(), shop.attentionKinds(paid));
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void whicheverOfTwoPaymentsOfASaleGetsItsMoneyLastIsTheOneTooMuch() {
        var number = 0;
        for (var earlier : List.of(PaymentState.PAID, PaymentState.AUTHORIZED)) {
            for (var later : List.of(PaymentState.PAID, PaymentState.AUTHORIZED)) {
                for (var firstIsLast : List.of(true, false)) {
                    var sale = "S-" + ++number;
                    var first = shop.moved(shop.added(sale), PaymentState.AWAITING_PAYER);
                    var second = ((Payments.Written) shop.add(shop.order(sale), true)).payment();
                    var before = shop.moved(firstIsLast ? second : shop.reload(first), earlier);
                    var last = shop.moved(firstIsLast ? shop.reload(first) : second, later);
                    assertEquals(Map.of(), shop.attentionKinds(before), sale);
                    assertEquals(Map.of(Attention.Kind.PAID_TWICE, 1), shop.attentionKinds(last), sale);
                    assertEquals(
                            before.orderNo().text(),
                            shop.ledger
                                    .attention()
                                    .of(last.orderNo())
                                    .getFirst()
                                    .facts()
                                    .get("other"));
                }
            }
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void whatWasHeldForASaleAndIsTakenRaisesNothingASecondTime() {
        var first = shop.moved(shop.added("S-1"), PaymentState.AWAITING_PAYER, PaymentState.AUTHORIZED);
        var second = ((Payments.Written) shop.add(shop.order("S-1"), true)).payment();
        shop.moved(second, PaymentState.AUTHORIZED);
        var taken = shop.moved(shop.reload(first), PaymentState.PAID);
        assertEquals(Map.of(), shop.attentionKinds(taken));
        assertEquals(Map.of(Attention.Kind.PAID_TWICE, 1), shop.attentionKinds(second));
    }

    @Test
    void moneyAfterTheOtherOneEndedTakesTheSaleBack() {
        var first = shop.moved(shop.added("S-1"), PaymentState.AWAITING_PAYER);
        var second = ((Payments.Written) shop.add(shop.order("S-1"), true)).payment();
        shop.moved(second, PaymentState.DECLINED);
        var paid = shop.moved(shop.reload(first), PaymentState.PAID);
        assertFalse(paid.superseded());
        assertEquals(Map.of(), shop.attentionKinds(paid));
        assertEquals(new Payments.SaleTaken(paid), shop.add(shop.order("S-1"), false));
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aPaidSaleStaysTakenThoughAnotherPaymentHeldItMeanwhile() {
        var first = shop.moved(shop.added("S-1"), PaymentState.AWAITING_PAYER);
        var second = ((Payments.Written) shop.add(shop.order("S-1"), true)).payment();
        var paid = shop.moved(shop.reload(first), PaymentState.PAID);
        shop.moved(second, PaymentState.DECLINED);
        assertEquals(new Payments.SaleTaken(paid), shop.add(shop.order("S-1"), false));
    }

    @Test
    void lateMoneyForASaleChargedMeanwhileIsPaidTwiceToo() {
        var first = shop.moved(shop.added("S-1"), PaymentState.AWAITING_PAYER, PaymentState.EXPIRED);
        shop.paid("S-1");
        var late = shop.moved(first, PaymentState.PAID);
        assertTrue(late.late());
        assertEquals(Map.of(Attention.Kind.PAID_LATE, 1, Attention.Kind.PAID_TWICE, 1), shop.attentionKinds(late));
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void everyLegalMoveHappensAndLosesTheSecondTime() {
        for (var from : PaymentState.values()) {
            for (var to : PaymentState.values()) {
                if (from.canBecome(to)) {
                    var payment = shop.inState(from);
                    assertTrue(shop.ledger.payments().move(move(payment, to)), from + " to " + to);
                    assertEquals(to, shop.reload(payment).state());
                    assertFalse(shop.ledger.payments().move(move(payment, to)), from + " to " + to + " twice");
                }
            }
        }
        assertEquals(Optional.empty(), shop.firstFault());
    }

    @Test
    void aMoveKeepsWhatWasLearnt() {
        var payment = shop.added("");
        var code = new PayCode(PayCode.Kind.QR, "https://qr.example/1");
        var learnt = new PaymentMove.Learnt(code, "G1", null, null, null, "1");
        var at = NOON.plusSeconds(1);
        shop.ledger
                .payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        PaymentState.CREATED,
                        PaymentState.AWAITING_PAYER,
                        at,
                        DAY,
                        "create",
                        learnt,
                        null,
                        at.plusSeconds(2)));
        var waiting = shop.reload(payment);
        assertEquals(code, waiting.code());
        assertEquals(new Payment.Watch(at.plusSeconds(2), 0, 0, null, "1", at), waiting.watch());

        var paid = shop.moved(waiting, PaymentState.PAID);
        assertEquals("G1", paid.gatewayNo());
        assertEquals(code, paid.code());
        assertEquals(PRICE, paid.received());
        assertEquals(DAY, paid.businessDay());
        assertEquals(NOON.plusSeconds(10), paid.paidAt());
    }

    @Test
    void everyNumberFindsItsPayment() {
        var payment = shop.added("S-1");
        var at = NOON.plusSeconds(1);
        shop.ledger
                .payments()
                .move(new PaymentMove(
                        payment.orderNo(),
                        PaymentState.CREATED,
                        PaymentState.PAID,
                        at,
                        DAY,
                        "query",
                        new PaymentMove.Learnt(null, "G-1", "W-1", PRICE, at, "2"),
                        null,
                        null));
        Refund refund = shop.reserved(payment, PRICE);
        var paid = shop.reload(payment);
        for (var number : List.of(
                payment.orderNo().text(),
                "T1-20261121-0001",
                "S-1",
                "G-1",
                "W-1",
                refund.refundNo().text())) {
            assertEquals(List.of(paid), shop.ledger.payments().named(number), number);
        }
        assertEquals(List.of(), shop.ledger.payments().named("T1-20261121-000"));
    }

    @Test
    void anUnknownPaymentIsNotMoved() {
        var unknown = move(new OrderNo("NOBODY"), PaymentState.CREATED, PaymentState.PAID, NOON);
        assertThrows(
                IllegalArgumentException.class, () -> shop.ledger.payments().move(unknown));
    }
}
