package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import till.domain.PayCode;
import till.domain.RefundNo;
import till.gateway.Closing;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments;

/** What the platform does and its document does not say, beyond what every gateway's contract holds. */
class GneteTrapsTest extends GneteCases {
    @Test
    void emptyDataIsSignedByTheKeyAlone() {
        answer("{\"code\":0,\"data\":{},\"msg\":\"SUCCESS\",\"sign\":\"55EB7DC82EF80AE6882BBC3210E27396\"}");
        assertInstanceOf(Outcome.Answered.class, gateway.close(PAYMENT));
        answer("{\"code\":0,\"data\":{},\"msg\":\"SUCCESS\",\"sign\":\"55EB7DC82EF80AE6882BBC3210E27397\"}");
        assertInstanceOf(Outcome.Unknown.class, gateway.close(PAYMENT));
    }

    @Test
    void theTimeOfARequestHasThirteenDigits() throws InterruptedException {
        answer("");
        gateway.query(PAYMENT);
        assertEquals(Long.toString(NOW.toEpochMilli()), sent().path("reqTime").asString());
        assertEquals(13, Long.toString(NOW.toEpochMilli()).length());
    }

    @Test
    void theFieldTheDocumentMisspellsIsNeverSigned() throws InterruptedException {
        answer("");
        gateway.refund(PAYMENT, new RefundNo("T1R0MB0000000000001"), AMOUNT, "faulty goods");
        var sent = sent();
        assertFalse(sent.has("extraParam"));
        assertEquals("faulty goods", sent.path("refundReason").asString());
    }

    @Test
    void afterASlowRefusalOfARefundNothingIsLookedUp() {
        gateway = gateway(Map.of("callSeconds", "40"), () -> NOW.plusSeconds(server.getRequestCount() == 0 ? 0 : 21));
        answer("{\"code\":9999,\"msg\":\"支付订单具有在途退款申请，请稍后再试\"}");
        answer("{\"code\":9999,\"msg\":\"订单不存在\"}");
        assertInstanceOf(
                Outcome.Unknown.class,
                gateway.refund(PAYMENT, new RefundNo("T1R0MB0000000000001"), AMOUNT, "faulty goods"));
        assertEquals(1, server.getRequestCount(), "two calls would outlast the longest one");
    }

    @Test
    void damageInAWalletsParametersIsLeftAsItCame() {
        var text = "it_b_pay=30m\u00acify_url=https%3A%2F%2Fx\u00a4cy=HKD\u00d7tamp=1";
        answer(created("payInfo", text));
        var created = (Outcome.Answered<QrPayments.Created>) gateway.create(order(), Map.of());
        assertEquals(new PayCode(PayCode.Kind.APP, text), created.value().code());
    }

    @Test
    void numbersSentAsTextAndAMissingChannelAreUnderstood() {
        answer(signed(Map.of(
                "mchNo",
                MCH,
                "appId",
                APP,
                "mchOrderNo",
                NUMBER.text(),
                "payOrderId",
                "P1",
                "amount",
                "8850",
                "currency",
                "HKD",
                "state",
                "2")));
        var answered = (Outcome.Answered<PaymentAnswer>) gateway.query(PAYMENT);
        assertEquals(Standing.PAID, answered.value().standing());
        assertEquals(AMOUNT, Objects.requireNonNull(answered.value().facts()).amount());
    }

    @Test
    void aNoticeOfARefundNamesTheRefundAndClaimsNoPayment() {
        var fields = new LinkedHashMap<>(Map.of(
                "refundOrderId",
                "R1",
                "mchRefundNo",
                "T1R0MB0000000000001",
                "payOrderId",
                "P1",
                "mchNo",
                MCH,
                "appId",
                APP,
                "refundAmount",
                "30",
                "payAmount",
                "100",
                "currency",
                "HKD",
                "state",
                "2",
                "reqTime",
                "1795225640698"));
        fields.put("sign", SIGNER.sign(fields));
        var hint = gateway.find(Notifications.class).orElseThrow().read(Notifications.Posted.form(fields));
        assertTrue(hint.verified());
        assertEquals("T1R0MB0000000000001", hint.refundNo());
        assertNull(hint.standing());
    }

    @Test
    void optionalFieldsOfTheProfileReachTheGateway() throws InterruptedException {
        var full = gateway(Map.of(
                "notifyUrl",
                "https://shop.example/n/token",
                "returnUrl",
                "https://shop.example/r",
                "clientIp",
                "203.0.113.7",
                "callSeconds",
                "7"));
        answer("");
        full.create(order(), Map.of());
        var sent = sent();
        assertEquals("https://shop.example/n/token", sent.path("notifyUrl").asString());
        assertEquals("https://shop.example/r", sent.path("returnUrl").asString());
        assertEquals("203.0.113.7", sent.path("clientIp").asString());
        assertEquals(7, full.limits().longestCall().toSeconds());
        assertTrue(full.find(Closing.class).isPresent());
    }
}
