package till.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import till.domain.Limits;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.gateway.Capability;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.Recurring;

/** A gateway that charges cards again, declines some, and loses calls before or after it acted on them. */
final class CardDesk implements Gateway, Recurring {
    /** Whether each order was paid, by its number. */
    final Map<String, Boolean> book = new HashMap<>();
    /** The numbers that were paid, by what they were charged for. */
    final Map<String, List<String>> paid = new HashMap<>();

    final Map<String, Integer> sent = new HashMap<>();
    /** What another till does while a call is under way. */
    Runnable meanwhile = () -> {};

    /** How far its clock is ahead of the till that asks; nothing where it does not tell. */
    Supplier<Optional<Duration>> ahead = () -> Optional.of(Duration.ZERO);

    private final Random random;

    CardDesk(Random random) {
        this.random = random;
    }

    @Override
    public String id() {
        return "cards";
    }

    @Override
    public Limits limits() {
        return new Limits(
                Set.of(CurrencyUnit.of("HKD")), 1, 99_999_999, 64, Duration.ofMinutes(5), Samples.LONGEST_CALL, true);
    }

    @Override
    public List<PaymentMethod> methods() {
        return List.of();
    }

    @Override
    public String method() {
        return "card";
    }

    @Override
    public Optional<Duration> ahead() {
        return ahead.get();
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Stored stored) {
        return Optional.empty();
    }

    @Override
    public Outcome<Created> chargeAgain(PaymentOrder order, Stored stored) {
        meanwhile.run();
        sent.merge(order.orderNo().text(), 1, Integer::sum);
        if (random.nextInt(100) < 6) {
            return new Outcome.Unknown<>("lost on the way there");
        }
        var takes = random.nextInt(100) >= 15;
        book.put(order.orderNo().text(), takes);
        if (takes) {
            paid.computeIfAbsent(order.sale(), _ -> new ArrayList<>())
                    .add(order.orderNo().text());
        }
        return random.nextInt(100) < 15
                ? new Outcome.Unknown<>("lost on the way back")
                : new Outcome.Answered<>(new Created(
                        null, "G" + order.orderNo(), takes ? Standing.PAID : Standing.DECLINED, takes ? "ok" : "no"));
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        if (random.nextInt(100) < 10) {
            return new Outcome.Unknown<>("time-out");
        }
        var taken = book.get(payment.orderNo().text());
        return taken == null
                ? new Outcome.Answered<>(new PaymentAnswer(Standing.NOT_FOUND, null, "no such order"))
                : Samples.says(
                        taken ? Standing.PAID : Standing.DECLINED,
                        payment.orderNo().text(),
                        payment.amount());
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return capability == Recurring.class ? Optional.of(capability.cast(this)) : Optional.empty();
    }
}
