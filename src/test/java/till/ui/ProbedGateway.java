package till.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.gateway.Capability;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.gateway.Probes;

/** A gateway as a profile opens it, whose test shows what a test wants it to show. */
record ProbedGateway(CounterGateway usual, GatewayProfile profile, ExchangeLog log, boolean works)
        implements Gateway, Probes {
    @Override
    public String id() {
        return profile.id();
    }

    @Override
    public Limits limits() {
        return usual.limits();
    }

    @Override
    public List<PaymentMethod> methods() {
        return usual.methods();
    }

    @Override
    public Outcome<PaymentAnswer> query(PaymentRef payment) {
        return usual.query(payment);
    }

    @Override
    public <C extends Capability> Optional<C> find(Class<C> capability) {
        return capability == Probes.class ? Optional.of(capability.cast(this)) : usual.find(capability);
    }

    @Override
    public Probe probe() {
        log.keep(new ExchangeLog.Exchange(
                profile.id(),
                "",
                "query",
                Instant.parse("2026-11-21T06:05:00Z"),
                Duration.ofMillis(95),
                200,
                "{\"mchNo\":\"M1621873433953\",\"mchOrderNo\":\"PROBE\",\"sign\":\"***\"}",
                works ? "{\"code\":1,\"msg\":\"order not found\"}" : "{\"code\":1,\"msg\":\"验签失败\"}"));
        return works
                ? new Probe(true, Problem.of("gateway.gnete.probe.works"), "order not found")
                : new Probe(false, Problem.of("gateway.gnete.probe.noAnswer", "验签失败"), "验签失败");
    }
}
