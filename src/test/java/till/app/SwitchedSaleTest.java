package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.Payment;
import till.domain.PaymentMethod;
import till.domain.PaymentState;
import till.domain.Result;
import till.gateway.Closing;
import till.gateway.Gateway;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.service.AnotherWay;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.GatewayDirectory;
import till.service.Started;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.settings.DataFolder;
import till.simulator.SimulatedCustomer;

/**
 * Pay another way at every gateway, through the real adapter to its simulator: with a close the first code is dead at the
 * gateway before the second exists; without one both are watched, and both paid is a card on the one paid last.
 */
class SwitchedSaleTest {
    @TempDir
    Path folder;

    private TillThreads threads;
    private List<Simulations.Simulated> simulated;

    @BeforeEach
    void start() {
        threads = new TillThreads();
        var home = ((Result.Done<DataFolder>) DataFolder.open(folder)).value();
        simulated = Simulations.start(home, threads, new SecureRandom(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        simulated.forEach(each -> each.server().close());
        threads.close();
    }

    /** One shop at one gateway. */
    private record Shop(Ledger ledger, Gateway gateway, SimulatedCustomer customer, TillServices services)
            implements AutoCloseable {
        boolean closes() {
            return gateway.find(Closing.class).isPresent();
        }

        Payment charge(String sale, boolean again) {
            var method = gateway.methods().stream()
                    .filter(PaymentMethod::worksAtTheCounter)
                    .filter(way -> !way.code().equals("CASHIER"))
                    .findFirst()
                    .orElseThrow();
            var hkd = CurrencyUnit.of("HKD");
            var currencies = gateway.limits().currencies();
            var currency =
                    currencies.contains(hkd) ? hkd : currencies.iterator().next();
            var request = new ChargeRequest(
                    gateway.id(), method.code(), Money.ofMinor(currency, 8850), "Tea", sale, again, Map.of());
            var started = services.payments().start(request, Acting.UNNAMED);
            return assertInstanceOf(Started.Running.class, started, gateway.id())
                    .payment();
        }

        AnotherWay leave(Payment payment) {
            return services.payments().payAnotherWay(payment.orderNo(), Acting.UNNAMED);
        }

        boolean pays(Payment payment) {
            return customer.pay(payment.orderNo().text());
        }

        PaymentState check(Payment payment) {
            return services.payments().check(payment.orderNo()).state();
        }

        List<String> twice() {
            return services.attention().open().stream()
                    .filter(card -> card.attention().kind() == Attention.Kind.PAID_TWICE)
                    .map(card -> card.payment().orderNo() + " beside "
                            + card.attention().facts().get("other"))
                    .toList();
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    private Shop open(Simulations.Simulated each) throws Exception {
        var clock = Clock.systemUTC();
        var ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T1");
        var gateway = ((Result.Done<Gateway>) Gateways.open(each.profile(), _ -> {}, clock)).value();
        var here = new Surroundings(
                "T1",
                new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                clock,
                new Numbers("T1", clock, new Random()),
                Steps.NONE);
        var services = TillServices.on(
                Mode.TRAINING, new Books(ledger, _ -> {}), new GatewayDirectory(List.of(gateway)), here);
        return new Shop(ledger, gateway, new SimulatedCustomer(each.server().book()), services);
    }

    @Test
    void whereAGatewayClosesTheFirstCodeIsDeadBeforeTheSecondExists() throws Exception {
        var closing = 0;
        for (var each : simulated) {
            try (var shop = open(each)) {
                if (!shop.closes()) {
                    continue;
                }
                closing++;
                var first = shop.charge("S-1", false);
                assertInstanceOf(
                        AnotherWay.Closed.class,
                        shop.leave(first),
                        shop.gateway().id());
                assertFalse(shop.pays(first), shop.gateway().id());
                var second = shop.charge("S-1", false);
                assertTrue(shop.pays(second), shop.gateway().id());
                assertEquals(PaymentState.PAID, shop.check(second));
                assertEquals(PaymentState.CANCELLED, shop.check(first));
                assertEquals(List.of(), shop.twice());
            }
        }
        assertEquals(2, closing);
    }

    @Test
    void whereNoneClosesBothAreWatchedAndTheOnePaidLastIsTooMuch() throws Exception {
        for (var firstIsLast : List.of(true, false)) {
            var open = 0;
            for (var each : simulated) {
                try (var shop = open(each)) {
                    if (shop.closes()) {
                        continue;
                    }
                    open++;
                    var first = shop.charge("S-1", false);
                    var left = assertInstanceOf(AnotherWay.StillOpen.class, shop.leave(first));
                    assertFalse(left.closable());
                    var second = shop.charge("S-1", true);
                    var earlier = firstIsLast ? second : first;
                    var later = firstIsLast ? first : second;
                    assertTrue(shop.pays(earlier), shop.gateway().id());
                    assertEquals(PaymentState.PAID, shop.check(earlier));
                    assertEquals(List.of(), shop.twice(), shop.gateway().id());
                    assertTrue(shop.pays(later), shop.gateway().id());
                    assertEquals(PaymentState.PAID, shop.check(later));
                    assertEquals(List.of(later.orderNo() + " beside " + earlier.orderNo()), shop.twice());
                }
            }
            assertEquals(3, open);
        }
    }
}
