package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention.Draft;
import till.domain.Attention.Kind;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.RefundNo;
import till.domain.Result;
import till.gateway.Captures;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Voids;

/** What a person has to say to settle something, what a form begins with, and what is refused with which words. */
class SettlingBoundsTest extends SettlingCases {
    private AttentionService.Card raised(Payment payment, Kind kind) {
        till.ledger.attention().raise(payment.orderNo(), new Draft(kind, Map.of("word", "2")), till.clock.instant());
        return card(kind);
    }

    private SettleRequest request(AttentionService.Card card, Cure cure) {
        return SettleRequest.of(card.attention().id(), cure, "seen").withEvidence("portal");
    }

    @Test
    void threeLettersAreAReasonAndAnEvidenceAndTwoAreNone() {
        late();
        var request = request(card(Kind.PAID_LATE), Cure.RECORD_REFUND).withAmount(PART);
        var id = request.attentionId();
        assertEquals(
                failed("settle.reasonMissing"),
                settle(SettleRequest.of(id, Cure.KEEP, " ab ")).failure());
        assertEquals(
                failed("settle.evidenceMissing"),
                settle(request.withEvidence("ab")).failure());
        assertEquals(
                failed("settle.evidenceMissing"),
                settle(request.withEvidence(null)).failure());
        assertEquals(
                failed("settle.amountMissing"), settle(request.withAmount(null)).failure());
        assertEquals(
                failed("settle.amountMissing"),
                settle(request.withAmount(Money.parse("HKD 0.00"))).failure());
        assertTrue(settle(request.withEvidence("abc")).failure().isEmpty());
        assertEquals(
                failed("settle.overtaken"),
                settle(SettleRequest.of(id, Cure.KEEP, "abc")).failure());
        assertEquals(
                failed("settle.noCard", "?"),
                settle(SettleRequest.of("?", Cure.KEEP, "abc")).failure());
        var other = raised(till.paid(), Kind.CLAIMED_PAID).attention().id();
        assertTrue(settle(SettleRequest.of(other, Cure.KEEP, "abc")).failure().isEmpty());
    }

    @Test
    void aRefundMadeElsewhereNeedsTheSame() {
        var payment = till.paid();
        assertEquals(failed("settle.reasonMissing"), recorded(payment, PART, "ab", "abc"));
        assertEquals(failed("settle.evidenceMissing"), recorded(payment, PART, "abc", "ab"));
        assertEquals(failed("settle.amountMissing"), recorded(payment, Money.parse("HKD 0.00"), "abc", "abc"));
        assertEquals(Optional.empty(), recorded(payment, PART, "abc", "abc"));
        assertEquals(
                failed("settle.tooMuch", Problem.amount(Money.parse("HKD 58.50"))),
                recorded(payment, Money.parse("HKD 58.51"), "abc", "abc"));
        till.gateway.says(Standing.WAITING);
        assertEquals(failed("settle.notPaid"), recorded(till.running(), PART, "abc", "abc"));
    }

    private Optional<Problem> recorded(Payment payment, Money amount, String reason, String evidence) {
        return till.services
                .settling()
                .record(new RecordedRefund(payment.orderNo(), amount, reason, evidence), Acting.UNNAMED)
                .failure();
    }

    private Optional<Money> proposal(AttentionService.Card card, Cure cure) {
        return till.services.settling().proposal(card, cure);
    }

    @Test
    void aFormBeginsWithWhatIsLeftOrWasAskedFor() {
        var payment = late();
        var card = card(Kind.PAID_LATE);
        assertEquals(Optional.of(Samples.AMOUNT), proposal(card, Cure.REFUND));
        till.services.refunds().refund(new RefundRequest(payment.orderNo(), PART, "cold tea"), Acting.UNNAMED);
        assertEquals(Optional.of(Money.parse("HKD 58.50")), proposal(card(Kind.PAID_LATE), Cure.RECORD_REFUND));
        assertEquals(Optional.of(Samples.AMOUNT), proposal(card, Cure.RECORD_PAID));
        assertEquals(Optional.of(Samples.AMOUNT), proposal(card, Cure.CAPTURE));
        for (var cure : List.of(Cure.CHECK, Cure.ATTACH, Cure.KEEP, Cure.RECORD_NOT_PAID, Cure.LET_GO)) {
            assertEquals(Optional.empty(), proposal(card, cure));
        }
    }

    /** A refund that failed after all goes back as what it was, and no more than is left. */
    @Test
    void theCardOfAFailedRefundProposesItsAmount() {
        var payment = till.paid();
        var refund = accepted(payment, PART);
        says(OperationState.FAILED);
        till.services.refunds().check(refund);
        assertEquals(Optional.of(PART), proposal(card(Kind.REFUND_FAILED), Cure.REFUND));
        assertEquals(Optional.of(PART), proposal(card(Kind.REFUND_FAILED), Cure.REFUND_DONE));
        recorded(payment, Money.parse("HKD 68.50"), "abc", "abc");
        assertEquals(Optional.of(Money.parse("HKD 20.00")), proposal(card(Kind.REFUND_FAILED), Cure.REFUND));
    }

    private RefundNo accepted(Payment payment, Money amount) {
        says(OperationState.ACCEPTED);
        var request = new RefundRequest(payment.orderNo(), amount, "cold tea");
        return till.asked(till.services.refunds().refund(request, Acting.UNNAMED))
                .refundNo();
    }

    private void says(OperationState state) {
        till.gateway.refundQueries.add(new Outcome.Answered<>(
                new RefundQueries.RefundStanding(new Refunds.RefundAnswer(state, "R1", "2"), "2")));
    }

    /** Without an amount all that is proposed goes back. */
    @Test
    void withoutAnAmountAllThatIsLeftGoesBack() {
        var payment = late();
        settle(request(card(Kind.PAID_LATE), Cure.REFUND)).value();
        assertEquals(
                Samples.AMOUNT,
                till.services.refunds().of(payment.orderNo()).getFirst().amount());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void aRefundEndsByEvidenceOnceItsSendingIsOver() {
        till.gateway.cannot(RefundQueries.class);
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var request = new RefundRequest(payment.orderNo(), PART, "cold tea");
        var number = till.asked(till.services.refunds().refund(request, Acting.UNNAMED))
                .refundNo();
        assertEquals(failed("settle.reasonMissing"), ended(number, true, "ab", "abc"));
        assertEquals(failed("settle.evidenceMissing"), ended(number, true, "abc", "ab"));
        var told = new ArrayList<OrderNo>();
        try (var _ = till.services.feed().subscribeToChanges(told::addAll)) {
            assertEquals(Optional.empty(), ended(number, true, "abc", "abc"));
        }
        assertEquals(List.of(payment.orderNo()), told);
        assertEquals(failed("settle.refundEnded"), ended(number, false, "abc", "abc"));
    }

    private Optional<Problem> ended(RefundNo number, boolean done, String reason, String evidence) {
        return till.services
                .settling()
                .end(new RefundEvidence(number, done, reason, evidence), Acting.UNNAMED)
                .failure();
    }

    /** The gateway is asked before anything is recorded; what changed meanwhile the person has to see first. */
    @Test
    void aRefundThatTurnsOutDoneWhenAskedIsNotEndedByHand() {
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var request = new RefundRequest(payment.orderNo(), PART, "cold tea");
        var number = till.asked(till.services.refunds().refund(request, Acting.UNNAMED))
                .refundNo();
        assertEquals(failed("settle.overtaken"), ended(number, false, "abc", "abc"));
        assertEquals(
                OperationState.DONE,
                till.services.refunds().of(payment.orderNo()).getFirst().state());
    }

    private List<Cure> cures(AttentionService.Card card) {
        return till.services.settling().cures(card);
    }

    @Test
    void heldMoneyThatIsPaidTwiceIsLetGoOf() {
        till.gateway.can(Voids.class);
        till.gateway.can(Captures.class);
        var payment = till.running();
        till.gateway.says(Standing.AUTHORIZED);
        till.services.payments().check(payment.orderNo());
        assertEquals(
                List.of(Cure.LET_GO, Cure.KEEP, Cure.CHECK),
                cures(raised(till.now(payment.orderNo()), Kind.PAID_TWICE)));
    }

    /** What a gateway cannot do is not offered. */
    @Test
    void withoutItsPartAGatewayIsNotAskedToDoIt() {
        var payment = late();
        assertEquals(
                List.of(Cure.ATTACH, Cure.REFUND, Cure.RECORD_REFUND, Cure.KEEP, Cure.CHECK),
                cures(card(Kind.PAID_LATE)));
        till.gateway.cannot(Refunds.class);
        assertEquals(List.of(Cure.ATTACH, Cure.RECORD_REFUND, Cure.KEEP, Cure.CHECK), cures(card(Kind.PAID_LATE)));
        assertEquals(payment.orderNo(), card(Kind.PAID_LATE).payment().orderNo());
    }

    @Test
    void aRefundInDoubtThatEndedMayBeLeftAlone() {
        var payment = till.paid();
        var number = accepted(payment, PART);
        var doubt = new Draft(Kind.REFUND_IN_DOUBT, Map.of("refundNo", number.text(), "word", "2"));
        till.ledger.attention().raise(payment.orderNo(), doubt, till.clock.instant());
        assertEquals(List.of(Cure.REFUND_DONE, Cure.REFUND_FAILED, Cure.CHECK), cures(card(Kind.REFUND_IN_DOUBT)));
        assertEquals(Optional.of(PART), proposal(card(Kind.REFUND_IN_DOUBT), Cure.REFUND_FAILED));
        var other = new Draft(Kind.REFUND_IN_DOUBT, Map.of("refundNo", "T01RNONE", "word", "2"));
        var paid = till.paid();
        till.ledger.attention().raise(paid.orderNo(), other, till.clock.instant());
        var ofOther = till.services.attention().open().stream()
                .filter(card -> card.payment().orderNo().equals(paid.orderNo()))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(Cure.KEEP, Cure.CHECK), cures(ofOther));
    }

    @Test
    void aFailedAgreementAndASettledCardHaveNoCureAtTheGateway() {
        var card = raised(till.paid(), Kind.AGREEMENT_FAILED);
        assertEquals(List.of(Cure.KEEP, Cure.CHECK), cures(card));
        settle(request(card, Cure.KEEP)).value();
        assertEquals(
                List.of(),
                cures(till.services.attention().find(card.attention().id()).orElseThrow()));
    }

    @Test
    void whatIsSettledIsToldAtOnce() {
        var payment = late();
        var told = new ArrayList<OrderNo>();
        try (var _ = till.services.feed().subscribeToChanges(told::addAll)) {
            settle(request(card(Kind.PAID_LATE), Cure.KEEP)).value();
            assertEquals(List.of(payment.orderNo()), told);
            recorded(payment, PART, "abc", "abc");
            assertEquals(2, told.size());
        }
    }

    @Test
    void anotherRefundOfThePaymentMayBeNamed() {
        var payment = till.paid();
        var number = accepted(payment, PART);
        says(OperationState.ACCEPTED);
        var card = raisedInDoubt(payment, number);
        var request = request(card, Cure.REFUND_DONE);
        assertEquals(
                failed("settle.refundEnded"),
                settle(of(request, new RefundNo("T01RNONE"))).failure());
        says(OperationState.ACCEPTED);
        assertEquals(OperationState.DONE, settled(settle(of(request, number))));
    }

    private static SettleRequest of(SettleRequest request, RefundNo refund) {
        return new SettleRequest(
                request.attentionId(),
                request.cure(),
                request.amount(),
                refund,
                request.sale(),
                request.reason(),
                request.evidence());
    }

    private AttentionService.Card raisedInDoubt(Payment payment, RefundNo number) {
        var doubt = new Draft(Kind.REFUND_IN_DOUBT, Map.of("refundNo", number.text(), "word", "2"));
        till.ledger.attention().raise(payment.orderNo(), doubt, till.clock.instant());
        return card(Kind.REFUND_IN_DOUBT);
    }

    private static @Nullable OperationState settled(Result<Settled> result) {
        var refund = result.value().refund();
        return refund == null ? null : refund.state();
    }
}
