package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import till.domain.Secret;
import till.gateway.Notifications;
import till.gateway.Notifications.Posted;
import till.gateway.Notifications.Receipt;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.qlink.QlinkSigner.Mode;

class QlinkNoticesTest {
    private static final String SAMPLE = """
            { "tradeUuid": "uuid1", "billCode": "billCode1", "orderCode": "O20250804001",
              "paymentRequestId": "O20250804001", "status": "WAIT", "payTime": "", "errorCode": "" }""";

    private final Notifications notices = notices();

    private static Notifications notices() {
        return QlinkGateway.of(QlinkWorld.profile("http://127.0.0.1", Map.of()), _ -> {}, () -> QlinkWorld.NOW)
                .find(Notifications.class)
                .orElseThrow();
    }

    @Test
    void theDocumentsSampleIsAHintWithoutASignature() {
        assertEquals(
                new Notifications.Hint(false, "uuid1", null, Standing.WAITING, null, "WAIT"),
                notices.read(posted(Map.of(), SAMPLE)));
    }

    @Test
    void aSignatureLikeOurOwnVerifiesOverTheBodyAsItCame() {
        var paid = SAMPLE.replace("\"WAIT\"", "\"PAY_SUCCESS\"");
        var headers = Map.of("appkey", "appKeyTEST", "sign", sign(paid));
        var hint = notices.read(posted(headers, paid));
        assertTrue(hint.verified());
        assertEquals(Standing.PAID, hint.standing());
        assertFalse(notices.read(posted(headers, paid + " ")).verified());
        assertFalse(notices.read(posted(headers, SAMPLE)).verified());
        assertFalse(notices.read(posted(Map.of("appkey", "x", "sign", sign(paid)), paid))
                .verified());
        assertFalse(notices.read(posted(Map.of("appkey", "appKeyTEST"), paid)).verified());
    }

    @Test
    void wordsNobodyKnowsAndErrorsAreShownAndClaimNothing() {
        var hint = notices.read(posted(Map.of(), "{\"tradeUuid\":\"u\",\"status\":\"ODD\",\"errorCode\":\"E1\"}"));
        assertNull(hint.standing());
        assertEquals("ODD errorCode E1", hint.word());
        for (var body : new String[] {"", "[]", "{", "null", "{\"a\":1,\"a\":1}"}) {
            assertNull(notices.read(posted(Map.of("appkey", "appKeyTEST", "sign", sign(body)), body))
                    .orderNo());
        }
    }

    @Test
    void anAmountIsReadWhereThereIsOne() {
        var hint = notices.read(
                posted(Map.of(), "{\"tradeUuid\":\"u\",\"status\":\"PAID\",\"amount\":1.1,\"currency\":\"IDR\"}"));
        assertEquals("IDR 1.10", String.valueOf(hint.amount()));
    }

    @Test
    void theReceiptIsJson() {
        assertEquals(new Receipt("application/json", "{\"success\":true}"), notices.receipt());
    }

    private static Posted posted(Map<String, String> headers, String body) {
        return new Posted(headers, Map.of(), body);
    }

    private static String sign(String body) {
        return new QlinkSigner("appKeyTEST", new Secret("appSecretTEST"), Mode.A).sign(body);
    }
}
