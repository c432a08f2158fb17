package till.service;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.gateway.Captures;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.ledger.SentLog;

/**
 * Takes money that is held for an authorised payment, all of it or a part. The gateway is asked where the payment stands
 * before and after; nothing is ever sent twice. May be shared between threads.
 */
public final class CaptureService {
    private final Books books;
    private final GatewayDirectory gateways;
    private final Surroundings here;
    private final PaymentChecks checks;
    private final Access access;

    public CaptureService(
            Books books, GatewayDirectory gateways, Surroundings here, PaymentChecks checks, Access access) {
        this.access = access;
        this.books = books;
        this.gateways = gateways;
        this.here = here;
        this.checks = checks;
    }

    /**
     * Captures held money.
     *
     * @param amount what to take; null for all that is held
     */
    public Captured capture(OrderNo orderNo, @Nullable Money amount, Acting acting) {
        var forbidden = access.guard(acting, Act.CAPTURE, null, orderNo);
        if (forbidden.isPresent()) {
            return new Captured.NotAsked(forbidden.get());
        }
        var payment = books.ledger().payments().find(orderNo).orElseThrow();
        var id = payment.order().gateway();
        var gateway = gateways.find(id);
        if (gateway.isEmpty()) {
            return new Captured.NotAsked(Problem.of("gateway.unknown", id));
        }
        if (gateway.get().find(Captures.class).isEmpty()) {
            return new Captured.NotAsked(Problem.of("capture.notHere", id));
        }
        var wanted = amount == null ? payment.amount() : amount;
        if (!within(wanted, payment.amount())) {
            return new Captured.NotAsked(Problem.of("capture.amount", Problem.amount(payment.amount())));
        }
        // what stays where another check holds the payment all the while, so that nothing is sent
        var said = new AtomicReference<>(
                notAsked("capture.inFlight", payment.order().reference()));
        var after = checks.askAnd(orderNo, (held, asked, operations) -> {
            var refused = send(held, asked, operations, new Wanted(wanted, acting.by()));
            said.set(refused);
            return refused.isEmpty() || refused.get() instanceof Captured.Declined;
        });
        return said.get().orElseGet(() -> new Captured.Asked(after));
    }

    private static boolean within(Money wanted, Money held) {
        return wanted.isSameCurrency(held) && wanted.isPositive() && !wanted.isGreaterThan(held);
    }

    /** Until when the money of an authorised payment is surely held; empty where none is held or nobody knows. */
    public Optional<Instant> heldUntil(Payment payment) {
        return gateways.find(payment.order().gateway())
                .map(gateway -> Asking.heldUntil(payment, gateway))
                .filter(until -> !until.equals(Instant.MAX));
    }

    private record Wanted(Money amount, By by) {}

    /** What there is to say where the capture did not go out or was refused; empty where it went out. */
    private Optional<Captured> send(Payment payment, Gateway gateway, OperationCalls operations, Wanted wanted) {
        if (payment.state() != PaymentState.AUTHORIZED) {
            return notAsked("capture.notHeld", payment.state().name());
        }
        var obstacle = books.logged(
                new SentLog.Sent(
                        here.clock().instant(),
                        payment.orderNo().text(),
                        "capture",
                        gateway.id(),
                        wanted.amount(),
                        payment.orderNo()),
                "capture.notLogged");
        if (obstacle.isPresent()) {
            return obstacle.map(Captured.NotAsked::new);
        }
        var outcome =
                operations.capture(payment, gateway.find(Captures.class).orElseThrow(), wanted.amount(), wanted.by());
        if (outcome.isEmpty()) {
            return notAsked("capture.inFlight", payment.order().reference());
        }
        return outcome.get() instanceof Outcome.Refused<Captures.Captured>(var problem, var _)
                ? Optional.of(new Captured.Declined(payment, problem))
                : Optional.empty();
    }

    private static Optional<Captured> notAsked(String key, String argument) {
        return Optional.of(new Captured.NotAsked(Problem.of(key, argument)));
    }
}
