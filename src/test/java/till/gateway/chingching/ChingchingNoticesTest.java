package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Secret;
import till.gateway.Notifications;
import till.gateway.Notifications.Hint;
import till.gateway.Notifications.Posted;
import till.gateway.Notifications.Receipt;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.chingching.ChingchingSigner.Signed;
import till.gateway.chingching.ChingchingSigner.Writing;

class ChingchingNoticesTest {
    private static final Secret KEY = new Secret("test_api_key");
    private static final Secret SECRET = new Secret("test_api_secret");
    private static final String TIME = "1795233600";
    private static final String PAID = "{\"merchant_id\":\"M001\",\"merchant_reference\":\"T1P1\",\"amount\":8850,"
            + "\"currency\":\"HKD\",\"status\":\"success\",\"transaction_type\":\"sale\"}";
    private static final Hint HINT =
            new Hint(true, "T1P1", null, Standing.PAID, Money.parse("HKD 88.50"), "status success");

    private static Hint read(Signed signed, String body, Map<String, String> headers) {
        var profile = new GatewayProfile(
                "chingching",
                "chingching",
                "http://127.0.0.1:1",
                Map.of("merchantId", "M001", "signedText", signed.choice()),
                Map.of("apiKey", KEY, "apiSecret", SECRET),
                false);
        return ChingchingGateway.of(profile, _ -> {}, InstantSource.system())
                .find(Notifications.class)
                .orElseThrow()
                .read(new Posted(headers, Map.of(), body));
    }

    private static Map<String, String> headers(Signed signed, String body) {
        var signature = new ChingchingSigner(KEY, SECRET, Writing.SMALL_HEX, signed).sign(body, TIME);
        return Map.of("x-signature", signature, "x-timestamp", TIME);
    }

    private static Hint signed(String body) {
        return read(Signed.BODY, body, headers(Signed.BODY, body));
    }

    @ParameterizedTest
    @EnumSource(Signed.class)
    void aSignedOneIsVerifiedTheWayTheProfileSays(Signed signed) {
        assertEquals(HINT, read(signed, PAID, headers(signed, PAID)));
        assertFalse(read(signed, PAID.replace("8850", "8851"), headers(signed, PAID))
                .verified());
        assertFalse(read(signed, PAID, Map.of()).verified());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":%s}",
                "{\"code\":0,\"data\":%s,\"message\":\"\"}",
                "{\"event\":\"x\",\"data\":{\"transaction\":%s}}"
            })
    void oneUnderDataIsRead(String wrap) {
        assertEquals(HINT, signed(wrap.formatted(PAID)));
    }

    @Test
    void anotherMerchantsIsNeverVerified() {
        assertFalse(signed(PAID.replace("M001", "M002")).verified());
    }

    @Test
    void oneOfARefundNamesTheRefundAndClaimsNoPayment() {
        var refund = "{\"merchant_reference\":\"T1R1\",\"original_merchant_reference\":\"T1P1\",\"amount\":300,"
                + "\"currency\":\"HKD\",\"status\":\"success\"}";
        assertEquals(new Hint(true, "T1P1", "T1R1", null, Money.parse("HKD 3.00"), "status success"), signed(refund));
        var typed = signed("{\"merchant_reference\":\"T1R1\",\"transaction_type\":\"Refund\",\"result\":\"success\"}");
        assertEquals(new Hint(true, null, "T1R1", null, null, "result success"), typed);
    }

    @Test
    void aResultAloneDoesNotClaimPaid() {
        assertEquals(null, signed(PAID.replace("status", "result")).standing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"data\":5}"})
    void whatCannotBeReadIsAnUnverifiedHintOfNothing(String body) {
        var hint = read(Signed.BODY, body, Map.of());
        assertEquals(new Hint(false, null, null, null, null, "result"), hint);
    }

    @Test
    void aFormIsReadButNeverVerified() {
        var profile = new GatewayProfile(
                "c",
                "chingching",
                "http://127.0.0.1:1",
                Map.of("merchantId", "M001"),
                Map.of("apiKey", KEY, "apiSecret", SECRET),
                false);
        var notices = ChingchingGateway.of(profile, _ -> {}, InstantSource.system())
                .find(Notifications.class)
                .orElseThrow();
        var body = "merchant_reference=T1P1&status=success";
        var fields = Map.of("merchant_reference", "T1P1", "status", "success");
        var hint = notices.read(new Posted(headers(Signed.BODY, body), fields, body));
        assertEquals("T1P1", hint.orderNo());
        assertFalse(hint.verified());
        assertEquals(Receipt.SUCCESS, notices.receipt());
        assertTrue(notices.receipt().body().equals("success"));
    }
}
