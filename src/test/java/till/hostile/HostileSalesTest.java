package till.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.gateway.PaymentAnswer.Standing;
import till.hostile.HostileLine.Spoken;
import till.service.ChargeRequest;
import till.service.Notices;
import till.service.RefundRequest;
import till.service.Started;
import till.service.TillForTests;
import till.service.TillServices;
import till.simulator.SimulatedOrder;

/** Whole sales at a gateway half of whose answers arrive spoilt: in the end the ledger has what the gateway's book has. */
class HostileSalesTest {
    private static final int TIMES = Math.max(4, Integer.getInteger("hostile", 100) / 5);
    private static final long FIRST = Long.getLong("hostile.seed", 1);

    @ParameterizedTest
    @FieldSource("till.hostile.HostileGateway#KINDS")
    void whatArrivesSpoiltNeverEndsInMoneyThatIsNotThereOrIsOverlooked(String kind) throws Exception {
        try (var till = new TillForTests()) {
            var gateway = new HostileGateway(kind, till.clock);
            var services = till.reopened(gateway.gateway());
            var tried = new Tried("answers within sales at " + kind, FIRST);
            for (var time = 0; time < TIMES; time++) {
                var seed = FIRST + time;
                try {
                    var where = kind + ", seed " + seed;
                    new Sale(till, gateway, services, new Random(seed * 0x9E3779B97F4A7C15L), where, tried).made();
                } catch (RuntimeException broken) {
                    throw new AssertionError(kind + ", seed " + seed, broken);
                }
            }
            tried.atLeast(TIMES / 2);
            assertEquals(List.of(), till.ledger.history().verify().faults());
        }
    }

    private record Sale(
            TillForTests till,
            HostileGateway gateway,
            TillServices services,
            Random random,
            String where,
            Tried tried) {

        void made() {
            gateway.line.heard();
            gateway.line.turn(this::perhapsSpoilt);
            var request = ChargeRequest.of(gateway.gateway().id(), gateway.method(), HostileGateway.AMOUNT);
            if (!(services.payments().start(request, Acting.UNNAMED) instanceof Started.Running(var payment))) {
                return;
            }
            var number = payment.orderNo();
            var pays = random.nextBoolean();
            if (pays) {
                gateway.customer.pay(number.text());
            }
            for (var times = random.nextInt(4); times > 0; times--) {
                services.payments().check(number);
                till.clock.pass(Duration.ofSeconds(random.nextInt(20)));
            }
            if (!pays && random.nextBoolean()) {
                services.payments().cancel(number, Acting.UNNAMED);
                gateway.customer.payLate(number.text());
            }
            if (pays && random.nextInt(3) == 0) {
                services.refunds().refund(new RefundRequest(number, HostileGateway.AMOUNT, "cold"), Acting.UNNAMED);
            }
            settled(number);
        }

        /** The line is good again, and everybody had time. */
        private void settled(OrderNo number) {
            gateway.line.turn(spoken -> spoken);
            var heard = new ArrayList<>(gateway.line.heard());
            till.clock.pass(Duration.ofHours(4));
            gateway.served.book().find(number.text()).ifPresent(this::post);
            for (var times = 0; times < 3; times++) {
                services.payments().check(number);
                till.clock.pass(Duration.ofMinutes(10));
            }
            var payment = services.payments().find(number).orElseThrow();
            var booked = gateway.served.book().find(number.text());
            var paidThere = booked.isPresent() && booked.get().paid();
            var paidHere = payment.state() == PaymentState.PAID;
            var seen = services.attention().open().stream()
                    .anyMatch(card -> card.attention().orderNo().equals(number));
            assertTrue(paidHere || !paidThere || seen, () -> where + ": money overlooked, " + payment + heard);
            var told = Told.of(heard);
            var said = told.saysPlainly(Standing.PAID) || told.saysPlainly(Standing.REFUNDED);
            assertTrue(paidThere || !paidHere || said, () -> where + ": no money, " + payment + heard);
        }

        /** Money for an order that is over is told by nothing else at one of them. */
        private void post(SimulatedOrder order) {
            gateway.served.post(order).ifPresent(posted -> {
                var post = new Notices.Post(posted.headers(), posted.fields(), posted.body());
                services.notices().received(gateway.gateway().id(), post, Runnable::run);
            });
        }

        private Spoken perhapsSpoilt(Spoken honest) {
            if (random.nextBoolean()) {
                return honest;
            }
            tried.one();
            var text = new String(honest.body(), StandardCharsets.UTF_8);
            return new Spoken(honest.status(), honest.type(), new Spoiling(random, List.of()).spoilt(text));
        }
    }
}
