package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.CardFacts;
import till.domain.Event;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;

/** What an answer teaches of a payment, what it moves, and when the gateway is asked next. */
class PaymentAskingTest extends TillCases {
    private static final CardFacts CARD = new CardFacts("VISA", "411111", "1111", null, null);

    private static Outcome<PaymentAnswer> tells(
            OrderNo orderNo, Standing standing, Money amount, @Nullable String gatewayNo, GatewayDetails details) {
        return new Outcome.Answered<>(new PaymentAnswer(
                standing, new PaymentAnswer.Facts(orderNo.text(), amount, gatewayNo, null, null, details), "state"));
    }

    private OrderNo hears(OrderNo orderNo, GatewayDetails details) {
        till.gateway.answersOnce(tells(orderNo, Standing.WAITING, Samples.AMOUNT, "P1", details));
        return till.services.checks().check(orderNo).orderNo();
    }

    private long told(OrderNo orderNo, Event.Kind kind) {
        return till.ledger.history().of(orderNo).stream()
                .filter(event -> event.kind() == kind)
                .count();
    }

    private @Nullable Duration untilNext(OrderNo orderNo) {
        var next = till.now(orderNo).watch().nextCheckAt();
        return next == null ? null : Duration.between(till.clock.instant(), next);
    }

    @Test
    void whatWasToldOfACardIsKeptOnceAndNotForgotten() {
        var orderNo = till.running().orderNo();
        hears(orderNo, new GatewayDetails("WX", Map.of("brand", "x"), CARD));
        hears(orderNo, new GatewayDetails("WX", Map.of("brand", "x"), CARD));
        hears(orderNo, GatewayDetails.NONE);
        assertEquals(
                new GatewayDetails("WX", Map.of("brand", "x"), CARD),
                till.now(orderNo).details());
        assertEquals(1, told(orderNo, Event.Kind.CARD_TOLD));
    }

    @Test
    void anAnswerAboutAnotherPaymentTeachesNothing() {
        var orderNo = till.running().orderNo();
        till.gateway.answersOnce(tells(
                new OrderNo("T01POTHER"),
                Standing.PAID,
                Samples.AMOUNT,
                "P2",
                new GatewayDetails("WX", Map.of(), CARD)));
        till.services.checks().check(orderNo);
        var now = till.now(orderNo);
        assertEquals(GatewayDetails.NONE, now.details());
        assertEquals("P1", now.gatewayNo());
        assertEquals(PaymentState.AWAITING_PAYER, now.state());
        assertEquals(List.of(Kind.ANSWER_DIFFERS), till.attention());
    }

    /** The create's answer was lost, and with it the gateway's number: the first true answer tells it. */
    @Test
    void theGatewaysNumberIsLearntFromAnAnswerThatIsBelieved() {
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        var orderNo = till.running().orderNo();
        var other = Money.parse("HKD 88.49");
        till.gateway.answersOnce(tells(orderNo, Standing.WAITING, other, "P8", GatewayDetails.NONE));
        till.services.checks().check(orderNo);
        assertNull(till.now(orderNo).gatewayNo());
        till.gateway.answersOnce(tells(orderNo, Standing.WAITING, Samples.AMOUNT, "P9", GatewayDetails.NONE));
        till.services.checks().check(orderNo);
        assertEquals("P9", till.now(orderNo).gatewayNo());
    }

    @Test
    void anAnswerThatMovesAPaymentSaysWhenItIsAskedAboutNext() {
        var declined = till.running().orderNo();
        till.gateway.says(Standing.DECLINED);
        till.services.checks().check(declined);
        assertEquals(Duration.ofMinutes(5), untilNext(declined));
        till.gateway.says(Standing.WAITING);
        var lapsed = till.running().orderNo();
        till.gateway.says(Standing.CLOSED);
        assertEquals(PaymentState.LAPSED, till.services.checks().check(lapsed).state());
        assertEquals(Duration.ofSeconds(30), untilNext(lapsed));
        till.gateway.says(Standing.WAITING);
        var held = till.running().orderNo();
        till.gateway.says(Standing.AUTHORIZED);
        assertEquals(PaymentState.AUTHORIZED, till.services.checks().check(held).state());
        assertEquals(Duration.ofSeconds(2), untilNext(held));
        till.gateway.says(Standing.PAID);
        till.services.checks().check(held);
        assertNull(untilNext(held));
    }

    @Test
    void ofWhatTheTillDoesItselfTheHistorySaysWhy() {
        var number = till.running().orderNo();
        till.gateway.cannotClose();
        till.clock.pass(Duration.ofMinutes(6));
        till.services.checks().check(number);
        var lapsed = till.ledger.history().of(number).getLast();
        assertEquals(
                List.of("LAPSED", "close"),
                List.of(lapsed.facts().get("to"), lapsed.facts().get("because")));
    }

    /** The code was made and lost, and closing it brings nothing: a customer may have it all the same. */
    @Test
    void aLostCodeThatIsNotClosedIsToldWithTheGatewaysLastWord() {
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        till.gateway.cannotClose();
        var number = till.running().orderNo();
        till.services.checks().check(number);
        till.clock.pass(Duration.ofMinutes(6));
        till.services.checks().check(number);
        var card = till.services.attention().open().getFirst().attention();
        assertEquals(Kind.CODE_LOST, card.kind());
        assertEquals("state", card.facts().get("word"));
        assertEquals(1, till.services.attention().openCount());
    }

    @Test
    void aPaymentWhoseGatewayIsGoneKeepsItsLastWord() {
        var number = till.running().orderNo();
        var word = till.now(number).watch().word();
        var after = till.reopened().checks().check(number);
        assertEquals(word, after.watch().word());
        assertEquals(number, after.orderNo());
    }

    @Test
    void aSweepBringsEveryOpenPaymentForward() {
        var number = till.running().orderNo();
        assertEquals(List.of(), till.services.checks().due(10));
        assertEquals(1, till.services.checks().sweep());
        assertEquals(List.of(number), till.services.checks().due(10));
    }

    @Test
    void onlyAnAnswerIsAnAnswer() {
        var number = till.running().orderNo();
        assertEquals(
                Optional.of(number), till.services.checks().answeredNow(number).map(payment -> payment.orderNo()));
        till.gateway.fallsSilent();
        assertEquals(Optional.empty(), till.services.checks().answeredNow(number));
    }

    /** Who asks for the answer's own sake closes what is past its time too. */
    @Test
    void askedForItsAnswerAPaymentPastItsTimeIsClosedToo() {
        var number = till.running().orderNo();
        till.clock.pass(Duration.ofMinutes(6));
        till.services.checks().answeredNow(number);
        assertEquals(PaymentState.EXPIRED, till.now(number).state());
    }

    @Test
    void aPaymentStillBeingSentIsNotCalledUnknownBeforeItsCallIsOver() {
        var states = new ArrayList<PaymentState>();
        till.gateway.duringCreate(() -> {
            var number = new OrderNo(till.sent.getLast().number());
            till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN).minusSeconds(1));
            states.add(till.reopened(till.gateway).checks().check(number).state());
            till.clock.pass(Duration.ofSeconds(1));
            till.gateway.fallsSilent();
            states.add(till.reopened(till.gateway).checks().check(number).state());
        });
        till.running();
        assertEquals(List.of(PaymentState.CREATED, PaymentState.UNCERTAIN), states);
    }

    /** A gateway takes a close and carries it out a moment later: the customer waits that long, and no longer. */
    @Test
    void aCloseThatIsCarriedOutAMomentLaterFreesTheSale() {
        var number = takenClose();
        var questions = new int[1];
        till.gateway.duringQuery(() -> {
            if (++questions[0] == 5) {
                till.gateway.says(Standing.CLOSED);
            }
        });
        var began = till.clock.instant();
        assertInstanceOf(AnotherWay.Closed.class, leave(number));
        assertEquals(5, questions[0]);
        assertEquals(Duration.ofSeconds(3), Duration.between(began, till.clock.instant()));
    }

    @Test
    void aCloseThatIsNotCarriedOutIsNotWaitedForLongerThanSixSeconds() {
        var number = takenClose();
        var began = till.clock.instant();
        assertInstanceOf(AnotherWay.StillOpen.class, leave(number));
        assertEquals(Duration.ofSeconds(6), Duration.between(began, till.clock.instant()));
        assertEquals(8, Collections.frequency(till.gateway.asked, "query"));
    }

    /** Nothing was closed that could still be carried out. */
    @Test
    void aRefusedCloseIsNotWaitedFor() {
        var number = till.running().orderNo();
        till.gateway.closes.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        var began = till.clock.instant();
        assertInstanceOf(AnotherWay.StillOpen.class, leave(number));
        assertEquals(began, till.clock.instant());
    }

    private OrderNo takenClose() {
        var number = till.running().orderNo();
        till.gateway.closes.add(new Outcome.Answered<>(new Closing.Closed("ok")));
        return number;
    }

    private AnotherWay leave(OrderNo orderNo) {
        return till.services.payments().payAnotherWay(orderNo, Acting.UNNAMED);
    }

    @Test
    void aCaptureIsAskedAboutAfterItWentOutOrWasRefused() {
        till.gateway.can(Captures.class);
        var open = till.running().orderNo();
        till.gateway.asked.clear();
        till.services.captures().capture(open, null, Acting.UNNAMED);
        assertEquals(List.of("query"), till.gateway.asked, "nothing was held, nothing went out");
        till.gateway.says(Standing.AUTHORIZED);
        till.services.checks().check(open);
        till.gateway.asked.clear();
        till.gateway.captures.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        till.services.captures().capture(open, null, Acting.UNNAMED);
        assertEquals(List.of("query", "capture HKD 88.50", "query"), till.gateway.asked);
    }

    @Test
    void untilWhenMoneyIsHeldIsKnownOnlyWhereTheGatewaySaysSo() {
        var number = till.running().orderNo();
        till.gateway.says(Standing.AUTHORIZED);
        var held = till.services.checks().check(number);
        assertEquals(Optional.empty(), till.services.captures().heldUntil(held));
        till.gateway.holds = Duration.ofDays(7);
        Instant until = till.clock.instant().plus(Duration.ofDays(7));
        assertEquals(Optional.of(until), till.services.captures().heldUntil(held));
        assertEquals(Optional.empty(), till.services.captures().heldUntil(till.paid()));
    }

    @Test
    void aCreatesCardIsKeptThoughNoQueryRepeatsIt() {
        till.gateway.creates.add(new Outcome.Answered<>(new Created(null, "P1", Standing.DECLINED, "2", null, CARD)));
        var declined = assertInstanceOf(
                Started.Declined.class, till.services.payments().start(till.sale(), Acting.UNNAMED));
        assertEquals(PaymentState.DECLINED, declined.payment().state());
        assertEquals(CARD, declined.payment().details().card());
        assertEquals(Problem.of("payment.declinedByGateway", "2"), declined.problem());
    }

    @Test
    void aCreateThatSaysItIsOverIsAskedAboutBeforeItIsBelieved() {
        till.gateway.creates.add(new Outcome.Answered<>(new Created(null, "P1", Standing.CLOSED, "3")));
        till.gateway.fallsSilent();
        var running =
                assertInstanceOf(Started.Running.class, till.services.payments().start(till.sale(), Acting.UNNAMED));
        assertEquals(PaymentState.UNCERTAIN, running.payment().state());
        assertEquals("P1", running.payment().gatewayNo());
    }

    /** Screens show a payment from the moment it is written, and what came of it at once. */
    @Test
    void whateverBecomesOfAPaymentIsToldAtOnce() {
        var told = new ArrayList<PaymentState>();
        try (var _ = till.services
                .feed()
                .subscribeToChanges(
                        changed -> told.add(till.now(changed.iterator().next()).state()))) {
            till.running();
            assertEquals(List.of(PaymentState.CREATED, PaymentState.AWAITING_PAYER), told);
        }
        till.running();
        assertEquals(2, told.size(), "nobody listens any more");
    }

    @Test
    void aPaymentThatWasOnlyAskedAboutIsToldToScreensThatShowWhen() {
        var number = till.running().orderNo();
        var asked = new ArrayList<OrderNo>();
        var changed = new ArrayList<OrderNo>();
        try (var _ = till.services.feed().subscribe(asked::addAll);
                var _ = till.services.feed().subscribeToChanges(changed::addAll)) {
            till.services.checks().check(number);
        }
        assertEquals(List.of(number), asked);
        assertEquals(List.of(), changed);
    }

    /** The till cannot know which of the two was meant; a person has recorded the money, and is not told again. */
    @Test
    void aWordThatWasThereWhenAPersonRecordedTheMoneyIsNoContradiction() {
        var number = till.running().orderNo();
        till.gateway.says(Standing.WAITING);
        till.clock.pass(Duration.ofMinutes(6));
        till.services.checks().check(number);
        assertEquals(PaymentState.EXPIRED, till.now(number).state());
        till.gateway.says(Standing.PAID);
        till.services.checks().check(number);
        till.gateway.says(Standing.CLOSED);
        till.services.checks().check(number);
        assertEquals(List.of(Kind.PAID_LATE), till.attention(), "the word it had when the money was written");
        assertEquals(PaymentState.PAID, Objects.requireNonNull(till.now(number)).state());
    }
}
