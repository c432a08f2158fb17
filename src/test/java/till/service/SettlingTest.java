package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.By;
import till.domain.Cure;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Result;
import till.domain.Role;
import till.gateway.Captures;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds;
import till.gateway.Voids;
import till.poll.Poller;

/** What each card can be settled with, what that does, and what ends by itself. */
class SettlingTest extends SettlingCases {
    @Test
    void lateMoneyIsAttachedToItsSaleWithReasonAndEvidence() {
        var payment = late();
        var card = card(Kind.PAID_LATE);
        assertEquals(
                List.of(Cure.ATTACH, Cure.REFUND, Cure.RECORD_REFUND, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card));
        var done = settle(Kind.PAID_LATE, Cure.ATTACH, null).value();
        assertEquals(settled(card.attention()), done.card());
        assertEquals(Cure.ATTACH, done.card().cure());
        assertEquals("seen by Ann", done.card().resolution());
        assertEquals("statement line 7", done.card().evidence());
        assertEquals(List.of(), till.attention());
        var event = till.ledger.history().of(payment.orderNo()).getLast();
        assertEquals(Event.Kind.ATTENTION_SETTLED, event.kind());
        assertEquals("ATTACH", event.facts().get("cure"));
        assertEquals("statement line 7", event.facts().get("evidence"));
    }

    @Test
    void lateMoneyIsAttachedToAnotherSaleOnlyWhereNothingStandsForIt() {
        var payment = late("table 4");
        var other = ((Started.Running) till.services.payments().start(till.sale("table 5", false), Acting.UNNAMED))
                .payment();
        assertEquals(
                failed("settle.saleTaken", "table 5", other.order().reference()),
                settle(request(Kind.PAID_LATE, Cure.ATTACH).withSale("table 5")).failure());
        assertEquals(List.of(Kind.PAID_LATE), till.attention());
        settle(request(Kind.PAID_LATE, Cure.ATTACH).withSale("table 6")).value();
        assertEquals("table 6", till.now(payment.orderNo()).order().sale());
        assertTrue(
                till.services.payments().start(till.sale("table 6", false), Acting.UNNAMED)
                        instanceof Started.SaleTaken);
        assertTrue(
                till.services.payments().start(till.sale("table 4", false), Acting.UNNAMED) instanceof Started.Running);
    }

    @Test
    void theCardOfLateMoneyEndsOnceAllOfItWentBackAndNotBefore() {
        var payment = late();
        var card = card(Kind.PAID_LATE).attention();
        till.gateway.refundQueries.add(accepted());
        assertEquals(
                OperationState.ACCEPTED,
                refund(settle(Kind.PAID_LATE, Cure.REFUND, PART)).state());
        assertEquals(List.of(Kind.PAID_LATE), till.attention());
        finish(payment);
        var done = settle(Kind.PAID_LATE, Cure.REFUND, null).value();
        assertEquals(Samples.AMOUNT.minus(PART), refund(Result.done(done)).amount());
        assertEquals(List.of(), till.attention());
        assertEquals(Attention.EVIDENCE, settled(card).resolution());
        assertEquals(null, settled(card).cure());
        assertEquals(By.NOBODY, settled(card).by());
    }

    @Test
    void lateMoneyWhoseRefundFailsAfterAllIsTheCardAgain() {
        var payment = late();
        till.gateway.refundQueries.add(accepted());
        settle(Kind.PAID_LATE, Cure.REFUND, null).value();
        assertEquals(List.of(), till.attention());
        till.gateway.refundQueries.add(new Outcome.Answered<>(
                new RefundStanding(new Refunds.RefundAnswer(OperationState.FAILED, "R1", "3"), "3")));
        finish(payment);
        assertEquals(OperationState.FAILED, refunds(payment).getFirst().state());
        assertEquals(List.of(Kind.REFUND_FAILED, Kind.PAID_LATE), till.attention());
    }

    @Test
    void lateMoneyIsKeptWithAReason() {
        late();
        assertEquals(
                failed("settle.reasonMissing"),
                settle(SettleRequest.of(card(Kind.PAID_LATE).attention().id(), Cure.KEEP, " x "))
                        .failure());
        settle(SettleRequest.of(card(Kind.PAID_LATE).attention().id(), Cure.KEEP, "given to charity"))
                .value();
        assertEquals(List.of(), till.attention());
    }

    @Test
    void theSecondOfTwoSettlesNothing() {
        late();
        var request = request(Kind.PAID_LATE, Cure.KEEP);
        settle(request).value();
        assertEquals(
                failed("settle.overtaken"),
                settle(request.withEvidence("other")).failure());
    }

    @Test
    void anUnknownOutcomeIsRecordedAsPaidByEvidenceAndIsLate() {
        var payment = unknown();
        assertEquals(
                List.of(Cure.RECORD_PAID, Cure.RECORD_NOT_PAID, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card(Kind.OUTCOME_UNKNOWN)));
        assertEquals(
                failed("settle.amountMissing"),
                settle(Kind.OUTCOME_UNKNOWN, Cure.RECORD_PAID, null).failure());
        assertEquals(
                failed("settle.evidenceMissing"),
                settle(request(Kind.OUTCOME_UNKNOWN, Cure.RECORD_PAID)
                                .withAmount(Samples.AMOUNT)
                                .withEvidence(" "))
                        .failure());
        assertEquals(LAPSED, till.now(payment.orderNo()).state());
        var paid = settle(Kind.OUTCOME_UNKNOWN, Cure.RECORD_PAID, Samples.AMOUNT)
                .value()
                .payment();
        assertEquals(PAID, paid.state());
        assertTrue(paid.late());
        assertEquals(Samples.AMOUNT, paid.received());
        assertEquals(till.services.orders().today(), paid.businessDay());
        assertEquals(List.of(Kind.PAID_LATE), till.attention());
    }

    @Test
    void whatThePortalShowsWasReceivedAlsoInAnotherCurrency() {
        var payment = unknown();
        var received = Money.parse("JPY 1700");
        settle(Kind.OUTCOME_UNKNOWN, Cure.RECORD_PAID, received).value();
        assertEquals(Optional.of(received), till.services.refunds().left(till.now(payment.orderNo())));
        assertEquals(Money.parse("JPY 0"), till.services.orders().refunded(till.now(payment.orderNo())));
        var refund = new RecordedRefund(payment.orderNo(), Money.parse("JPY 700"), "half of it", "portal 12");
        till.services.settling().record(refund, Acting.UNNAMED).value();
        till.gateway.says(Standing.PAID);
        till.services.payments().check(payment.orderNo());
        assertEquals(received, till.now(payment.orderNo()).received());
        assertEquals(List.of(Kind.PAID_LATE, Kind.ANSWER_DIFFERS), till.attention());
    }

    @Test
    void whatWasRecordedAsNotPaidIsAskedAboutAFewTimesMore() {
        var payment = unknown();
        settle(Kind.OUTCOME_UNKNOWN, Cure.RECORD_NOT_PAID, null).value();
        var after = till.now(payment.orderNo());
        assertEquals(DECLINED, after.state());
        assertEquals(
                till.clock.instant().plus(Duration.ofMinutes(5)), after.watch().nextCheckAt());
        till.gateway.says(Standing.PAID);
        assertTrue(till.services.payments().check(payment.orderNo()).late());
    }

    @Test
    void anUnknownOutcomeEndsByTheGatewaysWordAlone() {
        var payment = unknown();
        var card = card(Kind.OUTCOME_UNKNOWN).attention();
        till.gateway.says(Standing.DECLINED);
        settle(Kind.OUTCOME_UNKNOWN, Cure.CHECK, null).value();
        assertEquals(DECLINED, till.now(payment.orderNo()).state());
        assertEquals(Attention.EVIDENCE, settled(card).resolution());
    }

    @Test
    void whatIsPaidIsNeverRewritten() {
        var payment = till.paid();
        till.gateway.says(Standing.DECLINED);
        till.services.payments().check(payment.orderNo());
        var card = card(Kind.CONTRADICTION);
        assertEquals(List.of(Cure.KEEP, Cure.CHECK), till.services.settling().cures(card));
        for (var cure : List.of(Cure.RECORD_NOT_PAID, Cure.RECORD_PAID)) {
            assertEquals(
                    failed("settle.notThisWay", "PAID"),
                    settle(Kind.CONTRADICTION, cure, PART).failure());
        }
        assertEquals(Samples.AMOUNT, till.now(payment.orderNo()).received());
        settle(Kind.CONTRADICTION, Cure.KEEP, null).value();
        till.services.payments().check(payment.orderNo());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aLostCodeThatCannotBeClosedIsACardUntilItsEnd() {
        till.gateway.cannotClose();
        till.gateway.creates.add(new Outcome.Unknown<>("time-out"));
        var payment = till.running();
        till.services.payments().check(payment.orderNo());
        till.clock.pass(Pace.LOST_CODE_GRACE);
        till.services.payments().check(payment.orderNo());
        assertEquals(LAPSED, till.now(payment.orderNo()).state());
        assertEquals(List.of(Kind.CODE_LOST), till.attention());
        assertEquals(
                List.of(Cure.RECORD_PAID, Cure.RECORD_NOT_PAID, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card(Kind.CODE_LOST)));
        till.gateway.says(Standing.PAID);
        till.services.payments().check(payment.orderNo());
        assertEquals(List.of(Kind.PAID_LATE), till.attention());
    }

    private Payment held(int days) {
        till.gateway.can(Captures.class);
        till.gateway.can(Voids.class);
        till.gateway.holds = Duration.ofDays(days);
        var payment = till.running();
        till.gateway.says(Standing.AUTHORIZED);
        assertEquals(
                AUTHORIZED, till.services.payments().check(payment.orderNo()).state());
        return payment;
    }

    @Test
    void heldMoneyIsWarnedOfADayBeforeItLapsesHoweverLongItIsHeld() {
        var payment = held(20);
        var until =
                till.services.captures().heldUntil(till.now(payment.orderNo())).orElseThrow();
        var poller = new Poller(till.services.checks(), till.services.refunds(), till.clock, Runnable::run);
        while (till.attention().isEmpty() && till.clock.instant().isBefore(until)) {
            till.clock.pass(Duration.ofMinutes(30));
            poller.tick();
        }
        assertEquals(List.of(Kind.AUTHORIZATION_ENDING), till.attention());
        var before = Duration.between(till.clock.instant(), until);
        assertTrue(
                before.compareTo(Duration.ofHours(23)) > 0 && before.compareTo(Duration.ofHours(24)) <= 0, "" + before);
        assertEquals(
                List.of(Cure.CAPTURE, Cure.LET_GO, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card(Kind.AUTHORIZATION_ENDING)));
        var card = card(Kind.AUTHORIZATION_ENDING).attention();
        assertEquals(
                PAID,
                settle(Kind.AUTHORIZATION_ENDING, Cure.CAPTURE, null)
                        .value()
                        .payment()
                        .state());
        assertEquals(Attention.EVIDENCE, settled(card).resolution());
    }

    @Test
    void heldMoneyThatIsLetGoEndsItsCardAndKeptItIsNotToldAgain() {
        var payment = held(2);
        till.clock.pass(Duration.ofDays(1));
        till.services.payments().check(payment.orderNo());
        settle(Kind.AUTHORIZATION_ENDING, Cure.KEEP, null).value();
        till.clock.pass(Duration.ofHours(1));
        till.services.payments().check(payment.orderNo());
        assertEquals(List.of(), till.attention());
        var other = held(2);
        till.clock.pass(Duration.ofDays(1));
        till.services.payments().check(other.orderNo());
        assertEquals(
                CANCELLED,
                settle(Kind.AUTHORIZATION_ENDING, Cure.LET_GO, null)
                        .value()
                        .payment()
                        .state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void beforeAnythingIsRecordedByHandTheGatewayIsAskedAndWins() {
        for (var cure : List.of(Cure.RECORD_NOT_PAID, Cure.RECORD_PAID)) {
            var payment = unknown();
            till.gateway.says(Standing.PAID);
            assertEquals(
                    failed("settle.overtaken"),
                    settle(Kind.OUTCOME_UNKNOWN, cure, PART).failure());
            assertEquals(Samples.AMOUNT, till.now(payment.orderNo()).received());
        }
    }

    @Test
    void aCashierSettlesNothingAloneAndThatIsRecorded() {
        operator("zoe", Role.OWNER);
        var ann = operator("ann", Role.CASHIER);
        var bob = operator("bob", Role.MANAGER);
        var payment = late();
        var request = request(Kind.PAID_LATE, Cure.KEEP);
        var settling = till.services.settling();
        assertEquals(
                failed("access.askManager", "ann"),
                settling.settle(request, Acting.as(ann)).failure());
        var outside = new RecordedRefund(payment.orderNo(), PART, "in the portal", "portal 12");
        assertEquals(
                failed("access.askManager", "ann"),
                settling.record(outside, Acting.as(ann)).failure());
        assertEquals(
                List.of("SETTLE ann", "SETTLE ann"),
                till.ledger.history().of(payment.orderNo()).stream()
                        .filter(event -> event.kind() == Event.Kind.ACT_REFUSED)
                        .map(event ->
                                event.facts().get("act") + " " + event.facts().get("operator"))
                        .toList());
        var done = settling.settle(request, Acting.as(ann).approvedBy(bob)).value();
        assertEquals(new By("ann", "bob"), done.card().by());
        var facts = till.ledger.history().of(payment.orderNo()).getLast().facts();
        assertEquals(List.of("ann", "bob"), List.of(facts.get("operator"), facts.get("approvedBy")));
    }

    @Test
    void theCardOfASecondPaymentEndsWhenTheFirstWentBack() {
        var first = till.services.payments().start(till.sale("table 4", false), Acting.UNNAMED);
        var one = ((Started.Running) first).payment();
        var second = till.services.payments().start(till.sale("table 4", true), Acting.UNNAMED);
        var two = ((Started.Running) second).payment();
        till.gateway.says(Standing.PAID);
        till.services.payments().check(two.orderNo());
        till.services.payments().check(one.orderNo());
        assertEquals(List.of(Kind.PAID_TWICE), till.attention());
        assertEquals(one.orderNo(), card(Kind.PAID_TWICE).payment().orderNo());
        assertEquals(
                List.of(Cure.REFUND, Cure.RECORD_REFUND, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card(Kind.PAID_TWICE)));
        refund(two, Samples.AMOUNT);
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aClaimThatAQueryThenConfirmsEndsByItself() {
        var payment = till.running();
        till.clock.pass(Duration.ofMinutes(6));
        till.services.payments().check(payment.orderNo());
        var claim = new Attention.Draft(Kind.CLAIMED_PAID, Map.of("word", "2", "amount", "HKD 88.50"));
        till.ledger.attention().raise(payment.orderNo(), claim, till.clock.instant());
        assertEquals(
                List.of(Cure.RECORD_PAID, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card(Kind.CLAIMED_PAID)));
        till.gateway.says(Standing.PAID);
        till.services.payments().check(payment.orderNo());
        assertEquals(List.of(Kind.PAID_LATE), till.attention());
    }
}
