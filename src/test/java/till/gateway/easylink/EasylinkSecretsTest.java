package till.gateway.easylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.easylink.EasylinkForTests.AMOUNT;
import static till.gateway.easylink.EasylinkForTests.NUMBER;
import static till.gateway.easylink.EasylinkForTests.PAYMENT;
import static till.gateway.easylink.EasylinkForTests.REFUND;
import static till.gateway.easylink.EasylinkForTests.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Secret;
import till.gateway.Notifications;
import till.gateway.http.StrictJson;

/** A gateway that repeats our key must not get it into anything that is kept, shown or printed. */
class EasylinkSecretsTest {
    private static final String KEY = "CANARY-with-\"quote\"-and-\\slash-" + "k".repeat(90) + "-END";

    @RegisterExtension
    private final EasylinkForTests easylink = new EasylinkForTests();

    @ParameterizedTest
    @ValueSource(strings = {"create", "query", "refund", "probe"})
    void noOperationKeepsAKeyTheGatewayRepeats(String operation) {
        var gateway = gateway();
        var bodies = List.of(
                error(Map.of("success", false, "error", "key is " + KEY)),
                error(Map.of("success", false, "error", "x".repeat(170) + KEY)),
                error(Map.of("success", false, "code", KEY, "error", KEY.toLowerCase(Locale.ROOT))),
                error(Map.of("success", false, "code", 4001, "error", Map.of("message", KEY))),
                error(Map.of("success", true, "code", 5001, "msg", KEY)),
                KEY,
                success(Map.of()),
                success(Map.of("orderNo", KEY)),
                success(Map.of("status", KEY)),
                success(Map.of("refundNo", KEY)));
        var kept = new StringBuilder();
        for (var body : bodies) {
            easylink.answer(body.contains("true") ? 200 : 400, body);
            kept.append(ask(gateway, operation)).append('\n');
        }
        easylink.server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        kept.append(ask(gateway, operation)).append(easylink.exchanges);
        assertEquals(bodies.size() + 1, easylink.exchanges.size());
        assertClean(kept.toString());
    }

    @Test
    void aNotificationThatHoldsTheKeyIsMasked() {
        var notices = gateway().find(Notifications.class).orElseThrow();
        var fields = Map.of("orderNo", KEY, "refundNo", KEY, "status", KEY, "event", KEY);
        assertClean(notices.read(Notifications.Posted.form(fields)).toString());
        assertClean(notices.read(new Notifications.Posted(Map.of(), Map.of(), StrictJson.write(fields)))
                .toString());
        var below = Map.of("mchOrderNo", KEY, "mchRefundNo", KEY, "state", KEY);
        assertClean(notices.read(Notifications.Posted.form(below)).toString());
    }

    @Test
    void neitherTheLinkNorTheTextsOfAnOrderAreLogged() {
        easylink.data("status", "pending", "payUrl", "https://cashier.example/token", "payerPhone", "91234567");
        easylink.gateway().create(order("Tea for Mrs Wong"), Map.of());
        var logged = easylink.exchanges.toString();
        for (var part : List.of("cashier.example", "Mrs Wong", "91234567", EasylinkForTests.KEY, "Bearer")) {
            assertFalse(logged.contains(part), part);
        }
        assertTrue(logged.contains(NUMBER.text()));
    }

    private EasylinkGateway gateway() {
        return easylink.gateway(new GatewayProfile(
                "easylink",
                "easylink",
                easylink.address(),
                Map.of("merchantCode", "KC"),
                Map.of("apiKey", new Secret(KEY)),
                false));
    }

    private static Object ask(EasylinkGateway gateway, String operation) {
        return switch (operation) {
            case "create" -> gateway.create(order("tea"), Map.of());
            case "query" -> gateway.query(PAYMENT);
            case "refund" -> gateway.refund(PAYMENT, REFUND, AMOUNT, "returned");
            default -> gateway.probe();
        };
    }

    /** An answer that would be believed, with the key in every field that may hold a text. */
    private static String success(Map<String, String> more) {
        var data = new LinkedHashMap<String, Object>();
        for (var name : List.of("payOrderId", "payUrl", "channelOrderNo", "payType", "paidAt", "createdAt")) {
            data.put(name, KEY);
        }
        data.putAll(Map.of("orderNo", NUMBER.text(), "refundNo", REFUND.text()));
        data.putAll(Map.of("amount", AMOUNT.getAmount(), "refundAmount", AMOUNT.getAmount(), "status", "pending"));
        data.putAll(more);
        return StrictJson.write(Map.of("success", true, "data", data));
    }

    private static String error(Map<String, Object> fields) {
        return StrictJson.write(fields);
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
