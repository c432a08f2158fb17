package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Acting;
import till.domain.By;
import till.domain.OperationState;
import till.domain.Operator;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundNo;
import till.domain.RefundTerms;
import till.domain.Role;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds;

/** What can be given back of a payment, until when, how often and by whom. */
class RefundRoomTest extends TillCases {
    private static final Money PART = Money.parse("HKD 30.00");

    @Test
    void theTermRunsFromTheGatewaysOwnTimeOfPayment() {
        till.gateway.terms = new RefundTerms(30, null);
        var running = till.running();
        till.clock.pass(Duration.ofMinutes(3));
        till.gateway.says(Standing.PAID);
        till.services.payments().check(running.orderNo());
        var days = Duration.ofDays(30);
        assertEquals(
                Optional.of(Samples.NOON.plusSeconds(19).plus(days)),
                room(running).until());
    }

    @Test
    void whereTheGatewayTellsNoTimeTheTermRunsFromTheTillsOwn() {
        till.gateway.terms = new RefundTerms(30, null);
        var running = till.running();
        till.clock.pass(Duration.ofMinutes(3));
        till.gateway.answersOnce(new Outcome.Answered<>(new PaymentAnswer(
                Standing.PAID,
                new PaymentAnswer.Facts(running.orderNo().text(), Samples.AMOUNT, "P1", "C1", null),
                "2")));
        till.services.payments().check(running.orderNo());
        assertEquals(
                Optional.of(till.clock.instant().plus(Duration.ofDays(30))),
                room(running).until());
    }

    @Test
    void onTheLastMomentOfTheTermMoneyStillGoesBack() {
        till.gateway.terms = new RefundTerms(1, null);
        var payment = till.paid();
        var last = room(payment).until().orElseThrow();
        till.clock.pass(Duration.between(till.clock.instant(), last));
        assertEquals(Optional.empty(), room(payment).obstacle());
        till.clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.of("refund.tooLate"), room(payment).obstacle().map(Problem::key));
    }

    @Test
    void ofWhatIsNotPaidNothingGoesBackAndNoTermRuns() {
        till.gateway.terms = new RefundTerms(30, null);
        var room = room(till.running());
        assertEquals(Optional.of(Problem.of("refund.notPaid", "AWAITING_PAYER")), room.obstacle());
        assertEquals(Optional.empty(), room.left());
        assertEquals(Optional.empty(), room.until());
    }

    @Test
    void ofWhatWentBackWholeNothingIsLeft() {
        var payment = till.paid();
        refund(payment, Samples.AMOUNT);
        assertEquals(
                Optional.of(Problem.of("refund.tooMuch", Problem.amount(Money.parse("HKD 0.00")))),
                room(payment).obstacle());
    }

    @Test
    void aGatewayThatIsNotSetUpOrTakesNoRefundsIsTheObstacle() {
        var payment = till.paid();
        assertEquals(
                Optional.of(Problem.of("gateway.unknown", "gnete")),
                till.reopened().refunds().room(payment).obstacle());
        till.gateway.cannot(Refunds.class);
        assertEquals(
                Optional.of(Problem.of("refund.notHere", "gnete")),
                room(payment).obstacle());
    }

    @Test
    void whatWentBackElsewhereIsTheObstacleUntilAPersonHasSettledHowMuch() {
        var payment = till.paid();
        till.gateway.says(Standing.REFUNDED);
        till.services.payments().check(payment.orderNo());
        assertEquals(
                Optional.of(Problem.of("refund.elsewhere", payment.order().reference())),
                room(payment).obstacle());
    }

    @Test
    void aFailedRefundUsesUpNoneOfTheGatewaysCount() {
        till.gateway.terms = new RefundTerms(null, 1);
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        assertInstanceOf(Refunded.Declined.class, refund(payment, PART));
        assertEquals(0, room(payment).used());
        assertEquals(Optional.empty(), room(payment).obstacle());
        refund(payment, PART);
        assertEquals(1, room(payment).used());
        assertEquals(
                Optional.of(Problem.of("refund.tooMany", "1")), room(payment).obstacle());
    }

    /** It is the same refund once more, and no further one. */
    @Test
    void aRefundInDoubtGoesOutAgainAlsoWhereTheGatewayTakesOnlyOne() {
        till.gateway.terms = new RefundTerms(null, 1);
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = till.asked(refund(payment, PART)).refundNo();
        deny(number);
        assertEquals(Optional.empty(), room(payment).obstacle());
        assertEquals(number, till.asked(refund(payment, PART)).refundNo());
    }

    @ParameterizedTest
    @CsvSource({"USD 1.00,refund.currency,HKD", "HKD 0.00,amount.zero,", "HKD -1.00,amount.negative,"})
    void whatIsNoAmountOfThePaymentIsNotAsked(String amount, String key, @Nullable String argument) {
        var refused = notAsked(refund(till.paid(), Money.parse(amount)));
        assertEquals(argument == null ? Problem.of(key) : Problem.of(key, argument), refused);
        assertEquals(0, sent());
    }

    /** Somebody means a refund in doubt to go out again, and it came to its end meanwhile: which end is told. */
    @ParameterizedTest
    @CsvSource({"DONE,refund.nowDone", "ACCEPTED,refund.nowAccepted", "FAILED,refund.nowFailed"})
    void whatIsMeantToGoOutAgainAndEndedMeanwhileIsToldByItsEnd(OperationState end, String key) {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var number = till.asked(refund(payment, PART)).refundNo();
        till.gateway.refundQueries.add(
                new Outcome.Answered<>(new RefundStanding(new Refunds.RefundAnswer(end, "R1", "2"), "2")));
        till.services.refunds().check(number);
        var again = new RefundRequest(payment.orderNo(), PART, "cold tea", number);
        assertEquals(
                Problem.of(key, Problem.amount(Money.parse("HKD 30.00"))),
                notAsked(till.services.refunds().refund(again, Acting.UNNAMED)));
        assertEquals(1, sent());
    }

    @Test
    void againstALimitCountsWhatTheSamePersonGaveBackBefore() {
        var ann = new Operator("ann", "Ann", Role.CASHIER, true);
        var zoe = new Operator("zoe", "Zoe", Role.OWNER, true);
        var acting = Acting.as(ann);
        var earlier = List.of(
                given("HKD 1.00", OperationState.DONE, new By("ann", null), null),
                given("HKD 2.00", OperationState.UNCERTAIN, new By("ann", null), null),
                given("HKD 4.00", OperationState.DONE, new By("zoe", null), null),
                given("HKD 8.00", OperationState.DONE, new By("ann", "zoe"), null),
                given("HKD 16.00", OperationState.FAILED, new By("ann", null), null),
                given("HKD 32.00", OperationState.DONE, new By("ann", null), "portal 12"),
                given("HKD 64.00", OperationState.DONE, By.NOBODY, null),
                given("USD 9.00", OperationState.DONE, new By("ann", null), null));
        assertEquals(Money.parse("HKD 33.00"), RefundService.alone(PART, earlier, acting));
        assertEquals(Money.parse("HKD 34.00"), RefundService.alone(PART, earlier, Acting.as(zoe)));
        assertEquals(PART, RefundService.alone(PART, earlier, Acting.UNNAMED));
    }

    /** The same number once more is not counted beside itself. */
    @Test
    void againstALimitTheRefundThatGoesOutAgainCountsOnce() {
        var ann = Acting.as(new Operator("ann", "Ann", Role.CASHIER, true));
        var denied = given("HKD 30.00", OperationState.UNCERTAIN, new By("ann", null), null, Refund.DENIALS);
        assertEquals(PART, RefundService.alone(PART, List.of(denied), ann));
        var other = Money.parse("HKD 1.00");
        assertEquals(Money.parse("HKD 31.00"), RefundService.alone(other, List.of(denied), ann));
    }

    @Test
    void whatIsNotFinishedIsListedAndBroughtForward() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var refund = till.asked(refund(payment, PART));
        var refunds = till.services.refunds();
        assertEquals(List.of(refund.refundNo()), numbers(refunds.unfinished(10)));
        assertEquals(List.of(refund.refundNo()), numbers(refunds.recent(10)));
        assertEquals(List.of(), refunds.due(10));
        assertEquals(1, refunds.sweep());
        assertEquals(List.of(refund.refundNo()), refunds.due(10));
        assertEquals(OperationState.DONE, refunds.checkDue(refund.refundNo()).state());
        assertEquals(List.of(), refunds.unfinished(10));
        assertEquals(0, refunds.sweep());
    }

    private static List<RefundNo> numbers(List<Refund> refunds) {
        return refunds.stream().map(Refund::refundNo).toList();
    }

    private static Refund given(String amount, OperationState state, By by, @Nullable String evidence) {
        return given(amount, state, by, evidence, 0);
    }

    private static Refund given(String amount, OperationState state, By by, @Nullable String evidence, int denials) {
        var at = Instant.parse("2026-11-21T04:00:00Z");
        return new Refund(
                new RefundNo("T01RABC1"),
                Samples.NUMBER,
                Money.parse(amount),
                "cold tea",
                "T01",
                state,
                null,
                at,
                null,
                null,
                by,
                evidence,
                new Payment.Watch(null, 0, denials, null, null, at));
    }

    private void deny(RefundNo number) {
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        for (var check = 0; check < Refund.DENIALS; check++) {
            till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(null, "订单不存在")));
            till.services.refunds().check(number);
        }
        assertTrue(till.ledger.refunds().find(number).orElseThrow().mayBeSentAgain());
    }

    private RefundRoom room(Payment payment) {
        return till.services.refunds().room(till.now(payment.orderNo()));
    }

    private long sent() {
        return till.gateway.asked.stream()
                .filter(call -> call.startsWith("refund "))
                .count();
    }

    private Refunded refund(Payment payment, Money amount) {
        return till.services.refunds().refund(new RefundRequest(payment.orderNo(), amount, "cold tea"), Acting.UNNAMED);
    }

    private static Problem notAsked(Refunded refunded) {
        return ((Refunded.NotAsked) refunded).problem();
    }
}
