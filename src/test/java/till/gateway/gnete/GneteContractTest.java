package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.gnete.GneteCases.APP;
import static till.gateway.gnete.GneteCases.KEY;
import static till.gateway.gnete.GneteCases.MCH;
import static till.gateway.gnete.GneteCases.signed;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.OperationState;
import till.domain.OrderNo;
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
import till.gateway.RefundQueries;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

class GneteContractTest extends GatewayContractTest {
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
        return GneteCases.created("codeUrl", "https://qr.example/1");
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

    private JsonNode sent() throws InterruptedException {
        return StrictJson.object(
                        Objects.requireNonNull(server.takeRequest().getBody()).utf8())
                .orElseThrow();
    }
}
