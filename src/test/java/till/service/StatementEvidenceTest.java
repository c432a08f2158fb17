package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.Event;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.Refund;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries;
import till.service.StatementEvidence.PaidThere;
import till.service.StatementEvidence.Place;

/** What a gateway's statement proves, beside what the gateway itself says. */
class StatementEvidenceTest extends TillCases {
    private static final Place PLACE = new Place("november.csv", "ab12", 7);

    private StatementEvidence evidence() {
        return till.services.evidence();
    }

    /** Refused, and nothing was heard of it since. */
    private Payment ended() {
        till.gateway.creates.add(new Outcome.Refused<>(Problem.of("any"), "no"));
        till.gateway.fallsSilent();
        var declined = till.services.payments().start(till.sale(), Acting.UNNAMED);
        return ((Started.Declined) declined).payment();
    }

    private PaidThere there(Payment payment, String amount, String gatewayNo, String channelNo) {
        return new PaidThere(payment.orderNo(), Money.parse(amount), gatewayNo, channelNo);
    }

    @Test
    void moneyTheStatementHasForAnEndedPaymentIsLateMoneyWithItsCard() {
        var payment = ended();
        assertEquals(PaymentState.DECLINED, payment.state());
        var told = new ArrayList<OrderNo>();
        try (var _ = till.services.feed().subscribeToChanges(told::addAll)) {
            var paid = evidence()
                    .paid(there(payment, "HKD 88.50", "P77", "C77"), PLACE, Acting.UNNAMED)
                    .value();
            assertEquals(PaymentState.PAID, paid.state());
            assertEquals(Samples.AMOUNT, paid.received());
            assertTrue(paid.late());
            assertEquals("P77", paid.gatewayNo());
            assertEquals("C77", paid.channelNo());
            assertEquals("statement ab12 row 7", paid.watch().word());
        }
        assertEquals(List.of(payment.orderNo()), told);
        var card = till.services.attention().open().getFirst().attention();
        assertEquals(Kind.PAID_LATE, card.kind());
        assertEquals(
                Map.of(
                        "amount", "HKD 88.50",
                        "orderNo", payment.orderNo().text(),
                        "statement", "november.csv, 7"),
                card.facts());
    }

    @Test
    void whatTheGatewayToldOfNumbersStays() {
        var payment = till.running();
        till.gateway.says(Standing.DECLINED);
        till.services.checks().check(payment.orderNo());
        till.gateway.fallsSilent();
        var paid = evidence()
                .paid(there(payment, "HKD 88.50", "P77", "C77"), PLACE, Acting.UNNAMED)
                .value();
        assertEquals(List.of("P1", "C1"), List.of(paid.gatewayNo(), paid.channelNo()));
    }

    @Test
    void theSameStatementOnceMoreChangesNothing() {
        var payment = ended();
        var there = there(payment, "HKD 88.50", "", "");
        evidence().paid(there, PLACE, Acting.UNNAMED).value();
        var events = till.ledger.history().of(payment.orderNo()).size();
        assertEquals(
                PaymentState.PAID,
                evidence().paid(there, PLACE, Acting.UNNAMED).value().state());
        assertEquals(events, till.ledger.history().of(payment.orderNo()).size());
        assertNull(till.now(payment.orderNo()).channelNo());
    }

    @Test
    void theGatewayIsAskedFirstAndItsWordWins() {
        var payment = ended();
        till.gateway.says(Standing.PAID);
        var paid = evidence()
                .paid(there(payment, "HKD 88.50", "", "C77"), PLACE, Acting.UNNAMED)
                .value();
        assertEquals("C1", paid.channelNo(), "as the gateway says itself");
        assertEquals(List.of(Kind.PAID_LATE), till.attention());
    }

    @Test
    void anotherAmountThanAskedForIsNotBooked() {
        var payment = ended();
        assertEquals(
                Optional.of(Problem.of("evidence.amount", payment.orderNo().text())),
                evidence()
                        .paid(there(payment, "HKD 88.49", "", ""), PLACE, Acting.UNNAMED)
                        .failure());
        assertEquals(PaymentState.DECLINED, till.now(payment.orderNo()).state());
        assertEquals(List.of(), till.attention());
    }

    @Test
    void onWhatIsStillOpenAPersonDecides() {
        var payment = till.running();
        var told = new ArrayList<OrderNo>();
        try (var _ = till.services.feed().subscribeToChanges(told::addAll)) {
            var still = evidence()
                    .paid(there(payment, "HKD 88.50", "", ""), PLACE, Acting.UNNAMED)
                    .value();
            assertEquals(PaymentState.AWAITING_PAYER, still.state());
        }
        assertEquals(List.of(payment.orderNo()), told);
        Attention card = till.services.attention().open().getFirst().attention();
        assertEquals(Kind.CLAIMED_PAID, card.kind());
        assertEquals("november.csv, 7", card.facts().get("statement"));
    }

    @Test
    void aRefundInDoubtIsDoneByTheStatementAndOnlyOnce() {
        till.gateway.cannot(RefundQueries.class);
        var payment = till.paid();
        till.gateway.refunds.add(new Outcome.Unknown<>("time-out"));
        var request = new RefundRequest(payment.orderNo(), Money.parse("HKD 30.00"), "cold tea");
        var number = till.asked(till.services.refunds().refund(request, Acting.UNNAMED))
                .refundNo();
        till.clock.pass(Duration.ofHours(1));
        Refund done = evidence().refundDone(number, PLACE, Acting.UNNAMED).value();
        assertEquals(OperationState.DONE, done.state());
        assertEquals(done, evidence().refundDone(number, PLACE, Acting.UNNAMED).value());
        var facts = till.ledger.history().of(payment.orderNo()).stream()
                .filter(event -> event.kind() == Event.Kind.REFUND_MOVED)
                .reduce((_, last) -> last)
                .orElseThrow()
                .facts();
        assertEquals("november.csv, 7", facts.get("reason"));
        assertEquals("SHA-256 ab12", facts.get("evidence"));
    }

    @Test
    void whatWasVouchedForIsVouchedForOnce() {
        var payment = till.paid();
        till.services.feed().refresh();
        assertFalse(evidence().vouched(payment.orderNo(), PLACE, Acting.UNNAMED).value(), "nothing to vouch for");
        assertEquals(List.of(), evidence().people());
        assertEquals(till.services.here().today(), evidence().today());
    }
}
