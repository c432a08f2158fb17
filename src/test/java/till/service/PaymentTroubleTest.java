package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.CREATED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;
import static till.domain.PaymentState.UNCERTAIN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.Payment;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;
import till.poll.Poller;

/** Payments when something around them breaks: disk, clock, adapter, screens, a gateway that is no longer set up. */
class PaymentTroubleTest extends TillCases {
    @Test
    void whatCannotBeLoggedIsNotSentAndFreesItsSale() {
        till.sentLog = line -> {
            throw new UncheckedIOException(new IOException("disk full"));
        };
        var declined = assertInstanceOf(
                Started.Declined.class, till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED));
        assertEquals("payment.notLogged", declined.problem().key());
        assertEquals(DECLINED, declined.payment().state());
        assertEquals(List.of(), till.gateway.asked);
        till.sentLog = till.sent::add;
        assertInstanceOf(
                Started.Running.class, till.services.payments().start(till.sale("A-1", false), Acting.UNNAMED));
    }

    @Test
    void anOrderWhoseProcessSleptBeforeSendingItIsNotSent() {
        till.sentLog = line -> till.clock.pass(Pace.LATEST_SENDING.plusMillis(1));
        var declined = assertInstanceOf(
                Started.Declined.class, till.services.payments().start(till.sale(), Acting.UNNAMED));
        assertEquals("payment.tooLate", declined.problem().key());
        assertEquals(DECLINED, declined.payment().state());
        assertEquals(List.of(), till.gateway.asked);
    }

    @Test
    void theLongestWayToTheGatewayEndsBeforeAnotherProcessConcludesFromSilence() {
        till.sentLog = line -> till.clock.pass(Pace.LATEST_SENDING);
        till.gateway.duringCreate(() -> till.clock.pass(Samples.LONGEST_CALL));
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        var payment = till.running();
        var over = payment.order().createdAt().plus(Samples.LONGEST_CALL).plus(Pace.MARGIN);
        assertTrue(!till.clock.instant().isAfter(over), till.clock.instant() + " " + over);
    }

    @Test
    void anAdapterThatThrowsWhileChargingLeavesAPaymentThatIsAskedAboutAndFound() {
        till.gateway.duringCreate(() -> {
            throw new IllegalStateException("a fault of the adapter");
        });
        assertThrows(IllegalStateException.class, till::running);
        till.gateway.says(Standing.PAID);
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        var number = till.services.checks().due(10).getFirst();
        assertEquals(PAID, till.services.checks().check(number).state());
    }

    @Test
    void aCheckThatFailsIsNotRepeatedAtEveryTick() {
        var number = till.running().orderNo();
        till.gateway.duringQuery(() -> {
            throw new IllegalStateException("a fault of the adapter");
        });
        till.clock.pass(Duration.ofSeconds(2));
        var poller = poller();
        for (var tick = 0; tick < 50; tick++) {
            till.clock.pass(Duration.ofMillis(100));
            poller.tick();
        }
        assertTrue(asked("query") <= 2, till.gateway.asked.toString());
        till.gateway.duringQuery(() -> {});
        till.gateway.says(Standing.PAID);
        till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
        poller.tick();
        assertEquals(PAID, till.now(number).state());
    }

    @Test
    void aWorkerThatIsRefusedOnceIsAskedForAgain() {
        var number = till.running().orderNo();
        var refusals = new ArrayList<>(List.of("busy"));
        var poller = new Poller(till.services.checks(), till.services.refunds(), till.clock, work -> {
            if (!refusals.isEmpty()) {
                throw new RejectedExecutionException(refusals.removeFirst());
            }
            work.run();
        });
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofSeconds(2));
        assertThrows(RejectedExecutionException.class, poller::tick);
        poller.tick();
        assertEquals(PAID, till.now(number).state());
    }

    @Test
    void aScreenThatThrowsStopsNoPaymentAndNoOtherScreen() {
        var heard = new ArrayList<OrderNo>();
        till.services.feed().subscribe(changed -> {
            throw new IllegalStateException("a fault of a screen");
        });
        till.services.feed().subscribe(heard::addAll);
        var number = till.running().orderNo();
        assertEquals(AWAITING_PAYER, till.now(number).state());
        assertTrue(heard.contains(number));
    }

    @Test
    void aClockSetBackDoesNotStopThePoller() {
        var number = till.running().orderNo();
        var poller = poller();
        till.clock.pass(Duration.ofSeconds(2));
        poller.tick();
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofHours(-3));
        poller.tick();
        assertEquals(PAID, till.now(number).state());
    }

    @Test
    void aClockSetBackDoesNotHaveTheGatewayAskedAtEveryTick() {
        till.running();
        var poller = poller();
        till.clock.pass(Duration.ofSeconds(2));
        poller.tick();
        till.clock.pass(Duration.ofHours(-3));
        var before = asked("query");
        for (var tick = 0; tick < 50; tick++) {
            till.clock.pass(Duration.ofMillis(100));
            poller.tick();
        }
        assertTrue(asked("query") - before <= 4, till.gateway.asked.toString());
    }

    @Test
    void whatADeadProcessHeldIsFreeAlsoAfterTheClockWasSetBack() {
        var number = till.running().orderNo();
        var now = till.clock.instant();
        assertTrue(till.ledger.payments().lease(number, "dead", now, now.plusSeconds(35)));
        till.clock.pass(Duration.ofHours(-3));
        till.gateway.says(Standing.PAID);
        assertEquals(PAID, till.services.payments().check(number).state());
    }

    @Test
    void aLapsedPaymentIsAskedAboutSoonAlsoAfterTheClockWasSetBack() {
        till.gateway.cannotClose();
        var number = till.running().orderNo();
        till.clock.pass(Duration.ofMinutes(5));
        assertEquals(LAPSED, till.services.payments().check(number).state());
        till.clock.pass(Duration.ofDays(-3));
        till.services.checks().sweep();
        var next = till.services.payments().check(number).watch().nextCheckAt();
        assertTrue(Objects.requireNonNull(next).isBefore(till.clock.instant().plus(Duration.ofHours(1))));
    }

    @Test
    void aPaymentWhoseGatewayIsNoLongerSetUpIsHandedToAPersonInTheEnd() {
        var number = till.running().orderNo();
        var without = till.reopened();
        for (var hours = 0; hours < 24 * 8; hours++) {
            till.clock.pass(Duration.ofHours(1));
            without.checks().due(10).forEach(due -> without.checks().check(due));
        }
        assertTrue(till.now(number).state().isOpen());
        assertEquals(List.of(Attention.Kind.OUTCOME_UNKNOWN), till.attention());
    }

    @Test
    void aPaidPaymentWhoseGatewayIsNoLongerSetUpIsLeftAlone() {
        var paid = till.paid();
        till.reopened().checks().check(paid.orderNo());
        assertEquals(null, till.now(paid.orderNo()).watch().nextCheckAt());
    }

    @Test
    void lateMoneyIsFoundAlsoWhenTheLastLookAfterTheEndMetADeadLine() {
        var number = till.running().orderNo();
        till.services.payments().cancel(number, Acting.UNNAMED).value();
        till.clock.pass(Duration.ofDays(2));
        till.gateway.answersOnce(new Outcome.Unknown<>("no connection"));
        till.services.checks().due(10).forEach(due -> till.services.checks().check(due));
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofDays(1));
        till.services.checks().due(10).forEach(due -> till.services.checks().check(due));
        assertEquals(PAID, till.now(number).state());
        assertEquals(List.of(Attention.Kind.PAID_LATE), till.attention());
    }

    /** Ended at the counter, paid five hours later, every till asleep for a day, and the first answer is an old one. */
    @Test
    void lateMoneyIsFoundAlsoWhenTheFirstAnswerAfterALongSleepIsAnOldOne() {
        var number = till.running().orderNo();
        till.services.payments().cancel(number, Acting.UNNAMED).value();
        till.clock.pass(Duration.ofHours(26));
        till.services.checks().due(10).forEach(due -> till.services.checks().check(due));
        assertEquals(CANCELLED, till.now(number).state());
        till.gateway.says(Standing.PAID);
        till.clock.pass(Duration.ofHours(1));
        till.services.checks().due(10).forEach(due -> till.services.checks().check(due));
        assertEquals(PAID, till.now(number).state());
        assertEquals(List.of(Attention.Kind.PAID_LATE), till.attention());
    }

    @Test
    void aPaymentWhoseCodeWasOutIsNotEndedByNotFound() {
        till.gateway.creates.add(new Outcome.Answered<>(
                new Created(new PayCode(PayCode.Kind.QR, "https://qr.example/1"), null, Standing.WAITING, "1")));
        var number = till.running().orderNo();
        till.gateway.says(Standing.NOT_FOUND);
        till.clock.pass(Duration.ofMinutes(6));
        for (var check = 0; check < 4; check++) {
            till.services.payments().check(number);
        }
        assertEquals(LAPSED, till.now(number).state());
    }

    @Test
    void theAnswerOfACreateThatASweepOvertookIsKept() {
        till.gateway.duringCreate(() -> {
            var number = new OrderNo(till.sent.getFirst().number());
            till.clock.pass(Samples.LONGEST_CALL.plus(Pace.MARGIN));
            till.gateway.answersOnce(new Outcome.Unknown<>("busy"));
            assertEquals(UNCERTAIN, till.services.checks().check(number).state());
        });
        var payment = till.running();
        assertEquals(AWAITING_PAYER, payment.state());
        assertNotNull(payment.code());
    }

    @Test
    void aTimeOfPaymentNoDatabaseKeepsDoesNotKeepThePaymentFromBeingPaid() {
        var payment = till.running();
        var facts = new PaymentAnswer.Facts(payment.orderNo().text(), payment.amount(), "P1", "C1", Instant.MAX);
        till.gateway.answersOnce(new Outcome.Answered<>(new PaymentAnswer(Standing.PAID, facts, "2")));
        var paid = till.services.payments().check(payment.orderNo());
        assertEquals(PAID, paid.state());
        assertEquals(null, paid.gatewayPaidAt());
    }

    @Test
    void whatAPersonHasToSeeIsWrittenBeforeThePaymentIsLeftAlone() {
        var number = till.running().orderNo();
        till.services.payments().cancel(number, Acting.UNNAMED).value();
        till.clock.pass(Duration.ofDays(2));
        till.services.checks().check(number);
        till.clock.pass(Duration.ofHours(1));
        till.gateway.says(Standing.WAITING);
        var order = new ArrayList<String>();
        till.services.feed().subscribe(changed -> order.add(next(till.now(number))));
        till.services.checks().check(number);
        assertEquals(List.of(Attention.Kind.CONTRADICTION), till.attention());
        assertEquals("none", order.getLast());
    }

    @Test
    void theEndOfABusinessDaySweepsOnceHoweverTheClockJumps() {
        till.gateway.cannotClose();
        var payment = till.running();
        var poller = poller();
        // it is noon in the shop; by midnight what is open is asked about every six hours only
        for (var minutes = 0; minutes < 718; minutes += 2) {
            till.clock.pass(Duration.ofMinutes(2));
            poller.tick();
        }
        var before = asked("query");
        poller.tick();
        assertEquals(before, asked("query"));
        till.clock.pass(Duration.ofMinutes(3));
        poller.tick();
        assertEquals(before + 1, asked("query"));
        poller.tick();
        assertEquals(before + 1, asked("query"));
        // asleep for two days and more: once
        till.clock.pass(Duration.ofHours(50));
        poller.tick();
        poller.tick();
        var after = asked("query");
        poller.tick();
        assertEquals(after, asked("query"));
        assertTrue(till.now(payment.orderNo()).state().isOpen());
    }

    private static String next(Payment payment) {
        return payment.watch().nextCheckAt() == null ? "none" : "later";
    }

    private Poller poller() {
        return new Poller(till.services.checks(), till.services.refunds(), till.clock, Runnable::run);
    }

    private long asked(String call) {
        return till.gateway.asked.stream().filter(call::equals).count();
    }

    /** Keeps the states of a fresh payment in view. */
    @Test
    void aFreshPaymentIsNotSweptWhileItsCreateMayBeUnderWay() {
        till.gateway.duringCreate(() -> {
            till.services.checks().sweep();
            assertEquals(List.of(), till.services.checks().due(10));
            assertEquals(
                    CREATED,
                    till.now(new OrderNo(till.sent.getFirst().number())).state());
        });
        assertEquals(AWAITING_PAYER, till.running().state());
    }
}
