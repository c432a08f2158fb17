package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.Cure;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.RefundNo;
import till.domain.Result;
import till.ledger.Movements;
import till.service.MovableClock;
import till.service.Notices;
import till.service.SettleRequest;
import till.settings.DataFolder;

/**
 * Money that comes after the payment had ended, at every gateway: shown to a person within the pace, settled by each of its
 * cures, and reported on the day it came. The sale is shortly before midnight, the money comes after it.
 */
class LateMoneyTest {
    private static final LocalDate SALE = LocalDate.parse("2026-11-21");
    private static final LocalDate CAME = SALE.plusDays(1);
    /** The last of the looks at what ended, with what a gateway's own order may live beyond the till's. */
    private static final Duration PACE = Duration.ofHours(26);

    @TempDir
    Path folder;

    /** Ten minutes to midnight in the shop. */
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T15:50:00Z"));

    private final BlockingQueue<Notices.Post> posts = new LinkedBlockingQueue<>();
    private TillThreads threads;
    private List<Simulations.Simulated> gateways;
    private HttpServer shop;

    @BeforeEach
    void start() throws IOException {
        threads = new TillThreads();
        var home = ((Result.Done<DataFolder>) DataFolder.open(folder)).value();
        gateways = Simulations.start(home, threads, new SecureRandom(), SimulatedTill.clockOf(clock));
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posts.add(new Notices.Post(Map.of(), form(body), body));
            var taken = "success".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, taken.length);
            try (var answer = exchange.getResponseBody()) {
                answer.write(taken);
            }
        });
        shop.start();
    }

    @AfterEach
    void stop() {
        shop.stop(0);
        gateways.forEach(gateway -> gateway.server().close());
        threads.close();
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(
                        pair -> pair[0], pair -> java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static List<Arguments> ways() {
        return Stream.of("gnete", "easylink", "chingching", "qlink", "acqra")
                .flatMap(gateway ->
                        Stream.of(Cure.ATTACH, Cure.REFUND, Cure.KEEP).map(cure -> Arguments.of(gateway, cure)))
                .toList();
    }

    private SimulatedTill till(String kind) throws Exception {
        var address = "http://127.0.0.1:" + shop.getAddress().getPort() + "/notice";
        var simulated = gateways.stream()
                .filter(gateway -> gateway.profile().kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return new SimulatedTill(simulated, clock, kind.equals("gnete") ? Map.of("notifyUrl", address) : Map.of());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void lateMoneyIsShownSettledAndReportedOnTheDayItCame(String kind, Cure cure) throws Exception {
        try (var till = till(kind)) {
            var payment = till.charge(Map.of());
            till.pass(Duration.ofMinutes(12), Duration.ofSeconds(10));
            assertTrue(List.of(PaymentState.EXPIRED, PaymentState.LAPSED)
                    .contains(till.now(payment).state()));
            assertEquals(List.of(), till.kinds());
            assertTrue(till.customer().payLate(payment.orderNo().text()));
            if (kind.equals("gnete")) {
                claimed(till, payment);
            } else {
                asked(till);
            }
            shownAndReported(till, payment);
            settled(till, payment, cure);
            assertEquals(List.of(), till.ledger.history().verify().faults());
        }
    }

    private static void asked(SimulatedTill till) {
        var waited = Duration.ZERO;
        while (till.kinds().isEmpty() && waited.compareTo(PACE) < 0) {
            till.pass(Duration.ofMinutes(10), Duration.ofMinutes(1));
            waited = waited.plusMinutes(10);
        }
    }

    /** This gateway's query goes on saying closed: only what it posts tells, and a person who looks it up. */
    private void claimed(SimulatedTill till, Payment payment) throws Exception {
        till.pass(PACE, Duration.ofMinutes(5));
        assertEquals(List.of(), till.kinds());
        till.clock.pass(Duration.ofMinutes(1));
        var post = Optional.ofNullable(posts.poll(20, TimeUnit.SECONDS)).orElseThrow();
        assertTrue(
                till.services.notices().received("gnete", post, Runnable::run).isPresent());
        assertEquals(List.of(Kind.CLAIMED_PAID), till.kinds());
        assertEquals(PaymentState.EXPIRED, till.now(payment).state());
        var card = till.cards().getFirst();
        var request = SettleRequest.of(card.attention().id(), Cure.RECORD_PAID, "the portal shows it")
                .withAmount(payment.amount())
                .withEvidence("portal, order " + payment.gatewayNo());
        till.services.settling().settle(request, Acting.UNNAMED).value();
    }

    private static void shownAndReported(SimulatedTill till, Payment payment) {
        assertEquals(List.of(Kind.PAID_LATE), till.kinds());
        var now = till.now(payment);
        assertEquals(PaymentState.PAID, now.state());
        assertTrue(now.late());
        assertEquals(payment.amount(), now.received());
        var today = till.services.orders().today();
        assertFalse(today.isBefore(CAME));
        assertEquals(today, now.businessDay());
        assertEquals(List.of(), till.movements(SALE, payment.orderNo()));
        var movement = only(till.movements(today, payment.orderNo()));
        assertTrue(movement.late());
        assertTrue(movement.attention());
        assertEquals(payment.amount(), movement.amount());
    }

    private static Movements.Movement only(List<Movements.Movement> movements) {
        assertEquals(1, movements.size());
        return movements.getFirst();
    }

    private static SettleRequest request(SimulatedTill till, Cure cure) {
        var card = till.cards().getFirst();
        var cures = till.services.settling().cures(card);
        assertTrue(cures.contains(cure), cures.toString());
        return SettleRequest.of(card.attention().id(), cure, "decided by Ann")
                .withAmount(till.services.settling().proposal(card, cure).orElse(null))
                .withEvidence("portal 7");
    }

    /** Where the gateway takes no refund of it, it is made in the portal, and what was done there is recorded instead. */
    private static Cure refundable(SimulatedTill till, Payment payment) {
        if (till.gateway.id().equals("gnete")) {
            var refused = till.services.settling().settle(request(till, Cure.REFUND), Acting.UNNAMED);
            assertTrue(refused.failure().isPresent());
            assertEquals(List.of(Kind.PAID_LATE), till.kinds());
            assertEquals(Optional.of(payment.amount()), till.services.refunds().left(till.now(payment)));
        }
        return List.of("gnete", "qlink").contains(till.gateway.id()) ? Cure.RECORD_REFUND : Cure.REFUND;
    }

    private static void settled(SimulatedTill till, Payment payment, Cure wanted) {
        var cure = wanted == Cure.REFUND ? refundable(till, payment) : wanted;
        till.services.settling().settle(request(till, cure), Acting.UNNAMED).value();
        assertEquals(List.of(), till.kinds());
        var today = till.services.orders().today();
        var late = till.movements(today, payment.orderNo());
        assertFalse(late.getFirst().attention());
        if (wanted == Cure.REFUND) {
            assertEquals(2, late.size());
            assertTrue(late.getLast().refund());
            assertEquals(payment.amount(), late.getLast().amount());
            var number = new RefundNo(late.getLast().orderNo());
            var refund = till.ledger.refunds().find(number).orElseThrow();
            assertEquals(cure == Cure.RECORD_REFUND, refund.outside());
            assertTrue(List.of(OperationState.ACCEPTED, OperationState.DONE).contains(refund.state()));
        } else {
            assertEquals(payment.orderNo(), new OrderNo(only(late).orderNo()));
        }
    }
}
