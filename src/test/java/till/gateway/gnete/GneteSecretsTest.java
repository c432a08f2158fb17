package till.gateway.gnete;

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
import org.joda.money.CurrencyUnit;
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
import till.gateway.PaymentRef;
import till.gateway.PromptSockets;
import till.gateway.RefundQueries;
import till.gateway.http.KeptWords;
import till.gateway.http.StrictJson;

/** A gateway that repeats our key must not get it into anything that is kept, shown or printed. */
class GneteSecretsTest {
    private static final String KEY = "CANARY-with-\"quote\"-and-\\slash-" + "k".repeat(90) + "-END";
    private static final GneteSigner SIGNER = new GneteSigner(new Secret(KEY));
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Money AMOUNT = Money.ofMinor(CurrencyUnit.of("HKD"), 8850);
    private static final OrderNo NUMBER = new OrderNo("T1P1");
    private static final RefundNo REFUND = new RefundNo("T1R1");
    private static final PaymentRef PAYMENT = new PaymentRef(NUMBER, null, "WX_QR", AMOUNT);

    private final MockWebServer server = new MockWebServer();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private GneteGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        var profile = new GatewayProfile(
                "gnete",
                "gnete",
                "http://127.0.0.1:" + server.getPort(),
                Map.of("mchNo", "M1", "appId", "A1"),
                Map.of("appSecret", new Secret(KEY)),
                false);
        gateway = GneteGateway.of(profile, exchanges::add, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "query", "close", "refund", "refund query", "probe"})
    void noOperationKeepsAKeyTheGatewayRepeats(String operation) {
        var bodies = List.of(
                error(9999, "key is " + KEY),
                error(9999, "x".repeat(170) + KEY),
                error(11, "参数有误[" + KEY + "]"),
                error(10, KEY.toLowerCase(Locale.ROOT)),
                KEY,
                StrictJson.write(Map.of("code", KEY, "msg", KEY)),
                signed(operation),
                signed(operation).replace("\"code\":0", "\"code\":0,\"msg\":" + StrictJson.write(KEY)));
        var kept = new StringBuilder();
        for (var body : bodies) {
            server.enqueue(new MockResponse.Builder().body(body).build());
            kept.append(ask(operation)).append('\n');
        }
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        kept.append(ask(operation)).append(gateway).append(exchanges);
        assertEquals(bodies.size() + 1, exchanges.size());
        assertClean(kept.toString());
    }

    @Test
    void aNotificationThatHoldsTheKeyIsMasked() {
        var hint = gateway.find(Notifications.class)
                .orElseThrow()
                .read(Notifications.Posted.form(Map.of("mchOrderNo", KEY, "mchRefundNo", KEY, "state", KEY)));
        assertClean(hint.toString());
    }

    @Test
    void onlyTheSecretIsMasked() {
        var words = new KeptWords(List.of(new Secret("canary-1"), new Secret("k")));
        assertEquals("ok: *** and k", words.of("ok: CANARY-1 and k"));
        assertEquals("ok", new KeptWords(List.of()).of("ok"));
    }

    private Object ask(String operation) {
        return switch (operation) {
            case "create" ->
                gateway.create(
                        new PaymentOrder(
                                NUMBER, "t1-1", "s", "t1", "gnete", "WX_QR", AMOUNT, "tea", NOW, NOW.plusSeconds(300)),
                        Map.of());
            case "query" -> gateway.query(PAYMENT);
            case "close" -> gateway.close(PAYMENT);
            case "refund" -> gateway.refund(PAYMENT, REFUND, AMOUNT, "returned");
            case "refund query" -> gateway.queryRefund(PAYMENT, new RefundQueries.RefundRef(REFUND, null, AMOUNT));
            default -> gateway.probe();
        };
    }

    /** A signed answer that would be believed, with the key in every field that may hold a text. */
    private static String signed(String operation) {
        var data = new LinkedHashMap<String, Object>();
        for (var name : List.of("payOrderId", "payData", "channelOrderNo", "refundOrderId", "errMsg", "ifCode")) {
            data.put(name, KEY);
        }
        data.putAll(Map.of("mchNo", "M1", "appId", "A1", "mchOrderNo", NUMBER.text(), "mchRefundNo", REFUND.text()));
        data.putAll(Map.of("amount", 8850, "refundAmount", 8850, "currency", "HKD", "payDataType", "codeUrl"));
        data.putAll(Map.of("state", 2, "orderState", operation.equals("create") ? 1 : 2, "errCode", KEY));
        return StrictJson.write(Map.of("code", 0, "data", data, "sign", SIGNER.sign(data)));
    }

    private static String error(long code, String message) {
        return StrictJson.write(Map.of("code", code, "msg", message));
    }

    /** Not the key, nor either end of it in any case. */
    private static void assertClean(String kept) {
        var small = kept.toLowerCase(Locale.ROOT);
        assertTrue(small.contains("***"), kept);
        for (var part : List.of("canary", "slash-", "kkkk", "-end")) {
            assertFalse(small.contains(part), () -> part + " in " + kept);
        }
    }
}
