package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static till.domain.PaymentState.EXPIRED;
import static till.domain.PaymentState.LAPSED;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.Attention.Kind;
import till.domain.By;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.Operator;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.Refund;
import till.domain.Result;
import till.domain.Role;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds;
import till.ledger.People;

/** A till whose cards are to be settled, for the tests of what settles them. */
abstract class SettlingCases extends TillCases {
    static final Money PART = Money.parse("HKD 30.00");

    AttentionService.Card card(Kind kind) {
        return till.services.attention().open().stream()
                .filter(card -> card.attention().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    Result<Settled> settle(Kind kind, Cure cure, @Nullable Money amount) {
        return settle(request(kind, cure).withAmount(amount));
    }

    SettleRequest request(Kind kind, Cure cure) {
        return SettleRequest.of(card(kind).attention().id(), cure, "seen by Ann")
                .withEvidence("statement line 7");
    }

    Result<Settled> settle(SettleRequest request) {
        return till.services.settling().settle(request, Acting.UNNAMED);
    }

    Attention settled(Attention card) {
        return till.ledger.attention().find(card.id()).orElseThrow();
    }

    static Optional<Problem> failed(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }

    Payment late() {
        return late("");
    }

    /** Closed when its time was over, and paid all the same. */
    Payment late(String sale) {
        var payment =
                ((Started.Running) till.services.payments().start(till.sale(sale, false), Acting.UNNAMED)).payment();
        till.gateway.says(Standing.WAITING);
        till.clock.pass(Duration.ofMinutes(6));
        assertEquals(EXPIRED, till.services.payments().check(payment.orderNo()).state());
        till.gateway.says(Standing.PAID);
        return till.services.payments().check(payment.orderNo());
    }

    /** Nothing closes it and nobody says how it ended: asked for a week. */
    Payment unknown() {
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

    Refunded refund(Payment payment, Money amount) {
        return till.services.refunds().refund(new RefundRequest(payment.orderNo(), amount, "cold tea"), Acting.UNNAMED);
    }

    List<Refund> refunds(Payment payment) {
        return till.services.refunds().of(payment.orderNo());
    }

    long sentRefunds() {
        return till.gateway.asked.stream()
                .filter(call -> call.startsWith("refund "))
                .count();
    }

    void finish(Payment payment) {
        till.clock.pass(Duration.ofSeconds(30));
        refunds(payment).forEach(refund -> till.services.refunds().check(refund.refundNo()));
    }

    static Outcome<RefundStanding> accepted() {
        return new Outcome.Answered<>(
                new RefundStanding(new Refunds.RefundAnswer(OperationState.ACCEPTED, "R1", "1"), "1"));
    }

    Operator operator(String id, Role role) {
        var operator = new Operator(id, id, role, true);
        var signed = new People.Signed(By.NOBODY, till.clock.instant());
        return till.ledger
                .people()
                .add(operator, new People.Proof("none", null), signed)
                .value();
    }

    static Refund refund(Result<Settled> settled) {
        return Objects.requireNonNull(settled.value().refund());
    }
}
