package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Limits;
import till.domain.Mode;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.gateway.Capability;
import till.gateway.Gateway;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.ui.CounterGateway;
import till.ui.UiWorld;
import till.ui.orders.Desk;

class GatewayStatusesTest {
    private static final Instant THEN = Instant.parse("2026-11-21T06:05:00Z");

    private final Faltering faltering = new Faltering(new CounterGateway(), new AtomicBoolean(), new AtomicInteger());
    private final UiWorld world = new UiWorld(Mode.TRAINING, List.of(faltering));
    private final Desk desk = new Desk();
    private final GatewayStatuses statuses = new GatewayStatuses(world.dependencies(), desk.frame);

    /** A gateway whose connection works at times. */
    private record Faltering(CounterGateway usual, AtomicBoolean works, AtomicInteger tests)
            implements Gateway, Probes {
        @Override
        public String id() {
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
            return capability == Probes.class ? Optional.of(capability.cast(this)) : Optional.empty();
        }

        @Override
        public Probe probe() {
            tests.incrementAndGet();
            return new Probe(works.get(), Problem.of("gateway.gnete.probe.noAnswer", ""), "");
        }
    }

    @AfterEach
    void close() {
        desk.close();
        world.close();
    }

    private boolean troubledAfter(int seconds) {
        statuses.look(THEN.plus(Duration.ofSeconds(seconds)));
        return statuses.all().stream()
                .filter(each -> each.id().equals("acqra"))
                .findFirst()
                .orElseThrow()
                .isTroubled();
    }

    @Test
    void whatFailedIsTestedAgainSoonAndWhatWorksIsLeftInPeace() {
        statuses.start();
        assertEquals(true, troubledAfter(0));
        faltering.works.set(true);
        assertEquals(true, troubledAfter(59));
        assertEquals(false, troubledAfter(60));
        assertEquals(false, troubledAfter(299));
        assertEquals(2, faltering.tests.get());
        troubledAfter(300);
        assertEquals(3, faltering.tests.get());
    }
}
