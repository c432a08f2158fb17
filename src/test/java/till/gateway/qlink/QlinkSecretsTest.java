package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.qlink.QlinkWorld.AMOUNT;
import static till.gateway.qlink.QlinkWorld.NUMBER;
import static till.gateway.qlink.QlinkWorld.PAYMENT;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Secret;
import till.gateway.Notifications;
import till.gateway.http.StrictJson;

/** A gateway that repeats our secret must not get it into anything that is kept, shown or printed. */
class QlinkSecretsTest {
    private static final String KEY = "CANARY-with-\"quote\"-and-\\slash-" + "k".repeat(90) + "-END";
    private static final String CARD = "4111111111111111";

    private QlinkWorld world;
    private QlinkGateway gateway;

    @BeforeEach
    void start() throws IOException {
        world = new QlinkWorld();
        var plain = QlinkWorld.profile("http://127.0.0.1:" + world.server.getPort(), Map.of());
        var profile = new GatewayProfile(
                "qlink", "qlink", plain.baseUrl(), plain.fields(), Map.of("appSecret", new Secret(KEY)), false);
        gateway = QlinkGateway.of(profile, world.exchanges::add, InstantSource.fixed(QlinkWorld.NOW));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "query", "close", "methods", "probe"})
    void noOperationKeepsASecretTheGatewayRepeats(String operation) {
        var bodies = List.of(
                StrictJson.write(Map.of("success", false, "errorCode", KEY, "message", KEY)),
                StrictJson.write(Map.of("success", KEY, "message", "x".repeat(170) + KEY)),
                StrictJson.write(Map.of("success", false, "message", KEY.toLowerCase(Locale.ROOT))),
                KEY,
                believed(operation, true),
                believed(operation, false));
        var kept = new StringBuilder();
        for (var body : bodies) {
            world.answer(body);
            kept.append(ask(operation)).append('\n');
        }
        world.server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        kept.append(ask(operation)).append(world.exchanges);
        assertEquals(bodies.size() + 1, world.exchanges.size());
        assertClean(kept.toString());
    }

    @Test
    void aNotificationThatHoldsTheSecretIsMasked() {
        var body = StrictJson.write(Map.of("tradeUuid", KEY, "status", KEY, "errorCode", KEY));
        assertClean(gateway.find(Notifications.class)
                .orElseThrow()
                .read(new Notifications.Posted(Map.of("sign", KEY), Map.of(), body))
                .toString());
    }

    @Test
    void neitherCodeNorSignatureNorCardNumberIsLogged() {
        world.answer(Map.of("billCode", "B1", "actionValue", "https://pay.example/secret-code", "errorCode", ""));
        gateway.create(QlinkWorld.order(AMOUNT), Map.of("metadata", "{\"member\":\"private\"}"));
        world.answer(Map.of("success", false, "message", "card " + CARD, "errorCode", CARD));
        var unknown = gateway.query(PAYMENT).toString();
        var log = world.exchanges.toString();
        assertTrue(log.contains(NUMBER.text()) && log.contains("88.50"), log);
        for (var hidden : List.of("secret-code", "private", "sign", "appKeyTEST", CARD)) {
            assertFalse(log.contains(hidden), hidden);
        }
        assertFalse(unknown.contains(CARD));
    }

    private Object ask(String operation) {
        return switch (operation) {
            case "create" -> gateway.create(QlinkWorld.order(AMOUNT), Map.of());
            case "query" -> gateway.query(PAYMENT);
            case "close" -> gateway.close(PAYMENT);
            case "methods" -> gateway.listMethods();
            default -> gateway.probe();
        };
    }

    /** An answer that would be believed, with the secret in every field that may hold a text. */
    private static String believed(String operation, boolean quietly) {
        var row = new LinkedHashMap<String, Object>();
        for (var name : List.of("billCode", "paymentRequestId", "actionValue", "orderCode", "payTime", "message")) {
            row.put(name, KEY);
        }
        row.putAll(Map.of("tradeUuid", NUMBER.text(), "amount", AMOUNT.getAmount(), "currency", "HKD"));
        row.put("status", operation.equals("close") ? "WAIT" : "PAY_WAIT");
        row.put("errorCode", quietly ? "" : KEY);
        return switch (operation) {
            case "create", "close" -> StrictJson.write(row);
            case "query" -> StrictJson.write(List.of(row));
            default ->
                StrictJson.write(List.of(
                        Map.of("type", "PAY_TYPE", "code", "ONLINE", "name", KEY, "serviceProvider", KEY),
                        Map.of("type", "PAY_CHANNEL", "code", "QRIS", "name", KEY, "serviceProvider", KEY)));
        };
    }

    /** Not the secret, nor either end of it in any case. */
    private static void assertClean(String kept) {
        var small = kept.toLowerCase(Locale.ROOT);
        assertTrue(small.contains("***"), kept);
        for (var part : List.of("canary", "slash-", "kkkk", "-end")) {
            assertFalse(small.contains(part), () -> part + " in " + kept);
        }
    }
}
