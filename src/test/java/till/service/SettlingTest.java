package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.domain.PaymentState.AUTHORIZED;
import static till.domain.PaymentState.CANCELLED;
import static till.domain.PaymentState.DECLINED;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;
import static till.domain.PaymentState.PAID;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.By;
import till.domain.Cure;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.Operator;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.RefundTerms;
import till.domain.Result;
import till.domain.Role;
import till.gateway.Captures;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds;
import till.gateway.Voids;
import till.ledger.LedgerUnusable;
import till.ledger.People;
import till.poll.Poller;

/** What each card can be settled with, what that does, and what ends by itself. */
class SettlingTest {
    private static final Money PART = Money.parse("HKD 30.00");

    private TillForTests till;

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests();
    }

    /** After everything that was done here the books agree with their history. */
    @AfterEach
    void close() {
        assertEquals(List.of(), till.ledger.history().verify().faults());
        till.close();
    }

    private AttentionService.Card card(Kind kind) {
        return till.services.attention().open().stream()
                .filter(card -> card.attention().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private Result<Settled> settle(Kind kind, Cure cure, @Nullable Money amount) {
        return settle(request(kind, cure).withAmount(amount));
    }

    private SettleRequest request(Kind kind, Cure cure) {
        return SettleRequest.of(card(kind).attention().id(), cure, "seen by Ann")
                .withEvidence("statement line 7");
    }

    private Result<Settled> settle(SettleRequest request) {
        return till.services.settling().settle(request, Acting.UNNAMED);
    }

    private Attention settled(Attention card) {
        return till.ledger.attention().find(card.id()).orElseThrow();
    }

    private static Optional<Problem> failed(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }

    private Payment late() {
        return late("");
    }

    /** Closed when its time was over, and paid all the same. */
    private Payment late(String sale) {
        var payment =
                ((Started.Running) till.services.payments().start(till.sale(sale, false), Acting.UNNAMED)).payment();
        till.gateway.says(Standing.WAITING);
        till.clock.pass(Duration.ofMinutes(6));
        assertEquals(EXPIRED, till.services.payments().check(payment.orderNo()).state());
        till.gateway.says(Standing.PAID);
        return till.services.payments().check(payment.orderNo());
    }

    /** Nothing closes it and nobody says how it ended: asked for a week. */
    private Payment unknown() {
        var payment = till.running();
        till.gateway.cannotClose();
        till.gateway.fallsSilent();
        for (var day = 0; day < 9; day++) {
            till.clock.pass(Duration.ofDays(1));
            till.services.payments().check(payment.orderNo());
        }
        assertEquals(LAPSED, till.now(payment.orderNo()).state());
        return payment;
    }

    private Refunded refund(Payment payment, Money amount) {
        return till.services.refunds().refund(new RefundRequest(payment.orderNo(), amount, "cold tea"), Acting.UNNAMED);
    }

    private List<Refund> refunds(Payment payment) {
        return till.services.refunds().of(payment.orderNo());
    }

    private long sentRefunds() {
        return till.gateway.asked.stream()
                .filter(call -> call.startsWith("refund "))
                .count();
    }

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

    private void finish(Payment payment) {
        till.clock.pass(Duration.ofSeconds(30));
        refunds(payment).forEach(refund -> till.services.refunds().check(refund.refundNo()));
    }

    private static Outcome<RefundStanding> accepted() {
        return new Outcome.Answered<>(
                new RefundStanding(new Refunds.RefundAnswer(OperationState.ACCEPTED, "R1", "1"), "1"));
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
    void aRefundMadeElsewhereIsRecordedAndKeepsItsAmount() {
        var payment = till.paid();
        till.gateway.says(Standing.REFUNDED);
        till.services.payments().check(payment.orderNo());
        assertEquals(
                List.of(Cure.RECORD_REFUND, Cure.KEEP, Cure.CHECK),
                till.services.settling().cures(card(Kind.REFUNDED_ELSEWHERE)));
        assertEquals(
                failed("settle.tooMuch", "HKD 88.50"),
                settle(Kind.REFUNDED_ELSEWHERE, Cure.RECORD_REFUND, Samples.AMOUNT.plusMinor(1))
                        .failure());
        var written = refund(settle(Kind.REFUNDED_ELSEWHERE, Cure.RECORD_REFUND, Samples.AMOUNT));
        assertEquals(OperationState.DONE, written.state());
        assertTrue(written.outside());
        assertEquals(till.services.orders().today(), written.businessDay());
        assertEquals(List.of(), till.attention());
        assertEquals(
                failed("refund.tooMuch", "HKD 0.00"),
                Optional.of(((Refunded.NotAsked) refund(payment, PART)).problem()));
        assertEquals(0, sentRefunds());
        till.services.payments().check(payment.orderNo());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void whatMayBeOurOwnRefundIsNotRecordedASecondTime() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        var own = till.asked(refund(payment, PART));
        var outside = new RecordedRefund(payment.orderNo(), PART, "seen in the portal", "portal 12");
        assertEquals(
                failed("settle.inDoubt", "HKD 30.00", own.refundNo().text()),
                till.services.settling().record(outside, Acting.UNNAMED).failure());
        till.gateway.fallsSilent();
        var proof = new RefundEvidence(own.refundNo(), true, "seen in the portal", "portal 12");
        assertEquals(
                OperationState.DONE,
                till.services.settling().end(proof, Acting.UNNAMED).value().state());
        assertEquals(
                List.of(own.refundNo()),
                refunds(payment).stream().map(Refund::refundNo).toList());
        assertEquals(
                failed("settle.refundEnded"),
                till.services.settling().end(proof, Acting.UNNAMED).failure());
    }

    @Test
    void whatTurnsOutToBeOurOwnRefundWhenAskedIsNotRecordedBesideIt() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        refund(payment, PART);
        var outside = new RecordedRefund(payment.orderNo(), PART, "seen in the portal", "portal 12");
        assertEquals(
                failed("settle.overtaken"),
                till.services.settling().record(outside, Acting.UNNAMED).failure());
        assertEquals(
                List.of(OperationState.DONE),
                refunds(payment).stream().map(Refund::state).toList());
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
    void aRefundCalledFailedByHandThatWasCarriedOutAllTheSameIsACardUntilAPersonSettlesIt() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var own = till.asked(refund(payment, PART));
        till.gateway.refundQueries.add(new Outcome.Unknown<>("time-out"));
        var proof = new RefundEvidence(own.refundNo(), false, "not in the portal", "portal 12");
        till.services.settling().end(proof, Acting.UNNAMED).value();
        assertEquals(List.of(), till.services.refunds().due(9));
        till.clock.pass(Duration.ofMinutes(6));
        assertEquals(List.of(own.refundNo()), till.services.refunds().due(9));
        till.services.refunds().check(own.refundNo());
        assertEquals(OperationState.FAILED, refunds(payment).getFirst().state());
        assertEquals(List.of(Kind.REFUNDED_ELSEWHERE), till.attention());
        assertEquals(
                own.refundNo().text(),
                card(Kind.REFUNDED_ELSEWHERE).attention().facts().get("refundNo"));
        assertEquals(
                failed("refund.elsewhere", payment.order().reference()),
                Optional.of(((Refunded.NotAsked) refund(payment, PART)).problem()));
        settle(Kind.REFUNDED_ELSEWHERE, Cure.RECORD_REFUND, PART).value();
        till.clock.pass(Duration.ofDays(2));
        assertEquals(List.of(), till.services.refunds().due(9));
        assertEquals(
                Optional.of(Samples.AMOUNT.minus(PART)), till.services.refunds().left(payment));
    }

    @Test
    void anAnswerThatComesAfterItsRefundWasCalledFailedByHandIsACard() {
        var payment = till.paid();
        till.gateway.cannot(RefundQueries.class);
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_ANSWERED) {
                till.clock.pass(Duration.ofMinutes(2));
                var proof = new RefundEvidence(
                        refunds(payment).getFirst().refundNo(), false, "not in the portal", "portal 12");
                till.services.settling().end(proof, Acting.UNNAMED).value();
            }
        };
        refund(payment, PART);
        assertEquals(OperationState.FAILED, refunds(payment).getFirst().state());
        assertEquals(List.of(Kind.REFUNDED_ELSEWHERE), till.attention());
    }

    @Test
    void aRefundIsNotEndedByHandWhileItIsBeingSent() {
        var payment = till.paid();
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_WRITTEN) {
                var proof = new RefundEvidence(
                        refunds(payment).getFirst().refundNo(), false, "not in the portal", "portal 12");
                assertEquals(
                        failed("settle.underWay"),
                        till.services.settling().end(proof, Acting.UNNAMED).failure());
            }
        };
        assertEquals(OperationState.DONE, till.asked(refund(payment, PART)).state());
    }

    @Test
    void aTillThatSleptBeforeItSentARefundSendsNothing() {
        var payment = till.paid();
        till.atStep = step -> {
            if (step == Steps.Step.REFUND_WRITTEN) {
                till.clock.pass(Duration.ofMinutes(2));
            }
        };
        assertTrue(refund(payment, PART) instanceof Refunded.Declined);
        assertEquals(0, sentRefunds());
        assertEquals(OperationState.FAILED, refunds(payment).getFirst().state());
    }

    @Test
    void smallRefundsOneAfterTheOtherReachNoFurtherThanTheLimit() {
        var mei = operator("mei", Role.OWNER);
        var bo = Acting.as(operator("bo", Role.CASHIER));
        var services = till.services;
        var most = Money.parse("HKD 50.00");
        assertEquals(
                Optional.empty(),
                services.operators().refundLimit(Role.CASHIER, most.getCurrencyUnit(), most, Acting.as(mei)));
        var request = new RefundRequest(till.paid().orderNo(), PART, "cold tea");
        assertTrue(services.refunds().refund(request, bo) instanceof Refunded.Asked);
        assertEquals(
                failed("access.overLimit", "HKD 60.00"),
                Optional.of(((Refunded.NotAsked) services.refunds().refund(request, bo)).problem()));
        assertTrue(services.refunds().refund(request, bo.approvedBy(mei)) instanceof Refunded.Asked);
        assertEquals(2, sentRefunds());
    }

    @Test
    void aRefundInDoubtEndsAsAPersonReadItAndOnlyThenIsItsAmountFree() {
        till.gateway.cannot(RefundQueries.class);
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        refund(payment, Samples.AMOUNT);
        till.clock.pass(Duration.ofHours(2));
        finish(payment);
        assertEquals(
                List.of(Cure.REFUND_DONE, Cure.REFUND_FAILED, Cure.CHECK),
                till.services.settling().cures(card(Kind.REFUND_IN_DOUBT)));
        assertEquals(
                failed("settle.notThisWay", "PAID"),
                settle(Kind.REFUND_IN_DOUBT, Cure.KEEP, null).failure());
        assertTrue(settle(Kind.REFUND_IN_DOUBT, Cure.CHECK, null).value().card().isOpen());
        assertEquals(
                OperationState.FAILED,
                refund(settle(Kind.REFUND_IN_DOUBT, Cure.REFUND_FAILED, null)).state());
        assertEquals(List.of(), till.attention());
        assertEquals(
                OperationState.ACCEPTED,
                till.asked(refund(payment, Samples.AMOUNT)).state());
        assertEquals(2, sentRefunds());
    }

    @Test
    void anAcceptedRefundIsDoubtedAfterThreeDaysOnlyWhereItCanBeAskedAbout() {
        var asked = till.paid();
        for (var answer = 0; answer < 3; answer++) {
            till.gateway.refundQueries.add(accepted());
        }
        refund(asked, PART);
        till.clock.pass(Duration.ofHours(71));
        finish(asked);
        assertEquals(List.of(), till.attention());
        till.clock.pass(Duration.ofHours(2));
        finish(asked);
        assertEquals(List.of(Kind.REFUND_IN_DOUBT), till.attention());
        finish(asked);
        assertEquals(List.of(), till.attention());
        till.gateway.cannot(RefundQueries.class);
        var silent = till.paid();
        refund(silent, PART);
        till.clock.pass(Duration.ofDays(30));
        finish(silent);
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aGatewaysTermsForRefundsAreKept() {
        till.gateway.terms = new RefundTerms(30, 2);
        var payment = till.paid();
        refund(payment, PART);
        var outside = new RecordedRefund(payment.orderNo(), PART, "in the portal", "portal 12");
        till.services.settling().record(outside, Acting.UNNAMED).value();
        var room = till.services.refunds().room(till.now(payment.orderNo()));
        assertEquals(failed("refund.tooMany", "2"), room.obstacle());
        assertEquals(Optional.of(Money.parse("HKD 28.50")), room.left());
        assertEquals(2, room.used());
        assertEquals(
                "refund.tooMany",
                ((Refunded.NotAsked) refund(payment, PART)).problem().key());
        var other = till.paid();
        till.clock.pass(Duration.ofDays(31));
        var late = ((Refunded.NotAsked) refund(other, PART)).problem();
        assertEquals(Problem.of("refund.tooLate", "2026-12-21 12:00"), late);
        assertEquals(1, sentRefunds());
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

    private Operator operator(String id, Role role) {
        var operator = new Operator(id, id, role, true);
        var signed = new People.Signed(By.NOBODY, till.clock.instant());
        return till.ledger
                .people()
                .add(operator, new People.Proof("none", null), signed)
                .value();
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

    private static Refund refund(Result<Settled> settled) {
        return Objects.requireNonNull(settled.value().refund());
    }
}
