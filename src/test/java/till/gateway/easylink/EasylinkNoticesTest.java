package till.gateway.easylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.easylink.EasylinkForTests.KEY;
import static till.gateway.easylink.EasylinkForTests.profile;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Secret;
import till.gateway.Notifications;
import till.gateway.Notifications.Hint;
import till.gateway.Notifications.Posted;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.http.StrictJson;

class EasylinkNoticesTest {
    private static final EasylinkSigner SIGNER = new EasylinkSigner(EasylinkSigner.NONE, new Secret(KEY));
    private static final String PAID = """
            {"event": "payment.success", "orderNo": "KC20240325120000ABC123", "payOrderId": "P202403251200001234567",
            "amount": 100.00, "status": "success", "payType": "UP_OP", "paidAt": "2024-03-25T12:05:30+08:00",
            "channelOrderNo": "202403251200001234567890", "sign": "%s"}""";

    @ParameterizedTest
    @ValueSource(strings = {"none", "jeepay-md5", "hmac-sha256"})
    void theDocumentsSampleIsAnUnverifiedHint(String signature) {
        assertEquals(
                new Hint(
                        false,
                        "KC20240325120000ABC123",
                        null,
                        Standing.PAID,
                        Money.parse("HKD 100.00"),
                        "payment.success status success"),
                read(signature, json(PAID.formatted("a1b2c3d4e5f6"))));
    }

    @Test
    void aNoticeOfARefundClaimsNoPayment() {
        var body = """
                {"event": "refund.success", "refundNo": "T1R1", "orderNo": "T1P1", "refundAmount": 50.5,
                "status": "success", "refundedAt": "2024-03-25T12:05:30+08:00"}""";
        assertEquals(
                new Hint(false, "T1P1", "T1R1", null, Money.parse("HKD 50.50"), "refund.success status success"),
                read("none", json(body)));
    }

    @Test
    void theFormOfThePlatformBelowHasCentsAndItsOwnNames() {
        var fields = Map.of(
                "mchOrderNo",
                "T1P1",
                "state",
                "2",
                "amount",
                "10000",
                "currency",
                "HKD",
                "payOrderId",
                "P1",
                "sign",
                "A1");
        assertEquals(
                new Hint(false, "T1P1", null, Standing.PAID, Money.parse("HKD 100.00"), "state 2"),
                read("jeepay-md5", Posted.form(fields)));
        var refunded = Map.of("mchRefundNo", "T1R1", "mchOrderNo", "T1P1", "state", "2", "refundAmount", "5050");
        assertEquals(
                new Hint(false, "T1P1", "T1R1", null, Money.parse("HKD 50.50"), "state 2"),
                read("none", Posted.form(refunded)));
    }

    @Test
    void aChosenMd5IsOverTheValuesAsTheyWereSent() {
        var sign = SIGNER.jeepayMd5(
                EasylinkClient.scalars(StrictJson.object(PAID.formatted("")).orElseThrow()));
        var genuine = PAID.formatted(sign);
        assertTrue(read("jeepay-md5", json(genuine)).verified());
        assertFalse(read("none", json(genuine)).verified());
        assertFalse(read("hmac-sha256", json(genuine)).verified());
        assertFalse(read("jeepay-md5", json(genuine.replace("100.00", "100.0"))).verified());
        assertFalse(read("jeepay-md5", json(genuine.replace("\"success\"", "\"failed\"")))
                .verified());
    }

    @Test
    void theMd5IsThePlatformsOwn() {
        var fields = new LinkedHashMap<>(Map.of(
                "platId", "1000",
                "mchOrderNo", "P0123456789101",
                "amount", "10000",
                "clientIp", "192.168.0.111",
                "returnUrl", "https://www.baidu.com",
                "notifyUrl", "https://www.baidu.com",
                "reqTime", "20190723141000",
                "version", "1.0"));
        var signer = new EasylinkSigner(EasylinkSigner.JEEPAY_MD5, new Secret("EWEFD123RGSRETYDFNGFGFGSHDFGH"));
        assertEquals("84e1ca56f984502bbac06ea6707157f5", signer.jeepayMd5(fields));
    }

    @Test
    void aChosenHmacIsOverTheBodyToTheByteInWhateverHeader() {
        var body = PAID.formatted("");
        var hmac = SIGNER.hmac(body);
        for (var value : new String[] {hmac, "sha256=" + hmac, "SHA256=" + hmac.toUpperCase(Locale.ROOT)}) {
            var posted = new Posted(Map.of("x-signature", value, "host", "till"), Map.of(), body);
            assertTrue(read("hmac-sha256", posted).verified());
            assertFalse(read("none", posted).verified());
            assertFalse(read("jeepay-md5", posted).verified());
        }
        assertFalse(read("hmac-sha256", new Posted(Map.of("x-signature", hmac), Map.of(), body + " "))
                .verified());
        assertFalse(read("hmac-sha256", new Posted(Map.of("x-signature", ""), Map.of(), body))
                .verified());
    }

    @Test
    void theHmacIsTheStandardOne() {
        var signer = new EasylinkSigner(EasylinkSigner.HMAC_SHA256, new Secret("key"));
        assertEquals(
                "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
                signer.hmac("The quick brown fox jumps over the lazy dog"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "<xml>", "{\"a\":{}}", "{\"orderNo\":[\"x\"],\"status\":{}}"})
    void whatCannotBeReadIsAHintOfNothing(String body) {
        for (var signature : new String[] {"none", "jeepay-md5", "hmac-sha256"}) {
            var hint = read(signature, json(body));
            assertNull(hint.orderNo());
            assertNull(hint.standing());
            assertFalse(hint.verified());
        }
    }

    @Test
    void receiptIsTheWordAlone() {
        assertEquals(Notifications.Receipt.SUCCESS, notices("none").receipt());
        assertEquals("success", notices("none").receipt().body());
    }

    private static Posted json(String body) {
        return new Posted(Map.of("content-type", "application/json"), Map.of(), body);
    }

    private static Hint read(String signature, Posted posted) {
        return notices(signature).read(posted);
    }

    private static Notifications notices(String signature) {
        var profile = profile("https://x.example", Map.of("signature", signature), Map.of());
        return EasylinkGateway.of(profile, _ -> {}, InstantSource.system())
                .find(Notifications.class)
                .orElseThrow();
    }
}
