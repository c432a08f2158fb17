package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Acting;
import till.domain.BusinessCalendar;
import till.domain.GatewayProfile;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Result;
import till.gateway.Gateway;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.service.Books;
import till.service.ChargeRequest;
import till.service.GatewayDirectory;
import till.service.PaymentLinks.Which;
import till.service.Started;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.settings.DataFolder;
import till.simulator.OrderBook;
import till.simulator.SimulatedCustomer;
import till.simulator.SimulatedOrder;

/** Links of every gateway that makes them: the service, the real adapter, HTTP, and the simulated gateway's own clock. */
class LinksAgainstSimulatorsTest {
    private static final Money AMOUNT = Money.parse("HKD 88.50");
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    @TempDir
    private Path home;

    private final HandClock clock = new HandClock();
    private final TillThreads threads = new TillThreads();
    private List<Simulations.Simulated> simulated = List.of();
    private Ledger ledger;
    private TillServices services;

    /** A clock of the test's, for till and gateways alike. */
    private static final class HandClock extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() throws LedgerUnusable {
        simulated = Simulations.start(new DataFolder(home), threads, new SecureRandom(), clock);
        ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T01");
        var here = new Surroundings(
                "T01",
                new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                clock,
                new Numbers("T01", clock, new Random(7)),
                Steps.NONE);
        var gateways = simulated.stream().map(each -> made(each.profile())).toList();
        services = TillServices.on(Mode.TRAINING, new Books(ledger, _ -> {}), new GatewayDirectory(gateways), here);
    }

    private Gateway made(GatewayProfile profile) {
        return switch (Gateways.open(profile, _ -> {}, clock)) {
            case Result.Done<Gateway>(var gateway) -> gateway;
            case Result.Failed<Gateway>(var problem) -> fail(problem.toString());
        };
    }

    @AfterEach
    void close() {
        simulated.forEach(each -> each.server().close());
        ledger.close();
        threads.close();
    }

    private Payment link(String gateway, String method, Duration lifetime) {
        var request = new ChargeRequest(gateway, method, AMOUNT, "Lamp", "", false, Map.of()).asLink(lifetime);
        return assertInstanceOf(Started.Running.class, services.payments().start(request, Acting.UNNAMED))
                .payment();
    }

    private OrderBook book(String gateway) {
        return simulated.stream()
                .filter(each -> each.profile().id().equals(gateway))
                .findFirst()
                .orElseThrow()
                .server()
                .book();
    }

    private SimulatedOrder at(Payment link) {
        return book(link.order().gateway()).find(link.orderNo().text()).orElseThrow();
    }

    private Duration livesAtTheGateway(Payment link) {
        return Duration.between(clock.instant(), at(link).expiresAt().truncatedTo(ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({
        "gnete, NUVEI_H5, PT30M",
        "gnete, ALI_H5, P7D",
        "chingching, LINK, PT2H",
        "chingching, LINK_CHECKOUT, P3D",
        "acqra, CASHIER, PT24H",
        "acqra, CASHIER, P7D"
    })
    void theChosenTimeReachesTheGatewayWithHalfAnHourBeyondTheTills(String gateway, String method, Duration lifetime) {
        var link = link(gateway, method, lifetime);
        assertEquals(lifetime.plusMinutes(30), livesAtTheGateway(link));
        assertEquals(NOON.plus(lifetime), link.until());
        assertTrue(link.shownCode().orElseThrow().text().startsWith("http://127.0.0.1:"));
    }

    @Test
    void easylinkHasNoFieldForATimeAndTakesNoMoreThanItsUsualTwoHours() {
        var link = link("easylink", "ALI_H5", Duration.ofHours(2));
        assertEquals(Duration.ofHours(2), livesAtTheGateway(link));
        var request = new ChargeRequest("easylink", "ALI_H5", AMOUNT, "", "", false, Map.of());
        var longer = services.payments().start(request.asLink(Duration.ofHours(24)), Acting.UNNAMED);
        assertEquals(
                "link.lifetime",
                assertInstanceOf(Started.NotStarted.class, longer).problem().key());
    }

    @ParameterizedTest
    @CsvSource({"gnete, NUVEI_H5", "chingching, LINK", "acqra, CASHIER", "easylink, WX_H5"})
    void aLinkPaidWithinItsTimeIsPaid(String gateway, String method) {
        var link = link(gateway, method, Duration.ofHours(2));
        clock.now = clock.now.plus(Duration.ofMinutes(90));
        assertEquals(
                PaymentState.AWAITING_PAYER,
                services.payments().check(link.orderNo()).state());
        assertTrue(new SimulatedCustomer(book(gateway)).pay(link.orderNo().text()));
        var paid = services.payments().check(link.orderNo());
        assertEquals(PaymentState.PAID, paid.state());
        assertEquals(AMOUNT, paid.received());
    }

    @ParameterizedTest
    @CsvSource({"chingching, LINK", "acqra, CASHIER"})
    void aLinkPaidInTheHalfHourAfterItsTimeIsLateMoney(String gateway, String method) {
        var link = link(gateway, method, Duration.ofHours(2));
        clock.now = clock.now.plus(Duration.ofHours(2));
        assertEquals(
                PaymentState.LAPSED, services.payments().check(link.orderNo()).state());
        clock.now = clock.now.plus(Duration.ofMinutes(10));
        assertTrue(new SimulatedCustomer(book(gateway)).pay(link.orderNo().text()));
        var paid = services.payments().check(link.orderNo());
        assertTrue(
                paid.late() && paid.state() == PaymentState.PAID, paid.state().name());
        assertEquals(1, services.attention().openCount());
    }

    @Test
    void whereTheGatewayClosesALinkWhoseTimeIsOverNobodyPaysItAnyMore() {
        var link = link("gnete", "NUVEI_H5", Duration.ofHours(2));
        clock.now = clock.now.plus(Duration.ofHours(2));
        assertEquals(
                PaymentState.EXPIRED, services.payments().check(link.orderNo()).state());
        assertFalse(new SimulatedCustomer(book("gnete")).pay(link.orderNo().text()));
    }

    @Test
    void aWayToPayThatNobodyKnowsMakesNothing() {
        var request = new ChargeRequest("acqra", "BARTER", AMOUNT, "", "", false, Map.of());
        var started = services.payments().start(request.asLink(Duration.ofHours(2)), Acting.UNNAMED);
        assertEquals(
                "gateway.acqra.unknownMethod",
                assertInstanceOf(Started.NotStarted.class, started).problem().key());
        assertEquals(List.of(), book("acqra").orders());
    }

    @Test
    void aGatewayThatIsDownLeavesALostLinkAndSendsNoSecond() {
        simulated.forEach(each -> each.server().close());
        var link = link("chingching", "LINK", Duration.ofHours(24));
        assertEquals(PaymentState.UNCERTAIN, link.state());
        assertTrue(link.codeLost());
        assertEquals(1, services.links().list(Which.OPEN, "", 10).size());
    }
}
