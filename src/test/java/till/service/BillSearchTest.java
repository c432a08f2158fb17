package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.gateway.PaymentAnswer.Standing;
import till.service.BillAnswer.Says;
import till.service.BillSearch.Bill;

/** Did it really pay? The gateway answers, whatever the ledger remembers. */
class BillSearchTest extends TillCases {
    private List<OrderNo> found(Bill bill) {
        return till.services.bills().candidates(bill, Acting.UNNAMED).value().stream()
                .map(Payment::orderNo)
                .toList();
    }

    private Bill number(String number) {
        return new Bill(number, null, null, till.services.bills().today());
    }

    private Bill amountAt(String amount, String at) {
        return new Bill(
                "",
                Money.parse(amount),
                BillSearch.minute(at).orElseThrow(),
                till.services.bills().today());
    }

    private Says asked(Payment payment) {
        return till.services
                .bills()
                .ask(payment.orderNo(), Acting.UNNAMED)
                .value()
                .says();
    }

    @Test
    void everyNumberOfABillFindsItsPayment() {
        var paid = till.paid();
        var channelNo = paid.channelNo();
        for (var number : List.of(
                paid.orderNo().text(),
                paid.order().reference(),
                "P1",
                channelNo == null ? "none" : channelNo,
                paid.orderNo().text().substring(0, 9))) {
            assertTrue(found(number(number)).contains(paid.orderNo()), number);
        }
        assertEquals(List.of(), found(number("4200009999")));
    }

    @Test
    void amountAndMinuteFindWhatIsNearestFirst() {
        var early = till.running();
        till.clock.pass(Duration.ofMinutes(4));
        var near = till.running();
        till.clock.pass(Duration.ofHours(2));
        till.running();
        // noon in the tests is 12:00 in the shop
        assertEquals(List.of(near.orderNo(), early.orderNo()), found(amountAt("HKD 88.50", "12:05")));
        assertEquals(List.of(), found(amountAt("HKD 88.60", "12:05")));
        assertEquals(List.of(), found(amountAt("HKD 88.50", "09:00")));
    }

    @Test
    void aMinuteIsReadAsPeopleWriteIt() {
        for (var text : List.of("14:32", "14.32", "1432", " 14:32 ")) {
            assertEquals(Optional.of(LocalTime.of(14, 32)), BillSearch.minute(text), text);
        }
        for (var text : List.of("", "14", "25:00", "12:61", "noon")) {
            assertEquals(Optional.empty(), BillSearch.minute(text), text);
        }
    }

    @Test
    void aCancelledAndASupersededPaymentAreFoundAndAskedAbout() {
        var first = (Started.Running) till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED);
        till.services.payments().start(till.sale("A-1", true), Acting.UNNAMED);
        till.services
                .payments()
                .cancel(first.payment().orderNo(), Acting.UNNAMED)
                .value();
        assertEquals(2, found(number("A-1")).size());
        till.gateway.says(Standing.PAID);
        assertEquals(Says.PAID, asked(first.payment()));
        assertTrue(till.attention().contains(Attention.Kind.PAID_LATE));
    }

    @Test
    void whatIsRememberedAsPaidIsAskedAboutAgain() {
        var paid = till.paid();
        assertEquals(Says.PAID, asked(paid));
        till.gateway.fallsSilent();
        assertEquals(Says.NO_ANSWER, asked(paid));
        till.gateway.says(Standing.CLOSED);
        assertEquals(Says.CONTRADICTED, asked(paid));
        assertEquals(List.of(Attention.Kind.CONTRADICTION), till.attention());
        assertEquals(PaymentState.PAID, till.now(paid.orderNo()).state());
    }

    @Test
    void theAnswerIsTheGatewaysWord() {
        var payment = till.running();
        assertEquals(Says.NOT_YET, asked(payment));
        till.gateway.says(Standing.AUTHORIZED);
        assertEquals(Says.HELD, asked(payment));
        till.gateway.says(Standing.CANCELLED);
        assertEquals(Says.NOT_PAID, asked(payment));
        till.gateway.says(Standing.REFUNDED);
        assertEquals(Says.GIVEN_BACK, asked(payment));
    }

    @Test
    void aCodeTheGatewayClosedWithoutUsIsNotSaidToBeOver() {
        var payment = till.running();
        till.gateway.says(Standing.CLOSED);
        assertEquals(Says.NOT_YET, asked(payment));
    }

    @Test
    void anotherAmountIsNeverPaid() {
        var paid = till.paid();
        till.gateway.answersOnce(Samples.says(Standing.PAID, paid.orderNo().text(), Money.parse("HKD 8.85")));
        assertEquals(Says.CONTRADICTED, asked(paid));
    }
}
