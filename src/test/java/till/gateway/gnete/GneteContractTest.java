package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.MethodInput;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.RefundNo;
import till.domain.Secret;
import till.gateway.Closing;
import till.gateway.ExchangeLog.Exchange;
import till.gateway.Gateway;
import till.gateway.GatewayContractTest;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

class GneteContractTest extends GatewayContractTest {
    private static final String KEY = "EWEFD123RGSRETYDFNGFGFGSHDFGH";
    private static final GneteSigner SIGNER = new GneteSigner(new Secret(KEY));
    private static final String MCH = "M1621873433953";
    private static final String APP = "60cc09bce4b0f1c0b83761c9";

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @Override
    protected Gateway gateway(String address, Duration longestCall) {
        var profile = new GatewayProfile(
                "gnete",
                "gnete",
                address,
                Map.of("mchNo", MCH, "appId", APP),
                Map.of("appSecret", new Secret(KEY)),
                false);
        var hkd = new GneteProfile(profile).limits();
        var limits = new Limits(
                hkd.currencies(), 1, hkd.maximumMinor(), hkd.subjectLength(), hkd.codeLifetime(), longestCall, true);
        return GneteGateway.of(profile, limits, exchanges::add, InstantSource.fixed(NOW));
    }

    @Override
    protected String method() {
        return "WX_QR";
    }

    @Override
    protected String created() {
        return created("codeUrl", "https://qr.example/1");
    }

    private static String created(String type, String text) {
        return signed(Map.of(
                "mchOrderNo",
                NUMBER.text(),
                "orderState",
                1,
                "payOrderId",
                "P1",
                "payDataType",
                type,
                "payData",
                text));
    }

    @Override
    protected String queried(Standing standing, Money amount) {
        var state = switch (standing) {
            case WAITING -> 1;
            case PAID -> 2;
            case DECLINED -> 3;
            case CANCELLED -> 4;
            case REFUNDED -> 5;
            case CLOSED -> 6;
            case AUTHORIZED, NOT_FOUND -> throw new IllegalArgumentException(standing.name());
        };
        return signed(query(state, amount));
    }

    private static Map<String, Object> query(int state, Money amount) {
        var data = new LinkedHashMap<String, Object>();
        data.put("mchNo", MCH);
        data.put("appId", APP);
        data.put("mchOrderNo", NUMBER.text());
        data.put("payOrderId", "P1");
        data.put("amount", amount.getAmountMinorLong());
        data.put("currency", amount.getCurrencyUnit().getCode());
        data.put("state", state);
        return data;
    }

    @Override
    protected String unknownWord() {
        return signed(query(7, AMOUNT));
    }

    @Override
    protected Optional<String> badSignature() {
        return Optional.of(signed(query(2, AMOUNT)).replace("\"amount\":8850", "\"amount\":8851"));
    }

    @Override
    protected Optional<Reply> refused() {
        return Optional.of(Reply.ok(error(9999, "验签失败")));
    }

    @Override
    protected Optional<Reply> numberExists() {
        return Optional.of(Reply.ok(error(9999, "商户订单[" + NUMBER + "]已存在")));
    }

    @Override
    protected Optional<String> refunded() {
        return Optional.of(signed(Map.of(
                "mchRefundNo",
                REFUND.text(),
                "payAmount",
                8850,
                "refundAmount",
                8850,
                "refundOrderId",
                "R1",
                "state",
                2)));
    }

    @Override
    protected Optional<Reply> refundNumberExists() {
        return Optional.of(Reply.ok(error(9999, "商户退款订单号[" + REFUND + "]已存在")));
    }

    @Override
    protected List<String> hostile() {
        return List.of("{\"code\":" + "9".repeat(5000) + "}", "{\"code\":1e999999999}");
    }

    @ParameterizedTest
    @CsvSource({
        "codeUrl,QR",
        "CODEURL,QR",
        "codeImgUrl,QR_IMAGE",
        "payurl,LINK",
        "payUrl,LINK",
        "form,FORM",
        "payInfo,APP",
        "wxapp,APP",
        "ysfapp,APP",
        "none,NONE",
        "somethingNew,APP"
    })
    void payDataTypesAreReadWithoutCase(String type, PayCode.Kind kind) {
        assertEquals(new PayCode(kind, "x"), GneteWords.code(type, "x"));
        assertEquals(kind == PayCode.Kind.NONE, GneteWords.code(type, "") != null);
    }

    @Test
    void whatIsSentIsExactAndSigned() throws InterruptedException {
        answer(created());
        gateway.find(QrPayments.class).orElseThrow().create(order(), Map.of("payDataType", "codeImgUrl"));
        var sent = sent();
        var fields = GneteSignerTest.fields(sent);
        assertTrue(SIGNER.verifies(fields, sent.path("sign").asString()));
        assertTrue(sent.path("amount").isIntegralNumber());
        assertTrue(sent.path("channelExtra").isString());
        fields.remove("sign");
        assertEquals(
                Map.ofEntries(
                        Map.entry("mchNo", MCH),
                        Map.entry("appId", APP),
                        Map.entry("mchOrderNo", NUMBER.text()),
                        Map.entry("wayCode", "WX_QR"),
                        Map.entry("amount", "8850"),
                        Map.entry("currency", "HKD"),
                        Map.entry("subject", "Lunch tea 100"),
                        Map.entry("body", "Lunch tea 100"),
                        Map.entry("expiredTime", "2100"),
                        Map.entry("channelExtra", "{\"payDataType\":\"codeImgUrl\"}"),
                        Map.entry("reqTime", Long.toString(NOW.toEpochMilli())),
                        Map.entry("version", "1.0"),
                        Map.entry("signType", "MD5")),
                fields);
    }

    @Test
    void aQueryNamesOurNumberOnly() throws InterruptedException {
        answer(queried(Standing.PAID, AMOUNT));
        gateway.query(new PaymentRef(NUMBER, "P1", "WX_QR", AMOUNT));
        var sent = sent();
        assertEquals(NUMBER.text(), sent.path("mchOrderNo").asString());
        assertFalse(sent.has("payOrderId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mchNo", "appId", "mchOrderNo", "amount", "currency", "state"})
    void aQueryAnswerWithoutAPromisedFieldIsUnknown(String field) {
        var data = query(2, AMOUNT);
        data.remove(field);
        answer(signed(data));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mchNo", "appId", "mchOrderNo", "currency"})
    void aQueryAnswerAboutSomethingElseIsUnknown(String field) {
        var data = query(2, AMOUNT);
        data.put(field, "OTHER");
        answer(signed(data));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void anOrderTheGatewayDoesNotHaveIsNotFound() {
        answer(error(9999, "订单不存在"));
        assertEquals(Standing.NOT_FOUND, standing());
    }

    @ParameterizedTest
    @CsvSource({"10,系统异常[x]", "12,数据库异常", "9999,系统异常", "9999,验签失败了吗", "5000,x", "9999,订单不存在"})
    void anyOtherErrorOfACreateIsUnknown(long code, String message) {
        answer(error(code, message.equals("验签失败了吗") ? "曾验签失败" : message));
        assertInstanceOf(Outcome.Unknown.class, create());
    }

    @ParameterizedTest
    @CsvSource({"11,参数有误[转换异常]", "9999,商户或商户应用不存在", "9999,商户应用不支持该支付方式"})
    void refusalsOnTheListOfACreateAreRefused(long code, String message) {
        answer(error(code, message));
        assertInstanceOf(Outcome.Refused.class, create());
    }

    @ParameterizedTest
    @ValueSource(strings = {"当前通道不支持退款！", "退款订单不存在"})
    void refusalsOnTheListOfARefundAreRefused(String message) {
        answer(error(9999, message));
        assertInstanceOf(Outcome.Refused.class, refund());
    }

    @ParameterizedTest
    @ValueSource(strings = {"申请金额超出订单可退款余额，请检查退款金额", "支付订单具有在途退款申请，请稍后再试", "订单状态不正确， 无法完成退款"})
    void aRefusalOverWhatWasRefundedBeforeCountsWhereTheGatewayHasNoSuchRefund(String message) {
        answer(error(9999, message));
        answer(error(9999, "订单不存在"));
        assertInstanceOf(Outcome.Refused.class, refund());
        answer(error(9999, message));
        answer("");
        assertInstanceOf(Outcome.Unknown.class, refund());
    }

    @Test
    void aRefundThatWasDeliveredTwiceIsNotRefusedOverItself() {
        answer(error(9999, "支付订单具有在途退款申请，请稍后再试"));
        answer(signed(refundStanding()));
        assertEquals(new Outcome.Answered<>(new RefundAnswer(OperationState.DONE, null, "state 2")), refund());
    }

    private static Map<String, Object> refundStanding() {
        return new LinkedHashMap<>(Map.of(
                "mchNo",
                MCH,
                "appId",
                APP,
                "currency",
                "HKD",
                "mchRefundNo",
                REFUND.text(),
                "refundAmount",
                8850,
                "state",
                2));
    }

    @Test
    void aCloseIsAnsweredRefusedOrUnknown() {
        var closing = gateway.find(Closing.class).orElseThrow();
        answer(signed(Map.of()));
        answer(error(9999, "当前订单不可关闭"));
        answer("");
        answer(signed(Map.of("errCode", "E1", "errMsg", "no")));
        assertInstanceOf(Outcome.Answered.class, closing.close(PAYMENT));
        assertInstanceOf(Outcome.Refused.class, closing.close(PAYMENT));
        assertInstanceOf(Outcome.Unknown.class, closing.close(PAYMENT));
        assertInstanceOf(Outcome.Unknown.class, closing.close(PAYMENT));
    }

    @ParameterizedTest
    @CsvSource({"refundAmount,1", "mchRefundNo,X", "currency,USD", "state,4", "state,9", "mchNo,X"})
    void aRefundStandingThatDiffersIsUnknown(String field, String value) {
        var data = refundStanding();
        var queries = gateway.find(RefundQueries.class).orElseThrow();
        answer(signed(data));
        assertInstanceOf(
                Outcome.Answered.class,
                queries.queryRefund(PAYMENT, new RefundQueries.RefundRef(REFUND, null, AMOUNT)));
        data.put(field, value);
        answer(signed(data));
        assertInstanceOf(
                Outcome.Unknown.class, queries.queryRefund(PAYMENT, new RefundQueries.RefundRef(REFUND, null, AMOUNT)));
    }

    @Test
    void cardsAreRefusedBeforeAnythingIsSent() {
        var payments = gateway.find(QrPayments.class).orElseThrow();
        var express = payments.check(order("UP_EXPRESS", "x"), Map.of());
        var locked = payments.check(order("UP_OP", "x"), Map.of("accNo", "6250941006528599"));
        assertEquals("gateway.gnete.keyed", express.orElseThrow().key());
        assertEquals("gateway.gnete.cardsRefused", locked.orElseThrow().key());
        var asPayer = payments.check(order("WX_LITE", "x"), Map.of("openid", "4111 1111 1111 1111"));
        assertEquals("gateway.gnete.cardsRefused", asPayer.orElseThrow().key());
        assertInstanceOf(Outcome.Refused.class, payments.create(order("UP_EXPRESS", "x"), Map.of()));
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WX_JSAPI|openid=o6Bc|{\"openid\":\"o6Bc\"}|wxapp|APP",
                "WX_LITE|subAppid=wx1;openid=o6Bc|{\"openid\":\"o6Bc\",\"subAppid\":\"wx1\"}|wxapp|APP",
                "WX_APP|subAppid=wx1|{\"subAppid\":\"wx1\"}|wxapp|APP",
                "WX_H5|subAppid=wx1|{\"subAppid\":\"wx1\"}|payurl|LINK",
                "ALI_H5|walletType=CN|{\"walletType\":\"CN\"}|payurl|LINK",
                "ALI_H5|walletType=HK|{\"walletType\":\"HK\"}|form|FORM",
                "ALI_JSAPI||``|aliapp|APP",
                "ALI_APP||``|payInfo|APP",
                "UP_OP||``|payurl|LINK",
                "UP_APP||``|ysfapp|APP",
                "NUVEI_H5||``|payurl|LINK"
            })
    void everyWayIsSentWithItsInputsAndShownInItsForm(
            String way, @Nullable String inputs, String sent, String type, PayCode.Kind kind)
            throws InterruptedException {
        var extras = new LinkedHashMap<String, String>();
        for (var pair : inputs == null ? List.<String>of() : List.of(inputs.split(";", -1))) {
            extras.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        answer(created(type, "as it came"));
        var created = gateway.find(QrPayments.class).orElseThrow().create(order(way, "x"), extras);
        var body = sent();
        assertEquals(way, body.path("wayCode").asString());
        assertEquals(sent, body.path("channelExtra").asString(""));
        var code = assertInstanceOf(Outcome.Answered.class, created).value();
        assertEquals(new PayCode(kind, "as it came"), ((QrPayments.Created) code).code());
    }

    @Test
    void whatAShopSetsUpAndWhatEachPayerBringsAreToldApart() {
        var payments = gateway.find(QrPayments.class).orElseThrow();
        assertEquals(
                List.of(MethodInput.ofPayer("openid", 64, true), MethodInput.ofShop("subAppid", 64)),
                payments.inputs("WX_LITE", Map.of()));
        assertEquals(
                MethodInput.ofPayer("openid", 64, false),
                payments.inputs("WX_JSAPI", Map.of("subAppid", "wx1")).getFirst());
        assertEquals(
                List.of(MethodInput.choice("walletType", List.of("HK", "CN"))), payments.inputs("ALI_H5", Map.of()));
        assertEquals(List.of(MethodInput.ofShop("subAppid", 64)), payments.inputs("WX_H5", Map.of()));
        for (var method : gateway.methods()) {
            for (var input : payments.inputs(method.code(), Map.of())) {
                var value = input.choices().isEmpty() ? "a" : input.choices().getFirst();
                var wrong = payments.check(order(method.code(), "x"), Map.of(input.name(), value));
                assertTrue(wrong.isEmpty(), method.code() + " " + input.name());
            }
        }
    }

    @Test
    void thirteenWaysCanBeChargedWithTheirExtras() {
        var payments = gateway.find(QrPayments.class).orElseThrow();
        assertEquals(13, gateway.methods().size());
        for (var method : gateway.methods()) {
            var extras = method.needs().isEmpty() ? Map.<String, String>of() : Map.of("openid", "o6Bc");
            assertTrue(payments.check(order(method.code(), "x"), extras).isEmpty(), method.code());
            assertEquals(
                    !method.needs().isEmpty(),
                    payments.check(order(method.code(), "x"), Map.of()).isPresent());
        }
        assertTrue(
                payments.check(order("ALI_H5", "x"), Map.of("walletType", "US")).isPresent());
        assertTrue(
                payments.check(order("ALI_H5", "x"), Map.of("walletType", "CN")).isEmpty());
        assertTrue(payments.check(order("WX_H5", "x"), Map.of("appid", "a")).isEmpty());
        assertTrue(payments.check(order("WX_QR", "x".repeat(65)), Map.of()).isPresent());
        assertTrue(payments.check(order("WX_QR", "😀".repeat(64)), Map.of()).isEmpty());
    }

    @Test
    void recordedAnswersOfARealServerAreUnderstood() throws IOException {
        var recorded = GneteSignerTest.vectors().path("jeepayServerGolden").path("responses");
        var number = new OrderNo("n1795225640438a");
        var refundNo = new RefundNo("n1795225640438r1");
        var paid = Money.ofMinor(CurrencyUnit.of("HKD"), 100);
        var given = Money.ofMinor(CurrencyUnit.of("HKD"), 30);
        var payment = new PaymentRef(number, null, "ALI_BAR", paid);
        recorded.forEach(answer -> answer(answer.asString()));
        // the first is the answer to another order's create
        assertInstanceOf(Outcome.Unknown.class, create());
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.query(payment));
        assertEquals(Standing.PAID, ((PaymentAnswer) answered.value()).standing());
        var refund = ((GneteGateway) gateway).refund(payment, refundNo, given, "r");
        assertEquals(
                OperationState.DONE,
                ((Outcome.Answered<RefundAnswer>) refund).value().state());
        assertInstanceOf(
                Outcome.Answered.class,
                ((GneteGateway) gateway).queryRefund(payment, new RefundQueries.RefundRef(refundNo, null, given)));
        assertInstanceOf(Outcome.Answered.class, ((GneteGateway) gateway).close(payment));
    }

    @Test
    void recordedNotificationsVerifyAndTheBrokenOneStaysAHint() throws IOException {
        var golden = GneteSignerTest.vectors().path("jeepayServerGolden");
        var notices = gateway.find(Notifications.class).orElseThrow();
        for (var body : golden.path("notificationBodies_valid")) {
            var fields = form(body.asString());
            assertTrue(notices.read(Notifications.Posted.form(fields)).verified(), body.asString());
            fields.put("token", "of our own address");
            assertTrue(notices.read(Notifications.Posted.form(fields)).verified());
            fields.put("state", "3");
            assertFalse(notices.read(Notifications.Posted.form(fields)).verified());
        }
        var cut = notices.read(
                Notifications.Posted.form(form(golden.path("notificationBodies_genuine_but_signature_fails")
                        .get(0)
                        .asString())));
        assertFalse(cut.verified());
        assertEquals("m1795225683608amp", cut.orderNo());
        assertEquals(Notifications.Receipt.SUCCESS, notices.receipt());
        assertNull(notices.read(Notifications.Posted.form(Map.of())).orderNo());
    }

    @Test
    void noKeyOrSignatureIsKept() {
        answer(error(9999, "card 4111111111111111"));
        answer(created());
        var kept = create().toString() + create() + gateway + exchanges;
        assertFalse(exchanges.isEmpty());
        for (var canary : List.of(KEY, "4111111111111111", "\"sign\"", "qr.example")) {
            assertFalse(exchanges.toString().contains(canary), canary);
        }
        assertFalse(kept.contains(KEY) || kept.contains("4111111111111111"));
    }

    @Test
    void aProbeTellsWhatIsWrong() {
        var probes = gateway.find(Probes.class).orElseThrow();
        answer(error(9999, "订单不存在"));
        answer(error(9999, "验签失败"));
        answer(error(9999, "商户或商户应用不存在"));
        answer("");
        assertTrue(probes.probe().works());
        assertEquals("gateway.gnete.probe.key", probes.probe().problem().key());
        assertEquals("gateway.gnete.probe.merchant", probes.probe().problem().key());
        assertEquals("gateway.gnete.probe.noAnswer", probes.probe().problem().key());
    }

    private JsonNode sent() throws InterruptedException {
        return StrictJson.object(
                        Objects.requireNonNull(server.takeRequest().getBody()).utf8())
                .orElseThrow();
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, _) -> one,
                        LinkedHashMap::new));
    }

    private static String error(long code, String message) {
        return StrictJson.write(Map.of("code", code, "msg", message));
    }

    private static String signed(Map<String, Object> data) {
        return StrictJson.write(Map.of("code", 0, "data", data, "msg", "SUCCESS", "sign", SIGNER.sign(data)));
    }
}
