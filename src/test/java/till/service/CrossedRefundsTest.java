package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.RefundNo;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries;
import till.gateway.RefundQueries.RefundStanding;

/** Refunds that were called something and turn out otherwise, while people and tills go on. */
class CrossedRefundsTest extends CrossedPathCases {
    /** Two refunds called failed, both carried out: the second is never told. */
    @Test
    void bothRefundsThatWereCarriedOutAfterAllAreTold() {
        var payment = till.paid();
        var first = calledFailed(payment, Money.parse("HKD 10.00"));
        var second = calledFailed(payment, Money.parse("HKD 20.00"));
        for (var look = 0; look < 40; look++) {
            till.clock.pass(Duration.ofMinutes(70));
            for (var due : till.services.refunds().due(10)) {
                till.services.refunds().check(due); // the gateway says: DONE
            }
        }
        settleAll();
        for (var look = 0; look < 300; look++) {
            till.clock.pass(Duration.ofMinutes(70));
            poller().tick();
        }
        var told = till.ledger.attention().of(payment.orderNo()).stream()
                .map(card -> card.facts().getOrDefault("refundNo", ""))
                .toList();
        assertTrue(told.contains(first.text()), told.toString());
        assertTrue(told.contains(second.text()), "only of " + told);
    }

    /** A person settles what is shown. */
    private void settleAll() {
        for (var card : till.services.attention().open()) {
            if (card.attention().kind() == Kind.REFUNDED_ELSEWHERE) {
                var request = SettleRequest.of(card.attention().id(), Cure.RECORD_REFUND, "seen by Ann")
                        .withEvidence("statement line 7")
                        .withAmount(Money.parse(card.attention().facts().get("amount")));
                till.services.settling().settle(request, Acting.UNNAMED).value();
            }
        }
    }

    private RefundNo calledFailed(Payment payment, Money amount) {
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = refund(payment, amount).refundNo();
        till.clock.pass(AFTER_THE_CALL);
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        var ended = till.services
                .settling()
                .end(new RefundEvidence(number, false, "seen by Ann", "portal shows none"), Acting.UNNAMED);
        assertEquals(OperationState.FAILED, ended.value().state());
        return number;
    }

    /** A gateway whose refunds cannot be asked about: the payment's word is asked for after a person called it failed. */
    @Test
    void aRefundCalledFailedIsWatchedWhereOnlyThePaymentTells() {
        till.gateway.cannot(RefundQueries.class);
        var payment = till.paid();
        var number = refund(payment, Samples.AMOUNT).refundNo();
        till.clock.pass(AFTER_THE_CALL);
        var ended = till.services
                .settling()
                .end(new RefundEvidence(number, false, "seen by Ann", "portal shows none"), Acting.UNNAMED);
        assertEquals(OperationState.FAILED, ended.value().state());
        till.gateway.says(Standing.REFUNDED); // carried out all the same
        till.gateway.asked.clear();
        for (var look = 0; look < 300; look++) {
            till.clock.pass(Duration.ofMinutes(70));
            poller().tick();
        }
        assertEquals(List.of(Kind.REFUNDED_ELSEWHERE), till.attention());
    }

    /** What is asked for as the same number again is not sent under a new one when the first turns out done meanwhile. */
    @Test
    void aRefundThatIsToBeSentAgainIsNotDoubledWhereItTurnsOutDone() {
        var part = Money.parse("HKD 30.00");
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = refund(payment, part).refundNo();
        till.clock.pass(AFTER_THE_CALL);
        for (var check = 0; check < 2; check++) {
            till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
            till.services.refunds().check(number);
        }
        // a manager now asks for the same amount: it would go out under its own number; the poller is a moment faster
        onceDuringAQuestion(() -> {
            assertEquals(
                    OperationState.DONE, till.services.refunds().check(number).state());
        });
        give(payment, part);
        assertEquals(
                List.of(number.text()),
                till.gateway.asked.stream()
                        .filter(c -> c.startsWith("refund "))
                        .map(c -> c.substring(7))
                        .distinct()
                        .toList());
    }

    /** A person ends a refund while a question about it is under way: it is not asked about for ever after. */
    @Test
    void aRefundEndedByHandDuringAQuestionIsNotDueForEver() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = refund(payment, Samples.AMOUNT).refundNo();
        till.clock.pass(Duration.ofMinutes(70));
        onceDuringAQuestion(() -> {
            till.clock.pass(Duration.ofSeconds(20));
            var ended = till.services
                    .settling()
                    .end(new RefundEvidence(number, true, "seen by Ann", "statement line 7"), Acting.UNNAMED);
            assertEquals(OperationState.DONE, ended.value().state());
        });
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        till.services.refunds().check(number);
        for (var tick = 0; tick < 50; tick++) {
            till.clock.pass(Duration.ofHours(1));
            poller().tick();
        }
        assertEquals(List.of(), till.services.refunds().due(10));
        assertEquals(List.of(), till.attention(), "a card about what was settled a moment ago");
    }

    /** An accepted refund that fails days later is told to somebody. */
    @Test
    void anAcceptedRefundThatFailsIsTold() {
        var payment = till.paid();
        till.gateway.refundQueries.add(stands(OperationState.ACCEPTED, "R1"));
        refund(payment, Samples.AMOUNT);
        till.clock.pass(Duration.ofHours(5));
        till.gateway.refundQueries.add(stands(OperationState.FAILED, "R1"));
        poller().tick();
        assertEquals(
                OperationState.FAILED,
                till.services.refunds().of(payment.orderNo()).getFirst().state());
        assertEquals(1, till.attention().size());
    }

    /** A gateway refuses a refund that it has taken all the same, and says so only when asked. */
    @Test
    void aRefusedRefundThatWasCarriedOutIsTold() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("gateway.refused", "busy"), "busy"));
        assertInstanceOf(Refunded.Declined.class, give(payment, Samples.AMOUNT));
        till.clock.pass(Duration.ofMinutes(5));
        till.gateway.refundQueries.add(stands(OperationState.DONE, "R1"));
        poller().tick();
        assertEquals(List.of(Kind.REFUNDED_ELSEWHERE), till.attention());
    }
}
