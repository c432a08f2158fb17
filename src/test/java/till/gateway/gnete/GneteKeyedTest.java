package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.CardBuffer.Part;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentMethod;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.Secret;
import till.domain.TestCards;
import till.gateway.ExchangeLog.Exchange;
import till.gateway.KeyedCards;
import till.gateway.Outcome;
import till.gateway.QrPayments;
import till.gateway.http.StrictJson;

/** UP_EXPRESS: what the gateway can open with its own key, and nobody else. */
class GneteKeyedTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final String CARD = "6200000000000005";
    private static final KeyPair KEYS = keys(2048);

    private final List<String> bodies = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private HttpServer server;
    private String answer = "{\"code\":9999,\"msg\":\"no " + CARD + "\"}";

    private static KeyPair keys(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private GneteGateway gateway(Map<String, String> more) {
        return GneteGateway.of(profile(more), exchanges::add, () -> NOW);
    }

    private GatewayProfile profile(Map<String, String> more) {
        var fields = new HashMap<>(Map.of("mchNo", "M1", "appId", "A1"));
        fields.putAll(more);
        return new GatewayProfile(
                "gnete",
                "gnete",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                fields,
                Map.of("appSecret", new Secret("s".repeat(128))),
                false);
    }

    private static String base64(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static PaymentOrder order() {
        return new PaymentOrder(
                new OrderNo("T1P0MB0000000000001"),
                "t1-1",
                "s",
                "t1",
                "gnete",
                "UP_EXPRESS",
                Money.ofMinor(CurrencyUnit.of("HKD"), 8850),
                "Tea",
                NOW,
                NOW.plusSeconds(300));
    }

    private static Outcome<QrPayments.Created> charge(GneteGateway gateway) {
        try (var card = TestCards.typed(CARD)) {
            card.clear(Part.FIRST_NAME);
            card.clear(Part.LAST_NAME);
            return gateway.find(KeyedCards.class).orElseThrow().charge(order(), card, List.of(), Map.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"pkcs1, RSA/ECB/PKCS1Padding", "oaep, RSA/ECB/OAEPWithSHA-256AndMGF1Padding"})
    void theGatewayAloneCanReadTheCard(String padding, String scheme) throws GeneralSecurityException {
        var outcome = charge(gateway(Map.of("cardKey", base64(KEYS), "cardPadding", padding)));
        assertInstanceOf(Outcome.Unknown.class, outcome);
        assertFalse(outcome.word().contains(CARD), outcome.word());
        assertEquals(1, bodies.size());
        var sent = StrictJson.object(bodies.getFirst()).orElseThrow();
        assertEquals("UP_EXPRESS", sent.path("wayCode").asString());
        var sealedCard = StrictJson.object(sent.path("channelExtra").asString())
                .orElseThrow()
                .path("customerInfo")
                .asString();
        var cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.DECRYPT_MODE, KEYS.getPrivate());
        assertEquals(
                "{\"accNo\":\"6200000000000005\",\"expired\":\"3112\",\"cvn2\":\"123\"}",
                new String(cipher.doFinal(Base64.getDecoder().decode(sealedCard)), StandardCharsets.UTF_8));
        assertFalse(exchanges.toString().contains(CARD));
        assertFalse(exchanges.toString().contains("customerInfo"));
    }

    @Test
    void withoutAKeyThereIsNoSuchWay() {
        var bare = gateway(Map.of());
        assertTrue(bare.find(KeyedCards.class).isEmpty());
        assertTrue(bare.methods().stream().noneMatch(PaymentMethod::isKeyed));
        var pem = "-----BEGIN PUBLIC KEY-----\n" + base64(KEYS) + "\n-----END PUBLIC KEY-----";
        assertEquals(List.of(), GneteGateway.problems(profile(Map.of("cardKey", pem))));
        assertTrue(gateway(Map.of("cardKey", pem)).find(KeyedCards.class).isPresent());
        for (var wrong : List.of(base64(keys(1024)), "A".repeat(300))) {
            assertEquals(
                    List.of(Problem.of("gateway.gnete.cardKey")),
                    GneteGateway.problems(profile(Map.of("cardKey", wrong))));
        }
    }
}
