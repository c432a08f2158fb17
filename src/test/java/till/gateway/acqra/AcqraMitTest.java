package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Agreement;
import till.domain.CardExpiry;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Secret;
import till.domain.TestCards;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.gateway.Recurring;
import till.simulator.AcqraCredentials;
import till.simulator.AcqraOptions;
import till.simulator.AcqraServer;

/** {@code mitPayment}: a card typed for a customer who agreed and is not present. */
class AcqraMitTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String CARD = "5555555555554444";
    private static final String ADDRESS = "1 Queen's Road; Hong Kong; HK; 000000; HK";
    private static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    /** More than what its bank wants to see the payer for. */
    private static final Money LARGE = Money.parse("HKD 9000.00");

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final List<String> kept = new ArrayList<>();
    private AcqraServer server;
    private AcqraGateway gateway;

    @BeforeEach
    void start() {
        var shop = new AcqraCredentials("app-1", "s".repeat(32));
        server = new AcqraServer(CLOCK, threads, scheduler, shop, folder.resolve("book"), AcqraOptions.standard())
                .start();
        var profile = new GatewayProfile(
                "acqra",
                "acqra",
                server.baseUrl(),
                Map.of("appId", shop.appId()),
                Map.of("secret", new Secret(shop.secret())),
                false);
        gateway = AcqraGateway.of(profile, exchange -> kept.add(exchange.toString()), CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    private static PaymentOrder order(OrderNo number, Money amount) {
        return new PaymentOrder(
                number, "t1-1", "s", "t1", "acqra", "mitPayment", amount, "Club", NOW, NOW.plusSeconds(300));
    }

    private Outcome<Created> charge(String code, Map<String, String> extras) {
        try (var card = TestCards.typed(CARD, "1231", code)) {
            return gateway.find(KeyedCards.class).orElseThrow().charge(order(NUMBER, LARGE), card, List.of(), extras);
        }
    }

    private static Created answered(Outcome<Created> outcome) {
        return AcqraStand.answered(outcome);
    }

    @Test
    void itIsChargedWithoutThePayerAndItsNumberIsKeptNowhere() throws IOException {
        var created = answered(charge("123", Map.of("billingAddress", ADDRESS)));
        assertEquals(Standing.PAID, created.standing());
        var paid = AcqraStand.answered(gateway.query(new PaymentRef(NUMBER, null, "mitPayment", LARGE)));
        assertEquals(Standing.PAID, paid.standing());
        assertFalse(kept.toString().contains(CARD) || kept.toString().contains("Queen"), kept.toString());
        var book = Files.readString(folder.resolve("book"));
        assertFalse(book.contains(CARD) || book.contains("\"cvc\""), book);
        assertTrue(book.contains("UNSCHEDULED"), book);
    }

    /** A first payment that was typed can be agreed upon at once: nothing has to be read in the portal. */
    @Test
    void whatItGaveChargesTheCardAgain() {
        var identifier = Objects.requireNonNull(answered(charge("123", Map.of("billingAddress", ADDRESS)))
                .card()
                .identifier());
        var stored = new Recurring.Stored(
                identifier, Agreement.Kind.RECURRING, CardExpiry.read("12/31").orElseThrow());
        var again = new PaymentOrder(
                new OrderNo("T1P0MB0000000000002"),
                "",
                "A-1",
                "t1",
                "acqra",
                "card",
                LARGE,
                "",
                NOW,
                NOW.plusSeconds(9));
        assertEquals(
                Standing.PAID,
                answered(gateway.find(Recurring.class).orElseThrow().chargeAgain(again, stored))
                        .standing());
    }

    @Test
    void aBankThatSaysNoIsHeard() {
        assertEquals(
                Standing.DECLINED,
                answered(charge("000", Map.of("billingAddress", ADDRESS, "customerInitiatedReason", "RECURRING")))
                        .standing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 Queen's Road",
                "1 Queen's Road; Hong Kong; HK; 000000; Hong Kong",
                "; Hong Kong; HK; 000000; HK",
                "4111111111111111; Hong Kong; HK; 000000; HK"
            })
    void withoutAnAddressNothingIsSent(String address) {
        assertInstanceOf(Outcome.Refused.class, charge("123", Map.of("billingAddress", address)));
        assertEquals(List.of(), kept);
    }

    @Test
    void whatTheDocumentDoesNotHaveIsNotSent() {
        for (var extra : List.of("threeDsMode", "fraudMode", "shipping")) {
            var extras = Map.of("billingAddress", ADDRESS, extra, "no");
            assertInstanceOf(Outcome.Refused.class, charge("123", extras), extra);
        }
        assertInstanceOf(Outcome.Refused.class, charge("123", Map.of("billingAddress", ADDRESS, "billing", "{}")));
        assertEquals(List.of(), kept);
    }

    /** It is a way to pay by typing alone: an agreement never goes by it. */
    @Test
    void itIsNeverScheduled() {
        assertEquals("card", gateway.find(Recurring.class).orElseThrow().method());
        assertEquals(
                List.of("card", "mitPayment"),
                gateway.methods().stream()
                        .filter(PaymentMethod::isKeyed)
                        .map(PaymentMethod::code)
                        .toList());
    }
}
