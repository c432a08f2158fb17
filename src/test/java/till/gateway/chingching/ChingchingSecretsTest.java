package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.Secret;
import till.gateway.ExchangeLog.Exchange;
import till.gateway.Notifications;
import till.gateway.Notifications.Posted;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.PromptSockets;
import till.gateway.RefundQueries.RefundRef;
import till.gateway.Settlements;
import till.gateway.http.StrictJson;

/** A gateway that repeats our keys must not get them into anything that is kept, shown or printed. */
class ChingchingSecretsTest {
    private static final String KEY = "CANARY-with-\"quote\"-and-\\slash-" + "k".repeat(90) + "-END";
    private static final String SECRET = "SECOND-of-the-two-" + "s".repeat(40) + "-LAST";
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Money AMOUNT = Money.parse("HKD 88.50");
    private static final OrderNo NUMBER = new OrderNo("T1P1");
    private static final RefundNo REFUND = new RefundNo("T1R1");
    private static final PaymentRef PAYMENT = new PaymentRef(NUMBER, null, "LINK", AMOUNT);

    private final MockWebServer server = new MockWebServer();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private ChingchingGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        var profile = new GatewayProfile(
                "chingching",
                "chingching",
                "http://127.0.0.1:" + server.getPort(),
                Map.of("merchantId", "M001", "channelId", "7", "methods", "WECHAT_QR"),
                Map.of("apiKey", new Secret(KEY), "apiSecret", new Secret(SECRET)),
                false);
        gateway = ChingchingGateway.of(profile, exchanges::add, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link",
                "checkout",
                "query",
                "detail",
                "refund",
                "refund query",
                "probe",
                "settlements",
                "settlement"
            })
    void noOperationKeepsAKeyTheGatewayRepeats(String operation) {
        for (var secret : List.of(KEY, SECRET)) {
            var bodies = List.of(
                    error(9, "key is " + secret),
                    error(9, "x".repeat(170) + secret),
                    error(7, secret.toLowerCase(Locale.ROOT)),
                    secret,
                    StrictJson.write(Map.of("code", secret, "message", secret)),
                    success(secret),
                    StrictJson.write(Map.of("code", 0, "data", List.of(Map.of("id", "S1", "note", secret)))),
                    StrictJson.write(Map.of("code", 0, "data", secret)));
            var kept = new StringBuilder();
            for (var body : bodies) {
                enqueue(operation, body, secret);
                kept.append(ask(operation)).append('\n');
            }
            server.enqueue(new MockResponse.Builder()
                    .code(401)
                    .body(error(401, secret))
                    .build());
            kept.append(ask(operation));
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build());
            kept.append(ask(operation)).append(exchanges);
            assertTrue(exchanges.size() >= bodies.size() + 2);
            assertClean(kept.toString());
            exchanges.clear();
        }
    }

    /** A second call of the same operation meets the same body. */
    private void enqueue(String operation, String body, String secret) {
        if (operation.equals("detail")) {
            server.enqueue(new MockResponse.Builder().body(error(5, secret)).build());
        }
        server.enqueue(new MockResponse.Builder().body(body).build());
        var paged = operation.equals("settlements") && body.contains("\"data\":[");
        if (paged) {
            server.enqueue(new MockResponse.Builder().body(body).build());
        }
    }

    @Test
    void aNotificationThatHoldsAKeyIsMasked() {
        var body = StrictJson.write(
                Map.of("merchant_reference", KEY, "original_merchant_reference", SECRET, "status", KEY));
        var hint = gateway.find(Notifications.class).orElseThrow().read(new Posted(Map.of(), Map.of(), body));
        assertClean(hint.toString());
    }

    @Test
    void theKeyIsInOneHeaderAndTheSecretInNone() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("").build());
        gateway.query(PAYMENT);
        var request = server.takeRequest();
        assertEquals(KEY, request.getHeaders().get("x-api-key"));
        var rest = request.getHeaders().newBuilder().removeAll("x-api-key").build() + " " + request.getTarget()
                + request.getBody();
        assertFalse(rest.contains("CANARY") || rest.contains("SECOND"), rest);
    }

    private Object ask(String operation) {
        return switch (operation) {
            case "link" -> gateway.create(order("LINK"), Map.of());
            case "checkout" -> gateway.create(order("WECHAT_QR"), Map.of());
            case "query" -> gateway.query(PAYMENT);
            case "detail" -> gateway.query(new PaymentRef(NUMBER, "PAY1", "WECHAT_QR", AMOUNT));
            case "refund" -> gateway.refund(PAYMENT, REFUND, AMOUNT, "returned");
            case "refund query" -> gateway.queryRefund(PAYMENT, new RefundRef(REFUND, null, AMOUNT));
            case "settlements" -> gateway.find(Settlements.class).orElseThrow().settlements();
            case "settlement" -> gateway.find(Settlements.class).orElseThrow().download("S1");
            default -> gateway.find(Probes.class).orElseThrow().probe();
        };
    }

    private static PaymentOrder order(String method) {
        return new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "chingching", method, AMOUNT, "tea", NOW, NOW.plusSeconds(300));
    }

    /** An answer that would be believed, with a secret in every field that may hold a text. */
    private static String success(String secret) {
        var data = new LinkedHashMap<String, Object>();
        for (var name : List.of("payment_id", "transaction_id", "payment_reference", "payment_method", "message")) {
            data.put(name, secret);
        }
        data.putAll(
                Map.of("merchant_reference", NUMBER.text(), "amount", 8850, "currency", "HKD", "status", "pending"));
        data.put("payment_link", "https://pay.example/" + SECRET);
        data.put("next_action", Map.of("qr_code", secret));
        return StrictJson.write(Map.of("code", 0, "data", data, "message", secret));
    }

    private static String error(int code, String message) {
        return StrictJson.write(Map.of("code", code, "message", message));
    }

    /** Not a key, nor either end of one in any case. */
    private static void assertClean(String kept) {
        var small = kept.toLowerCase(Locale.ROOT);
        assertTrue(small.contains("***"), kept);
        for (var part : List.of("canary", "slash-", "kkkk", "-end", "second", "ssss", "-last")) {
            assertFalse(small.contains(part), () -> part + " in " + kept);
        }
    }
}
