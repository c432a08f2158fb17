package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.service.RecordedRefund;
import till.service.RefundRequest;
import till.service.Refunded;
import till.service.SettleRequest;
import till.simulator.Fault;
import till.simulator.Operation;

/** Refunds whose answer was lost, at the simulated gateways. */
class RefundsInDoubtTest extends AtSimulatedGateways {
    private static Refund lost(SimulatedTill till, Payment payment, Money amount) {
        till.dial().next(Fault.ANSWER_LOST, Operation.REFUND, 1);
        return till.refund(payment, amount);
    }

    private static Refund now(SimulatedTill till, Payment payment) {
        return till.services.refunds().of(payment.orderNo()).getLast();
    }

    @Test
    void onEasylinkItStaysOpenForWeeksAndEndsOnlyWithEvidence() throws Exception {
        try (var till = till("easylink")) {
            var payment = till.paid();
            var part = Money.parse("HKD 30.00");
            var refund = lost(till, payment, part);
            till.pass(Duration.ofDays(28), Duration.ofHours(2));
            assertEquals(OperationState.UNCERTAIN, now(till, payment).state());
            assertEquals(List.of(Kind.REFUND_IN_DOUBT), till.kinds());
            var card = till.cards().getFirst();
            assertEquals(
                    List.of(Cure.REFUND_DONE, Cure.REFUND_FAILED, Cure.CHECK),
                    till.services.settling().cures(card));
            var again = new RefundRequest(payment.orderNo(), part, "returned");
            assertEquals(
                    new Refunded.NotAsked(Problem.of("refund.inFlight", Problem.amount(Money.parse("HKD 30.00")))),
                    till.services.refunds().refund(again, Acting.UNNAMED));
            var request = SettleRequest.of(card.attention().id(), Cure.REFUND_DONE, "carried out");
            assertEquals(
                    Optional.of(Problem.of("settle.evidenceMissing")),
                    till.services.settling().settle(request, Acting.UNNAMED).failure());
            till.services
                    .settling()
                    .settle(request.withEvidence("portal, refund 77"), Acting.UNNAMED)
                    .value();
            assertEquals(OperationState.DONE, now(till, payment).state());
            assertEquals(List.of(), till.kinds());
            assertEquals(1, till.refundsAsked(refund));
            assertEquals(
                    Optional.of(Money.parse("HKD 58.50")),
                    till.services.refunds().left(till.now(payment)));
            assertEquals(List.of(), till.ledger.history().verify().faults());
        }
    }

    @Test
    void whatEasylinkTookAgesWithoutACard() throws Exception {
        try (var till = till("easylink")) {
            var payment = till.paid();
            till.refund(payment, Money.parse("HKD 30.00"));
            till.pass(Duration.ofDays(28), Duration.ofHours(2));
            assertEquals(OperationState.ACCEPTED, now(till, payment).state());
            assertEquals(List.of(), till.kinds());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnete", "chingching", "acqra"})
    void whereItCanBeAskedAboutItIsResolvedUnderItsOwnNumber(String kind) throws Exception {
        try (var till = till(kind)) {
            var payment = till.paid();
            var refund = lost(till, payment, payment.amount());
            till.pass(Duration.ofMinutes(10), Duration.ofSeconds(5));
            assertEquals(OperationState.DONE, now(till, payment).state());
            assertEquals(
                    List.of(refund.refundNo()),
                    till.services.refunds().of(payment.orderNo()).stream()
                            .map(Refund::refundNo)
                            .toList());
            assertEquals(1, till.refundsAsked(refund));
            assertEquals(List.of(), till.kinds());
            assertEquals(List.of(), till.ledger.history().verify().faults());
        }
    }

    @Test
    void qlinkTakesNoRefundsAndWhatItsPortalDidIsRecordedOnce() throws Exception {
        try (var till = till("qlink")) {
            var payment = till.paid();
            var room = till.services.refunds().room(payment);
            assertEquals(Optional.of(Problem.of("refund.notHere", "qlink")), room.obstacle());
            var outside = new RecordedRefund(payment.orderNo(), payment.amount(), "returned", "portal 12");
            var written =
                    till.services.settling().record(outside, Acting.UNNAMED).value();
            assertTrue(written.outside());
            assertEquals(
                    Optional.of(Problem.of("settle.tooMuch", Problem.amount(Money.parse("HKD 0.00")))),
                    till.services.settling().record(outside, Acting.UNNAMED).failure());
            assertEquals(0, till.refundsAsked(written));
            var movements = till.movements(till.services.orders().today(), payment.orderNo());
            assertEquals(
                    List.of("PAID false", "DONE true"),
                    movements.stream()
                            .map(movement -> movement.state() + " " + movement.refund())
                            .toList());
            assertEquals(List.of(), till.ledger.history().verify().faults());
        }
    }
}
