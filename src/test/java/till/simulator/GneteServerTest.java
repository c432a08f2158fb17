package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GneteServerTest {

    @TempDir
    Path folder;

    GneteWorld world;

    @BeforeEach
    void begin() {
        world = new GneteWorld(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static void refused(JsonNode answer, int code, String msg) {
        assertEquals(code, answer.path("code").asInt(), answer::toString);
        assertTrue(answer.path("msg").asString().contains(msg), answer::toString);
        assertFalse(answer.has("sign"), "errors are unsigned");
        assertFalse(answer.has("data"));
    }

    private JsonNode createWith(String name, Object value) {
        var fields = world.order("n1");
        fields.put(name, value);
        return world.call("/api/pay/unifiedOrder", fields);
    }

    @Test
    void anOrderIsCreatedPaidAndEveryAnswerIsSignedAsTheSdkSigns() {
        var created = world.create("n1");
        assertEquals(0, created.path("code").asInt(), created::toString);
        assertTrue(world.genuine(created));
        assertEquals("codeUrl", created.path("data").path("payDataType").asString());
        assertEquals(1, created.path("data").path("orderState").asInt());
        assertEquals(20, created.path("data").path("payOrderId").asString().length());
        assertEquals(1, world.state("n1"));
        assertTrue(world.customer.pay("n1"));
        var paid = world.query("n1");
        assertTrue(world.genuine(paid));
        assertEquals(2, paid.path("data").path("state").asInt());
        assertEquals(8850, paid.path("data").path("amount").asLong());
        assertEquals("wxpay", paid.path("data").path("ifCode").asString());
        assertEquals(0, paid.path("data").path("successTime").asLong() % 1000, "whole seconds");
    }

    @Test
    void formAndLowerCaseSignatureAndTextAmountAreTaken() {
        assertEquals(
                0,
                world.callForm("/api/pay/unifiedOrder", world.order("n3"))
                        .path("code")
                        .asInt());
        var fields = GneteWorld.signed(world.order("n2"));
        fields.put("sign", String.valueOf(fields.get("sign")).toLowerCase(Locale.ROOT));
        var answer = world.raw("/api/pay/unifiedOrder", world.till.json.writeValueAsString(fields), "application/json");
        assertTrue(answer.body().startsWith("{\"code\":0,"), answer::body);
        assertEquals(0, createWith("amount", "100").path("code").asInt());
    }

    @ParameterizedTest
    @CsvSource({"amount, 1.5", "amount, 0100", "amount, 100.0", "device, signed-but-unknown", "extraParam, x"})
    void whatTheTypedRequestRendersOtherwiseFailsTheSignature(String name, String value) {
        refused(createWith(name, value), 9999, "验签失败");
        assertEquals(0, world.server.book().creates("n1"));
    }

    @Test
    void anObjectAsChannelExtraFailsTheSignature() {
        refused(createWith("channelExtra", Map.of("payDataType", "codeImgUrl")), 9999, "验签失败");
    }

    @Test
    void anUnknownUnsignedFieldIsIgnored() {
        var fields = GneteWorld.signed(world.order("n1"));
        fields.put("unknown", "x");
        var answer = world.raw("/api/pay/unifiedOrder", world.till.json.writeValueAsString(fields), "application/json");
        assertTrue(answer.body().startsWith("{\"code\":0,"), answer::body);
    }

    @ParameterizedTest
    @CsvSource({
        "amount, letters, 10, '系统异常[parseLong error, field : amount]'",
        "amount, 0, 11, 支付金额不能为空",
        "amount, '', 11, 支付金额不能为空",
        "subject, '', 11, 商品标题不能为空",
        "mchNo, M0, 9999, 商户不存在或商户状态不可用",
        "wayCode, CASH, 9999, 不支持的支付方式",
        "wayCode, UP_EXPRESS, 9999, 不支持",
        "wayCode, WX_LITE, 9999, openid",
        "wayCode, WX_JSAPI, 9999, openid",
        "currency, USD, 11, 货币代码",
        "notifyUrl, ftp://x, 9999, http://",
        "channelExtra, no-json, 10, 系统异常",
        "mchOrderNo, 1234567890123456789012345678901, 9999, 系统异常",
        "subject, 12345678901234567890123456789012345678901234567890123456789012345, 9999, 系统异常"
    })
    void badFieldsAreRefused(String name, String value, int code, String msg) {
        refused(createWith(name, value), code, msg);
        assertTrue(world.server.book().orders().isEmpty());
    }

    @Test
    void aWrongSecretAndBrokenJsonAreRefusedWithHttp200() {
        var fields = world.order("n1");
        fields.put("sign", "0".repeat(32));
        var wrong = world.raw("/api/pay/unifiedOrder", world.till.json.writeValueAsString(fields), "application/json");
        assertEquals(200, wrong.statusCode());
        assertEquals("{\"code\":9999,\"msg\":\"验签失败\"}", wrong.body());
        var broken = world.raw("/api/pay/query", "{\"mchNo\":", "application/json");
        assertEquals("{\"code\":11,\"msg\":\"参数有误[转换异常]\"}", broken.body());
    }

    @Test
    void otherMethodsAndPathsGetTheFrameworksJsonWithoutACode() {
        var get = world.get("/api/pay/unifiedOrder");
        assertEquals(405, get.statusCode());
        assertEquals(
                "{\"error\":\"Method Not Allowed\",\"path\":\"/api/pay/unifiedOrder\",\"status\":405,"
                        + "\"timestamp\":\"2026-11-21 10:00:00\"}",
                get.body());
        assertEquals(404, world.raw("/api/pay/cancel", "{}", "application/json").statusCode());
    }

    @Test
    void aNumberIsTakenOnce() {
        world.create("n1");
        refused(world.create("n1"), 9999, "商户订单[n1]已存在");
        assertEquals(2, world.server.book().creates("n1"));
        assertEquals(1, world.server.book().orders().size());
        refused(world.query("n2"), 9999, "订单不存在");
    }

    @Test
    void closingAnswersAnEmptyObjectOnceAndThenRefuses() {
        world.create("n1");
        var closed = world.close("n1");
        assertEquals("{}", closed.path("data").toString());
        assertTrue(world.genuine(closed));
        assertEquals(6, world.state("n1"));
        refused(world.close("n1"), 9999, "当前订单不可关闭");
        assertFalse(world.customer.pay("n1"));
    }

    @Test
    void anOrderPastItsTimeIsClosedAndTwoHoursIsTheDefault() {
        world.create("n1");
        world.till.passes(Duration.ofSeconds(7199));
        assertEquals(1, world.state("n1"));
        world.till.passes(Duration.ofSeconds(2));
        assertEquals(6, world.state("n1"));
    }

    @Test
    void declineIsStateThreeWithTheReasonAndWalkingAwayLeavesItOpen() {
        world.create("n1");
        world.create("n2");
        assertEquals(2, world.customer.waiting().size());
        world.customer.decline("n1");
        world.customer.walkAway("n2");
        assertEquals(3, world.state("n1"));
        assertEquals(
                "USER_DECLINED", world.query("n1").path("data").path("errCode").asString());
        assertEquals(1, world.state("n2"));
        assertTrue(world.customer.waiting().isEmpty());
    }

    @Test
    void ordersPayThemselvesWhenTheClockSaysSo() {
        world.auto.next(Duration.ofSeconds(3));
        world.create("n1");
        world.create("n2");
        assertEquals(1, world.state("n1"));
        world.till.passes(Duration.ofSeconds(3));
        assertEquals(2, world.state("n1"));
        assertEquals(1, world.state("n2"));
    }

    @Test
    void theCodeImageIsAPngThatReadsAsTheCode() throws Exception {
        var answer = createWith("channelExtra", "{\"payDataType\":\"codeImgUrl\"}");
        assertEquals("codeImgUrl", answer.path("data").path("payDataType").asString());
        var png = world.bytes(answer.path("data").path("payData").asString());
        var image = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png)));
        var text = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(image)))
                .getText();
        assertTrue(text.startsWith("weixin://wxpay/bizpayurl?pr=trainingP"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "ALI_QR, codeUrl",
        "YSF_QR, codeUrl",
        "ALI_H5, payurl",
        "WX_H5, payurl",
        "UP_OP, payurl",
        "NUVEI_H5, payurl",
        "ALI_APP, payInfo",
        "ALI_JSAPI, aliapp",
        "WX_APP, wxapp",
        "UP_APP, ysfapp"
    })
    void everyWayOfPaymentGivesItsKindOfData(String way, String type) {
        assertEquals(
                type,
                createWith("wayCode", way).path("data").path("payDataType").asString());
    }

    @Test
    void aPartialRefundLeavesTheOrderPaidAndTheWholeOneMakesItRefunded() {
        world.create("n1");
        refused(world.call("/api/refund/refundOrder", world.refund("n1", "r0", 100)), 9999, "订单状态不正确");
        world.customer.pay("n1");
        var part = world.call("/api/refund/refundOrder", world.refund("n1", "r1", 850));
        assertTrue(world.genuine(part));
        assertEquals(2, part.path("data").path("state").asInt());
        assertEquals(2, world.state("n1"));
        refused(world.call("/api/refund/refundOrder", world.refund("n1", "r2", 8001)), 9999, "超出");
        refused(world.call("/api/refund/refundOrder", world.refund("n1", "r1", 1)), 9999, "商户退款订单号[r1]已存在");
        world.call("/api/refund/refundOrder", world.refund("n1", "r3", 8000));
        assertEquals(5, world.state("n1"));
        refused(world.call("/api/refund/refundOrder", world.refund("n1", "r4", 1)), 9999, "订单状态不正确");
    }

    @Test
    void aRefusedRefundFreesItsAmountAndUsesUpItsNumber() {
        world.create("n1");
        world.customer.pay("n1");
        world.dial.next(Fault.REFUND_FAILS, Operation.REFUND, 1);
        var failed = world.call("/api/refund/refundOrder", world.refund("n1", "r1", 8850));
        assertEquals(3, failed.path("data").path("state").asInt());
        refused(world.call("/api/refund/refundOrder", world.refund("n1", "r1", 8850)), 9999, "已存在");
        assertEquals(
                0,
                world.call("/api/refund/refundOrder", world.refund("n1", "r2", 8850))
                        .path("code")
                        .asInt());
    }

    @Test
    void onlyOneRefundIsUnderWayAndAQueryLaterFindsItDone() {
        world.close();
        world = new GneteWorld(folder, GneteOptions.standard().withRefundDelay(Duration.ofSeconds(5)));
        world.create("n1");
        world.customer.pay("n1");
        var sent = world.call("/api/refund/refundOrder", world.refund("n1", "r1", 100));
        assertEquals(1, sent.path("data").path("state").asInt());
        refused(world.call("/api/refund/refundOrder", world.refund("n1", "r2", 100)), 9999, "支付订单具有在途退款申请，请稍后再试");
        world.till.passes(Duration.ofSeconds(5));
        var ask = world.common();
        ask.put("mchRefundNo", "r1");
        var done = world.call("/api/refund/query", ask);
        assertTrue(world.genuine(done));
        assertEquals(2, done.path("data").path("state").asInt());
        assertEquals(100, world.server.book().find("n1").orElseThrow().refunded());
    }
}
