package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.PaymentAnswer.Standing;
import till.poll.LineProber;
import till.service.ExchangeLine.Ending;
import till.service.GatewayHealth.Called;

/** A dead line holds back new payments, and nothing else. */
class HeldBackTest extends TillCases {
    @Test
    void aNewPaymentIsNotStartedAndTheSentenceSaysWhySinceWhenAndThatNothingElseWorks() {
        lineDies();
        var started = till.services.payments().start(till.sale(), Acting.UNNAMED);
        assertEquals(new Started.NotStarted(Problem.of("payment.heldBackAlone", "gnete", "12:00")), started);
        assertEquals(List.of(), till.gateway.asked);
        assertEquals(List.of(), till.sent);
        assertEquals(0, till.services.orders().openCount());
    }

    @Test
    void theCountersButtonsCarryTheSameReason() {
        lineDies();
        assertEquals(
                Set.of(Optional.of(Problem.of("payment.heldBackAlone", "gnete", "12:00"))),
                Set.copyOf(till.services.gateways().offers(Samples.AMOUNT).stream()
                        .map(GatewayDirectory.Offer::obstacle)
                        .toList()));
    }

    @Test
    void queriesClosesAndRefundsGoOutAllTheSame() {
        var paid = till.paid();
        till.gateway.says(Standing.WAITING);
        var waiting = till.running();
        lineDies();
        till.gateway.asked.clear();
        assertEquals(
                PaymentState.CANCELLED,
                till.services
                        .payments()
                        .cancel(waiting.orderNo(), Acting.UNNAMED)
                        .value()
                        .state());
        till.gateway.says(Standing.PAID);
        assertEquals(
                PaymentState.PAID,
                till.services.payments().check(paid.orderNo()).state());
        assertInstanceOf(
                Refunded.Asked.class,
                till.services
                        .refunds()
                        .refund(
                                new RefundRequest(paid.orderNo(), Money.parse("HKD 10.00"), "Faulty goods"),
                                Acting.UNNAMED));
        var calls = till.gateway.asked.stream()
                .map(call -> call.replaceFirst(" .*", ""))
                .distinct()
                .toList();
        assertEquals(List.of("query", "close", "refund", "queryRefund"), calls);
    }

    @Test
    void theProberAsksAboutTheLatestPaymentWhereNoTestExistsAndNeverCreates() {
        till.paid();
        lineDies();
        till.gateway.asked.clear();
        var services = till.services;
        var prober = new LineProber(services.gateways(), services.orders(), services.checks(), Runnable::run);
        prober.tick();
        prober.tick();
        assertEquals(List.of("query"), till.gateway.asked);
        till.clock.pass(Duration.ofSeconds(10));
        prober.tick();
        assertEquals(List.of("query", "query"), till.gateway.asked);
    }

    @Test
    void onceItAnswersPaymentsStartAgain() {
        lineDies();
        call("B1", Ending.ANSWERED);
        assertInstanceOf(Started.Running.class, till.services.payments().start(till.sale(), Acting.UNNAMED));
    }

    private void lineDies() {
        for (var number : List.of("A1", "A1", "A1", "A1", "B1")) {
            call(number, Ending.NO_ANSWER);
        }
    }

    private void call(String number, Ending ending) {
        till.health.called("gnete", new Called(number, till.clock.instant(), Duration.ofSeconds(1), ending));
    }
}
