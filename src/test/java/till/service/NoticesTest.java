package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.gateway.Notifications.Hint;
import till.gateway.PaymentAnswer.Standing;

class NoticesTest extends TillCases {
    private static final Notices.Reply SUCCESS = new Notices.Reply("text/plain", "success");

    @Test
    void aNotificationOnlyEverMakesTheTillAsk() {
        var number = till.running().orderNo();
        till.gateway.says(Standing.PAID);
        assertEquals(Optional.of(SUCCESS), received(hint(true, number, Standing.PAID)));
        assertEquals(PaymentState.PAID, till.now(number).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aGenuineOneThatSaysPaidAgainstTheQueryIsForAPersonAndMovesNothing() {
        var number = till.running().orderNo();
        till.services.payments().cancel(number, Acting.UNNAMED).value();
        received(hint(true, number, Standing.PAID));
        assertEquals(PaymentState.CANCELLED, till.now(number).state());
        assertEquals(List.of(Attention.Kind.CLAIMED_PAID), till.attention());
    }

    @Test
    void aForgedOneIsAskedAboutAndOtherwiseForgotten() {
        var number = till.running().orderNo();
        received(hint(false, number, Standing.PAID));
        assertEquals(PaymentState.AWAITING_PAYER, till.now(number).state());
        assertEquals(List.of("create", "query"), till.gateway.asked);
        assertEquals(List.of(), till.attention());
    }

    @Test
    void oneAboutNothingOfOursIsTakenAndForgotten() {
        assertEquals(Optional.of(SUCCESS), received(hint(true, new OrderNo("NOTOURS1"), Standing.PAID)));
        assertEquals(List.of(), till.gateway.asked);
    }

    @Test
    void aGatewayThatIsNotSetUpGetsNoReceipt() {
        assertEquals(Optional.empty(), till.services.notices().received("another", post(), Runnable::run));
    }

    @Test
    void silenceOfTheGatewayIsNoDenialWhileThePaymentIsAskedAboutAnyway() {
        var number = till.running().orderNo();
        till.gateway.fallsSilent();
        received(hint(true, number, Standing.PAID));
        assertEquals(PaymentState.AWAITING_PAYER, till.now(number).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void silenceAboutAPaymentThatHadEndedIsForAPerson() {
        var number = till.running().orderNo();
        till.services.payments().cancel(number, Acting.UNNAMED).value();
        till.gateway.fallsSilent();
        received(hint(true, number, Standing.PAID));
        assertEquals(List.of(Attention.Kind.CLAIMED_PAID), till.attention());
    }

    @Test
    void aGatewayWhoseRecordsAreAMomentBehindIsAskedAgainBeforeAnybodyIsBothered() {
        var number = till.running().orderNo();
        var queries = new int[1];
        till.gateway.duringQuery(() -> {
            if (++queries[0] == 2) {
                till.gateway.says(Standing.PAID);
            }
        });
        received(hint(true, number, Standing.PAID));
        assertEquals(PaymentState.PAID, till.now(number).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aCheckUnderWayElsewhereIsWaitedForAndNotTakenForADenial() {
        var number = till.running().orderNo();
        var now = till.clock.instant();
        till.ledger.payments().lease(number, "another till", now, now.plusSeconds(20));
        till.gateway.says(Standing.PAID);
        received(hint(true, number, Standing.PAID));
        assertEquals(PaymentState.PAID, till.now(number).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void theSameAgainWithinSecondsAsksNobodyButAnotherStateDoes() {
        var number = till.running().orderNo();
        till.gateway.says(Standing.PAID);
        received(hint(false, number, Standing.WAITING));
        received(hint(false, number, Standing.WAITING));
        assertEquals(List.of("create", "query"), till.gateway.asked);
        received(hint(true, number, Standing.WAITING));
        assertEquals(List.of("create", "query", "query"), till.gateway.asked);
        till.clock.pass(java.time.Duration.ofSeconds(10));
        received(hint(true, number, Standing.WAITING));
        assertEquals(List.of("create", "query", "query", "query"), till.gateway.asked);
    }

    @Test
    void whoeverGuessesThePathCannotHaveAsMuchAskedAsThereAreWords() {
        var number = till.running().orderNo();
        for (var word = 0; word < 20; word++) {
            received(new Hint(
                    false,
                    number.text(),
                    null,
                    Standing.PAID,
                    Money.ofMinor(Samples.AMOUNT.getCurrencyUnit(), word),
                    "word " + word));
        }
        assertEquals(List.of("create", "query"), till.gateway.asked);
    }

    @Test
    void oneAboutARefundHasTheRefundAskedAbout() {
        var paid = till.paid();
        till.gateway.refundQueries.add(new till.gateway.Outcome.Unknown<>("time-out"));
        var refund = till.asked(till.services
                .refunds()
                .refund(new RefundRequest(paid.orderNo(), Money.parse("HKD 10.00"), "Faulty goods"), Acting.UNNAMED));
        till.gateway.asked.clear();
        received(new Hint(true, null, refund.refundNo().text(), null, null, "state 2"));
        assertEquals(List.of("queryRefund"), till.gateway.asked);
    }

    private static Notices.Post post() {
        return new Notices.Post(Map.of(), Map.of("state", "2"), "");
    }

    private Optional<Notices.Reply> received(Hint hint) {
        till.gateway.notifies(hint);
        return till.services.notices().received("gnete", post(), Runnable::run);
    }

    private static Hint hint(boolean verified, OrderNo number, Standing standing) {
        return new Hint(verified, number.text(), null, standing, Money.parse("HKD 88.50"), "state 2");
    }
}
