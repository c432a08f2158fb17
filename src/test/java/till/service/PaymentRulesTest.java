package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Attention;
import till.domain.Operation;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.service.PaymentRules.Keep;
import till.service.PaymentRules.Move;

class PaymentRulesTest {
    private static final Instant WHILE_THE_CALL_MAY_RUN = Samples.NOON.plusSeconds(34);
    private static final Instant AFTER_THE_CALL = Samples.NOON.plusSeconds(35);

    @ParameterizedTest
    @EnumSource
    void anythingButAnAnswerChangesNoState(PaymentState state) {
        var silent = List.<Outcome<PaymentAnswer>>of(
                new Outcome.Unknown<>("time-out"),
                new Outcome.Exists<>("exists"),
                new Outcome.Refused<>(Problem.of("any"), "refused"));
        for (var outcome : silent) {
            assertEquals(new Keep(0, null), decide(Samples.payment(state), outcome));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherAmountCurrencyOrNumberIsNeverActedUpon(PaymentState state) {
        for (var standing : Standing.values()) {
            if (standing != Standing.NOT_FOUND) {
                for (var answer : List.of(
                        Samples.says(standing, Samples.NUMBER.text(), Money.parse("HKD 88.51")),
                        Samples.says(standing, Samples.NUMBER.text(), Money.parse("CNY 88.50")),
                        Samples.says(standing, "T01PXXX", Samples.AMOUNT))) {
                    var kept = assertInstanceOf(Keep.class, decide(Samples.payment(state), answer));
                    assertEquals(Attention.Kind.ANSWER_DIFFERS, kindOf(kept.attention()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "AWAITING_PAYER", "UNCERTAIN", "AUTHORIZED"})
    void paidIsPaid(PaymentState state) {
        var move = assertInstanceOf(Move.class, decide(Samples.payment(state), Samples.says(Standing.PAID)));
        assertEquals(PAID, move.to());
        assertNull(move.attention());
    }

    @ParameterizedTest
    @EnumSource(names = {"LAPSED", "DECLINED", "CANCELLED", "EXPIRED"})
    void moneyAfterTheEndIsPaidAndSomethingToSettle(PaymentState state) {
        var move = assertInstanceOf(Move.class, decide(Samples.payment(state), Samples.says(Standing.PAID)));
        assertEquals(PAID, move.to());
        assertEquals(Attention.Kind.PAID_LATE, kindOf(move.attention()));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PAID", "REFUNDED", "NOT_FOUND"})
    void paidIsNeverRewrittenButContradicted(Standing standing) {
        var kept = assertInstanceOf(Keep.class, decide(Samples.payment(PAID), Samples.says(standing)));
        assertEquals(Attention.Kind.CONTRADICTION, kindOf(kept.attention()));
    }

    @Test
    void givenBackWithoutUsWasReceivedAndIsSomethingToSettle() {
        var move =
                assertInstanceOf(Move.class, decide(Samples.payment(AWAITING_PAYER), Samples.says(Standing.REFUNDED)));
        assertEquals(PAID, move.to());
        assertEquals(Attention.Kind.REFUNDED_ELSEWHERE, kindOf(move.attention()));
        var kept = assertInstanceOf(Keep.class, decide(Samples.payment(PAID), Samples.says(Standing.REFUNDED)));
        assertEquals(Attention.Kind.REFUNDED_ELSEWHERE, kindOf(kept.attention()));
    }

    @Test
    void givenBackByUsIsNoNews() {
        var around = around(AFTER_THE_CALL, null, Samples.AMOUNT);
        assertEquals(
                new Keep(0, null), PaymentRules.decide(Samples.payment(PAID), Samples.says(Standing.REFUNDED), around));
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_PAYER, , LAPSED",
        "UNCERTAIN, , LAPSED",
        "AWAITING_PAYER, TIME_OVER, EXPIRED",
        "LAPSED, TIME_OVER, EXPIRED",
        "AWAITING_PAYER, CANCELLED_AT_TILL, CANCELLED",
        "UNCERTAIN, CODE_LOST, CANCELLED",
    })
    void aClosedPaymentEndedOnlyWhereWeAskedForIt(PaymentState from, Operation.@Nullable Cause cause, PaymentState to) {
        var around = around(AFTER_THE_CALL, cause, Money.parse("HKD 0"));
        var decision = PaymentRules.decide(Samples.payment(from), Samples.says(Standing.CLOSED), around);
        assertEquals(to, assertInstanceOf(Move.class, decision).to());
    }

    @Test
    void closedWithoutUsKeepsALapsedPaymentWatched() {
        assertEquals(new Keep(0, null), decide(Samples.payment(LAPSED), Samples.says(Standing.CLOSED)));
    }

    @Test
    void waitingIsLeftToTheCreateWhileItMayBeUnderWay() {
        var payment = Samples.payment(CREATED, null, 0);
        assertEquals(new Keep(0, null), decideAt(WHILE_THE_CALL_MAY_RUN, payment, Samples.says(Standing.WAITING)));
        var move = decideAt(AFTER_THE_CALL, payment, Samples.says(Standing.WAITING));
        assertEquals(AWAITING_PAYER, assertInstanceOf(Move.class, move).to());
    }

    @Test
    void notFoundIsEvidenceOnlyAfterTheLongestCallAndWhenSaidTwice() {
        var answer = Samples.says(Standing.NOT_FOUND);
        for (var state : List.of(CREATED, UNCERTAIN, LAPSED)) {
            var once = Samples.payment(state, null, 1);
            assertEquals(new Keep(0, null), decideAt(WHILE_THE_CALL_MAY_RUN, once, answer));
            assertEquals(new Keep(1, null), decideAt(AFTER_THE_CALL, Samples.payment(state, null, 0), answer));
        }
        var move = decideAt(AFTER_THE_CALL, Samples.payment(UNCERTAIN, null, 1), answer);
        assertEquals(DECLINED, assertInstanceOf(Move.class, move).to());
    }

    @Test
    void aPaymentTheGatewayOnceKnewIsNotEndedByNotFound() {
        assertEquals(
                new Keep(0, null),
                decideAt(AFTER_THE_CALL, Samples.payment(UNCERTAIN, "P1", 5), Samples.says(Standing.NOT_FOUND)));
    }

    @Test
    void everyDecidedMoveIsLegal() {
        var moves = 0;
        for (var state : PaymentState.values()) {
            for (var standing : Standing.values()) {
                for (var cause : causes()) {
                    var around = around(AFTER_THE_CALL, cause, Money.parse("HKD 0"));
                    var payment = Samples.payment(state, null, 1);
                    if (PaymentRules.decide(payment, Samples.says(standing), around) instanceof Move move) {
                        assertTrue(state.canBecome(move.to()), state + " " + standing + " " + move.to());
                        assertTrue(!state.isLate(move.to()) || move.attention() != null);
                        moves++;
                    }
                }
            }
        }
        assertTrue(moves > 50, "moves decided: " + moves);
    }

    @Test
    void authorizedIsNotReceived() {
        var move = decide(Samples.payment(AWAITING_PAYER), Samples.says(Standing.AUTHORIZED));
        assertEquals(AUTHORIZED, assertInstanceOf(Move.class, move).to());
        assertEquals(new Keep(0, null), decide(Samples.payment(AUTHORIZED), Samples.says(Standing.AUTHORIZED)));
    }

    @Test
    void anEndedPaymentStaysEndedWhateverElseEndsIt() {
        for (var state : List.of(DECLINED, CANCELLED, EXPIRED)) {
            for (var standing : List.of(Standing.DECLINED, Standing.CANCELLED, Standing.CLOSED)) {
                assertEquals(new Keep(0, null), decide(Samples.payment(state), Samples.says(standing)));
            }
        }
    }

    private static List<Operation.@Nullable Cause> causes() {
        var causes = new java.util.ArrayList<Operation.@Nullable Cause>(List.of(Operation.Cause.values()));
        causes.add(null);
        return causes;
    }

    private static PaymentRules.Decision decide(Payment payment, Outcome<PaymentAnswer> outcome) {
        return decideAt(AFTER_THE_CALL, payment, outcome);
    }

    private static PaymentRules.Decision decideAt(Instant now, Payment payment, Outcome<PaymentAnswer> outcome) {
        return PaymentRules.decide(payment, outcome, around(now, null, Money.parse("HKD 0")));
    }

    private static PaymentRules.Circumstances around(Instant now, Operation.@Nullable Cause cause, Money refunded) {
        return new PaymentRules.Circumstances(
                now, Samples.LONGEST_CALL, Optional.ofNullable(cause), Optional.empty(), refunded);
    }

    private static Attention.@Nullable Kind kindOf(Attention.@Nullable Draft draft) {
        return draft == null ? null : draft.kind();
    }
}
