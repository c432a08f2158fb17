package till.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** A gateway that charges cards again, and remembers what it was asked for. */
public record AgreeingGateway(CounterGateway usual, List<PaymentOrder> charged) implements Gateway, Recurring {
    public AgreeingGateway() {
        this(new CounterGateway(), new ArrayList<>());
    }

    @Override
    public String id() {
        return "acqra";
    }

    @Override
    public String kind() {
        return "acqra";
    }

    @Override
    public Limits limits() {
        return usual.limits();
    }

    @Override
    public List<PaymentMethod> methods() {
        return List.of();
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        return usual.query(payment);
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return capability == Recurring.class ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    @Override
    public String method() {
        return "card";
    }

    @Override
    public Optional<Duration> ahead() {
        return Optional.of(Duration.ZERO);
    }

    @Override
    public Optional<Problem> check(PaymentOrder order, Stored stored) {
        return Optional.empty();
    }

    @Override
    public Outcome<Created> chargeAgain(PaymentOrder order, Stored stored) {
        charged.add(order);
        return new Outcome.Answered<>(new Created(null, "T" + charged.size(), Standing.WAITING, "pending"));
    }
}
