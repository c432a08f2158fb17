package till.gateway.gnete;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.CardBuffer.Part;
import till.domain.GatewayDetails;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Secret;
import till.domain.TestCards;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.QrPayments.Created;
import till.simulator.GneteCredentials;
import till.simulator.GneteOptions;
import till.simulator.GneteServer;

/** UP_EXPRESS against the simulated platform, which opens the card with its own key. */
class GneteExpressTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String CARD = "6200000000000005";
    private static final GneteCredentials MERCHANT =
            new GneteCredentials("M1621873433953", "60cc09bce4b0f1c0b83761c9", "k".repeat(128));
    private static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    private static final Money AMOUNT = Money.parse("HKD 88.50");

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    private final List<String> kept = new ArrayList<>();
    private GneteServer server;

    @BeforeEach
    void start() {
        server = new GneteServer(CLOCK, threads, scheduler, MERCHANT, folder.resolve("book"), GneteOptions.standard())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
        scheduler.shutdownNow();
    }

    private GneteGateway gateway(String key, String padding) {
        var profile = new GatewayProfile(
                "gnete",
                "gnete",
                server.baseUrl(),
                Map.of("mchNo", MERCHANT.mchNo(), "appId", MERCHANT.appId(), "cardKey", key, "cardPadding", padding),
                Map.of("appSecret", new Secret(MERCHANT.appSecret())),
                false);
        return GneteGateway.of(profile, exchange -> kept.add(exchange.toString()), CLOCK);
    }

    private static Outcome<Created> charge(GneteGateway gateway, String expiry, String code) {
        var order = new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "gnete", "UP_EXPRESS", AMOUNT, "Tea", NOW, NOW.plusSeconds(300));
        try (var card = TestCards.typed(CARD, expiry, code)) {
            card.clear(Part.FIRST_NAME);
            card.clear(Part.LAST_NAME);
            return gateway.find(KeyedCards.class).orElseThrow().charge(order, card, List.of(), Map.of());
        }
    }

    private static Standing standing(GneteGateway gateway) {
        var answered = assertInstanceOf(
                Outcome.Answered.class,
                gateway.query(new PaymentRef(NUMBER, null, "UP_EXPRESS", AMOUNT, GatewayDetails.NONE)));
        return ((PaymentAnswer) answered.value()).standing();
    }

    @ParameterizedTest
    @CsvSource({"pkcs1, 1231, 123, PAID", "oaep, 1231, 123, PAID", "pkcs1, 1231, 000, DECLINED"})
    void aSealedCardIsOpenedJudgedAndKeptNowhere(String padding, String expiry, String code, Standing end)
            throws IOException {
        var gateway = gateway(server.cardKey(), padding);
        var outcome = charge(gateway, expiry, code);
        assertInstanceOf(Outcome.Answered.class, outcome, outcome.word());
        assertEquals(end, standing(gateway));
        assertFalse(kept.toString().contains(CARD));
        var book = Files.readString(folder.resolve("book"));
        assertFalse(book.contains(CARD) || book.contains("customerInfo"), book);
    }

    /** What was sealed for somebody else nobody opens, and nothing is made of it. */
    @Test
    void anotherKeysCardIsNoOrder() {
        server.cardKey();
        try (var other = new GneteServer(
                        CLOCK, threads, scheduler, MERCHANT, folder.resolve("other"), GneteOptions.standard())
                .start()) {
            var outcome = charge(gateway(other.cardKey(), "pkcs1"), "1231", "123");
            assertFalse(outcome instanceof Outcome.Answered, String.valueOf(outcome));
            assertTrue(server.book().find(NUMBER.text()).isEmpty());
        }
    }

    @Test
    void aMerchantWhoseWayIsNotOpenIsRefused() {
        try (var other = new GneteServer(
                        CLOCK, threads, scheduler, MERCHANT, folder.resolve("other"), GneteOptions.standard())
                .start()) {
            assertFalse(charge(gateway(other.cardKey(), "pkcs1"), "1231", "123") instanceof Outcome.Answered);
            assertTrue(server.book().find(NUMBER.text()).isEmpty());
        }
    }
}
