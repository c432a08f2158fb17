package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PayCode;
import till.domain.PayCode.Kind;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Facts;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.PromptSockets;
import till.gateway.QrPayments.Created;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** What the document leaves open and this adapter had to decide, beyond what every gateway's contract holds. */
class ChingchingTrapsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    private static final Money AMOUNT = Money.parse("HKD 88.50");
    private static final String ALI = "ALIPAY_QR:payment_inst=ALIPAYHK;trade_information.business_type=5";

    private final MockWebServer server = new MockWebServer();
    private ChingchingGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        gateway = gateway(Map.of(), Map.of());
    }

    private GatewayProfile profile(Map<String, String> more, Map<String, String> words) {
        var fields = new LinkedHashMap<>(Map.of("merchantId", "M001"));
        fields.putAll(more);
        return new GatewayProfile(
                "chingching",
                "chingching",
                "http://127.0.0.1:" + server.getPort() + "/gateway",
                fields,
                Map.of("apiKey", new Secret("test_api_key"), "apiSecret", new Secret("test_api_secret")),
                false,
                Map.of(),
                words);
    }

    private ChingchingGateway gateway(Map<String, String> more, Map<String, String> words) {
        var profile = profile(more, words);
        assertEquals(List.of(), ChingchingGateway.problems(profile));
        return ChingchingGateway.of(profile, _ -> {}, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"success", "paid", "captured", "authorised by bank", "refunded"})
    void aResultAloneIsNeverPaid(String word) {
        var taught = gateway(Map.of(), Map.of("authorised by bank", "paid"));
        var data = transaction("");
        data.put("result", word);
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, taught.query(payment(null)));
        data.put("status", word);
        answer(ok(data));
        assertInstanceOf(Outcome.Answered.class, taught.query(payment(null)));
    }

    /** Two questions then still fit into the longest call, after which nothing of ours may be under way. */
    @Test
    void aQuestionGivesUpAfterHalfTheLongestCall() {
        var quick = gateway(Map.of("callSeconds", "8"), Map.of());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        var outcome = assertTimeout(Duration.ofMillis(7500), () -> quick.query(payment(null)));
        assertInstanceOf(Outcome.Unknown.class, outcome);
    }

    @Test
    void aStatusComesBeforeAResult() {
        var data = transaction("pending");
        data.put("result", "success");
        answer(ok(data));
        assertEquals(Standing.WAITING, standing(payment(null)));
    }

    @ParameterizedTest
    @CsvSource({
        "Success,PAID",
        "COMPLETED,PAID",
        "captured,PAID",
        "partially_refunded,PAID",
        "REFUNDED,REFUNDED",
        "Requires_Action,WAITING",
        "initiated,WAITING",
        "declined,DECLINED",
        "Canceled,CANCELLED",
        "timeout,CLOSED"
    })
    void listedWordsAreReadWithoutCase(String word, Standing standing) {
        answer(ok(transaction(word)));
        assertEquals(standing, standing(payment(null)));
    }

    @Test
    void aTaughtWordComesBeforeTheListAndAnyOtherStaysUnknown() {
        var taught = gateway(Map.of(), Map.of("SUCCESS", "waiting", "settled", "paid"));
        answer(ok(transaction("success")));
        answer(ok(transaction("Settled")));
        answer(ok(transaction("settling")));
        assertEquals(Standing.WAITING, answered(taught.query(payment(null))).standing());
        assertEquals(Standing.PAID, answered(taught.query(payment(null))).standing());
        assertEquals(
                "status settling",
                assertInstanceOf(Outcome.Unknown.class, taught.query(payment(null)))
                        .word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":%s}", "{\"transaction\":%s}", "{\"code\":0,\"data\":%s,\"message\":\"\"}"})
    void fieldsWrappedOnceMoreAreRead(String wrap) {
        answer("{\"code\":\"0\",\"data\":" + wrap.formatted(StrictJson.write(transaction("success"))) + "}");
        assertEquals(Standing.PAID, standing(payment(null)));
    }

    @Test
    void aLinkWithoutATransactionIsAskedForByItsPaymentNumber() throws InterruptedException {
        answer("{\"code\":0,\"data\":null}");
        answer(ok(Map.of("payment_id", "PAY1", "merchant_reference", NUMBER.text(), "status", "created")));
        var said = answered(gateway.query(payment("PAY1")));
        assertEquals(Standing.WAITING, said.standing());
        assertEquals(AMOUNT, Objects.requireNonNull(said.facts()).amount());
        server.takeRequest();
        var asked = server.takeRequest();
        assertEquals("GET", asked.getMethod());
        assertEquals("/gateway/api/v1/payments/detail/PAY1", asked.getUrl().encodedPath());
        // the signature of nothing
        assertEquals(
                "4c4df0c09aaefc2fe10f409703fd08d6754229e4c9b99897331efa42d8d65e47",
                asked.getHeaders().get("x-signature"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"code\":5,\"message\":\"record not found\",\"data\":null}", "{\"code\":0,\"data\":{}}", "404"
            })
    void aDetailThatSaysPaidNeedsNumberAmountAndCurrency(String nothing) {
        var paid = new LinkedHashMap<String, Object>(Map.of(
                "payment_id",
                "PAY1",
                "merchant_reference",
                NUMBER.text(),
                "status",
                "success",
                "amount",
                8850,
                "currency",
                "HKD"));
        silent(nothing);
        answer(ok(paid));
        assertEquals(Standing.PAID, standing(payment("PAY1")));
        for (var field : List.of("merchant_reference", "amount", "currency", "status")) {
            var lacking = new LinkedHashMap<>(paid);
            lacking.remove(field);
            silent(nothing);
            answer(ok(lacking));
            assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")), field);
        }
        paid.put("payment_id", "PAY2");
        silent(nothing);
        answer(ok(paid));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")));
    }

    private void silent(String nothing) {
        if (nothing.equals("404")) {
            server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
        } else {
            answer(nothing);
        }
    }

    @Test
    void aPaymentTheGatewayNumberedIsNeverNotFound() {
        answer("{\"code\":0,\"data\":null}");
        answer("{\"code\":0,\"data\":null}");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")));
        // a number that is no path of ours is not asked for
        answer("{\"code\":0,\"data\":null}");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("../settlements")));
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void aFailedAttemptDoesNotEndALinkThatIsStillOpen() {
        answer(ok(transaction("failed")));
        answer(ok(Map.of("payment_id", "PAY1", "merchant_reference", NUMBER.text(), "status", "pending")));
        assertEquals(Standing.WAITING, standing(payment("PAY1")));
        answer(ok(transaction("failed")));
        answer(ok(Map.of("payment_id", "PAY1", "merchant_reference", NUMBER.text(), "status", "failed")));
        assertEquals(Standing.DECLINED, standing(payment("PAY1")));
        answer(ok(transaction("expired")));
        answer("");
        assertInstanceOf(Outcome.Unknown.class, gateway.query(payment("PAY1")));
    }

    @Test
    void aFailedCheckoutIsDeclinedAtOnce() {
        var checkouts = gateway(Map.of("channelId", "7", "methods", "WECHAT"), Map.of());
        answer(ok(transaction("failed")));
        var payment = new PaymentRef(NUMBER, "PAY1", "WECHAT", AMOUNT);
        assertEquals(Standing.DECLINED, answered(checkouts.query(payment)).standing());
    }

    @Test
    void whatElseIsToldStandsInTheDetails() {
        var data = transaction("success");
        data.put("payment_id", "PAY1");
        data.put("payment_reference", "2026112122001");
        data.put("payment_method", "ALIPAY_QR");
        data.put("channel_id", 7);
        data.put("refunded_amount", 300);
        data.put("created_at", 1795233600);
        data.put("expires_at", 1795235700000L);
        answer(ok(data));
        var facts = facts(gateway.query(payment(null)));
        assertEquals("PAY1", facts.gatewayNo());
        assertEquals("2026112122001", facts.channelNo());
        assertNull(facts.paidAt());
        assertEquals("ALIPAY_QR", facts.details().paidWith());
        assertEquals(
                Map.of(
                        "transaction_id",
                        "TX1",
                        "channel_id",
                        "7",
                        "refunded_amount",
                        "300",
                        "created_at",
                        "2026-11-21T04:00:00Z",
                        "expires_at",
                        "2026-11-21T04:35:00Z"),
                facts.details().more());
    }

    /** One in ten long numbers has the check digit of a card. */
    @Test
    void aNumberLikeACardsIsStillTheNumber() {
        var link = "4111111111111111";
        answer(ok(Map.of("payment_id", "P" + link, "payment_link", "https://a.example/l", "status", "created")));
        assertEquals("P" + link, created(gateway, "LINK").gatewayNo());
        var data = transaction("success");
        data.putAll(Map.of("payment_id", link, "transaction_id", "T" + link, "payment_method", "card " + link));
        answer(ok(data));
        var facts = facts(gateway.query(payment(null)));
        assertEquals(link, facts.gatewayNo());
        assertEquals("T" + link, facts.details().more().get("transaction_id"));
        assertEquals("card ***1111", facts.details().paidWith());
    }

    @Test
    void anAnswerWithoutAPaymentNumberKeepsTheOneWeHave() {
        answer(ok(transaction("success")));
        assertEquals("PAY1", facts(gateway.query(payment("PAY1"))).gatewayNo());
    }

    @Test
    void aCheckoutSendsChannelMethodAndOptionAsText() throws InterruptedException {
        var checkouts =
                gateway(Map.of("channelId", "7", "methods", ALI, "clientIp", "203.0.113.7", "storeId", "S1"), Map.of());
        answer(ok(checkout(Map.of("qr_code", "https://qr.alipay.com/x"))));
        checkouts.create(order(ALI, AMOUNT), Map.of());
        var request = server.takeRequest();
        var sent = body(request);
        assertEquals("/gateway/api/v1/payments/checkout", request.getUrl().encodedPath());
        assertEquals("sale", sent.path("transaction_type").asString());
        assertEquals("ALIPAY_QR", sent.path("payment_method").asString());
        assertTrue(sent.path("channel_id").isIntegralNumber());
        assertEquals(7, sent.path("channel_id").asInt());
        assertTrue(sent.path("payment_method_option").isString());
        assertEquals(
                "{\"payment_inst\":\"ALIPAYHK\",\"trade_information\":{\"business_type\":\"5\"}}",
                sent.path("payment_method_option").asString());
        assertEquals("203.0.113.7", sent.path("client_ip").asString());
        assertEquals("S1", sent.path("store_id").asString());
        assertFalse(sent.has("payment_method_options") || sent.has("payment_type"));
        assertEquals("1795235700", sent.path("expires_at").asString());
        assertTrue(sent.path("expires_at").isString());
    }

    @Test
    void theOtherLinkDiffersByItsTypeAlone() throws InterruptedException {
        var full = gateway(
                Map.of(
                        "callbackUrl",
                        "https://shop.example/n",
                        "cancelUrl",
                        "https://shop.example/c",
                        "completeUrl",
                        "https://shop.example/d",
                        "deviceId",
                        "till-1",
                        "callSeconds",
                        "7"),
                Map.of());
        answer("");
        full.create(order("LINK_CHECKOUT", AMOUNT), Map.of());
        var sent = body(server.takeRequest());
        assertEquals("checkout", sent.path("payment_type").asString());
        assertEquals("https://shop.example/n", sent.path("callback_url").asString());
        assertEquals("https://shop.example/c", sent.path("cancel_url").asString());
        assertEquals("https://shop.example/d", sent.path("complete_url").asString());
        assertEquals("till-1", sent.path("device_id").asString());
        assertEquals(7, full.limits().longestCall().toSeconds());
    }

    @ParameterizedTest
    @MethodSource("nextActions")
    void aNextActionIsToldByItsContent(Object action, Kind kind, String text) {
        var checkouts = gateway(Map.of("channelId", "7", "methods", "WECHAT_QR"), Map.of());
        answer(ok(checkout(action)));
        assertEquals(new PayCode(kind, text), created(checkouts, "WECHAT_QR").code());
    }

    static List<Object[]> nextActions() {
        var rows = new ArrayList<Object[]>();
        rows.add(
                new Object[] {Map.of("type", "redirect", "url", "https://a.example/p"), Kind.LINK, "https://a.example/p"
                });
        rows.add(new Object[] {Map.of("qr_code", "weixin://wxpay/x"), Kind.QR, "weixin://wxpay/x"});
        rows.add(new Object[] {Map.of("qr_code", "00020101021226"), Kind.QR, "00020101021226"});
        rows.add(new Object[] {Map.of("show", Map.of("code_url", "weixin://wxpay/x")), Kind.QR, "weixin://wxpay/x"});
        rows.add(new Object[] {
            new LinkedHashMap<>(Map.of("return_url", "https://shop.example/r", "pay_url", "https://a.example/p")),
            Kind.LINK,
            "https://a.example/p"
        });
        rows.add(new Object[] {
            Map.of("qr_image_url", "https://a.example/q.png"), Kind.QR_IMAGE, "https://a.example/q.png"
        });
        rows.add(new Object[] {"https://a.example/p", Kind.LINK, "https://a.example/p"});
        rows.add(new Object[] {Map.of("order_string", "a=1&b=2"), Kind.APP, "{\"order_string\":\"a=1&b=2\"}"});
        rows.add(new Object[] {Map.of("url", "javascript:alert(1)"), Kind.APP, "{\"url\":\"javascript:alert(1)\"}"});
        rows.add(new Object[] {Map.of("return_url", "https://shop.example/r"), Kind.NONE, ""});
        rows.add(new Object[] {Map.of(), Kind.NONE, ""});
        rows.add(new Object[] {"", Kind.NONE, ""});
        return rows;
    }

    @Test
    void aCreateIsTakenByItsLinkWhateverItsWordAndNeverEndedByIt() {
        var link = new LinkedHashMap<String, Object>(
                Map.of("payment_id", "PAY1", "payment_link", "https://a.example/l", "status", "brand new"));
        answer(ok(link));
        assertEquals(
                new Created(
                        new PayCode(Kind.LINK, "https://a.example/l"), "PAY1", Standing.WAITING, "status brand new"),
                created(gateway, "LINK"));
        for (var ended : List.of("failed", "expired", "cancelled", "refunded")) {
            link.put("status", ended);
            answer(ok(link));
            assertInstanceOf(Outcome.Unknown.class, gateway.create(order("LINK", AMOUNT), Map.of()), ended);
        }
        link.put("status", "success");
        for (var bad : List.of("", "javascript:alert(1)", "/l/1", "https://")) {
            link.put("payment_link", bad);
            answer(ok(link));
            assertInstanceOf(Outcome.Unknown.class, gateway.create(order("LINK", AMOUNT), Map.of()), bad);
        }
        link.put("payment_link", "https://a.example/l");
        link.put("merchant_reference", "T1P9");
        answer(ok(link));
        assertInstanceOf(Outcome.Unknown.class, gateway.create(order("LINK", AMOUNT), Map.of()));
    }

    @Test
    void aCheckoutWithoutACodeNeedsAKnownWord() {
        var checkouts = gateway(Map.of("channelId", "7", "methods", "WECHAT_QR"), Map.of());
        var data = checkout(Map.of());
        data.put("result", "who knows");
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, checkouts.create(order("WECHAT_QR", AMOUNT), Map.of()));
        data.put("result", "success");
        answer(ok(data));
        assertEquals(Standing.PAID, created(checkouts, "WECHAT_QR").standing());
    }

    @Test
    void whatTheDocumentForbidsIsRefusedBeforeAnythingIsSent() {
        var checkouts = gateway(Map.of("channelId", "7", "methods", "WECHAT_QR"), Map.of());
        var option = Map.of("payment_method_option", "{\"a\":1}");
        assertTrue(checkouts.check(order("LINK", cents(1)), Map.of()).isEmpty());
        assertTrue(checkouts.check(order("WECHAT_QR", cents(10)), option).isEmpty());
        assertEquals("gateway.chingching.amount", key(checkouts, "LINK", cents(0), Map.of()));
        assertEquals("gateway.chingching.amount", key(checkouts, "WECHAT_QR", cents(9), Map.of()));
        assertEquals("gateway.chingching.amount", key(checkouts, "LINK", cents(1L << 31), Map.of()));
        assertEquals("gateway.chingching.currency", key(checkouts, "LINK", Money.parse("CNY 1.00"), Map.of()));
        assertEquals("gateway.chingching.unknownMethod", key(checkouts, "ALIPAY", AMOUNT, Map.of()));
        assertEquals("gateway.chingching.extra", key(checkouts, "LINK", AMOUNT, option));
        assertEquals("gateway.chingching.extra", key(checkouts, "WECHAT_QR", AMOUNT, Map.of("auth_code", "1")));
        assertEquals(
                "gateway.chingching.extra", key(checkouts, "WECHAT_QR", AMOUNT, Map.of("payment_method_option", "x")));
        assertEquals(
                "gateway.chingching.cardsRefused",
                key(checkouts, "WECHAT_QR", AMOUNT, Map.of("payment_method_option", "{\"n\":\"4111111111111111\"}")));
        assertInstanceOf(Outcome.Refused.class, checkouts.create(order("ALIPAY", AMOUNT), Map.of()));
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void theMethodsOfTheShopStandBesideTheLinks() {
        var methods = gateway(
                        Map.of("channelId", "7", "methods", "WECHAT_QR, " + ALI + ",FPS", "currencies", "HKD, CNY"),
                        Map.of())
                .methods();
        assertEquals(
                List.of("LINK", "LINK_CHECKOUT", "WECHAT_QR", ALI, "FPS"),
                methods.stream().map(method -> method.code()).toList());
        assertEquals(
                List.of(Brand.OTHER, Brand.OTHER, Brand.WECHAT_PAY, Brand.ALIPAY, Brand.OTHER),
                methods.stream().map(method -> method.brand()).toList());
        assertEquals(Form.PAGE, methods.getFirst().form());
        assertTrue(methods.stream().allMatch(method -> method.worksAtTheCounter()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "methods|WECHAT_QR|gateway.chingching.channelNeeded",
                "methods|LINK|gateway.chingching.field",
                "methods|A,A|gateway.chingching.field",
                "methods|A:{}|gateway.chingching.field",
                "methods|A:b|gateway.chingching.field",
                "channelId|seven|gateway.chingching.field",
                "currencies|USD|gateway.chingching.field",
                "signature|hmac|gateway.chingching.field",
                "signedText|BODY|gateway.chingching.field",
                "callSeconds|61|gateway.chingching.field",
                "callbackUrl|shop.example|gateway.chingching.field",
                "clientIp|here|gateway.chingching.field",
                "merchantId|''|gateway.chingching.missing"
            })
    void whatIsWrongInAProfileIsNamed(String field, String value, String key) {
        var problems = ChingchingGateway.problems(profile(Map.of(field, value), Map.of()));
        assertEquals(List.of(key), problems.stream().map(Problem::key).toList());
    }

    @Test
    void aTimestampIsSentBesideTheSignatureThatNeedsIt() throws InterruptedException {
        var timed = gateway(Map.of("signature", "base64", "signedText", "timestamp+body"), Map.of());
        answer("");
        timed.query(payment(null));
        var headers = server.takeRequest().getHeaders();
        assertEquals("1795233600", headers.get("x-timestamp"));
        assertTrue(Objects.requireNonNull(headers.get("x-signature")).endsWith("="));
        answer("");
        gateway.query(payment(null));
        assertNull(server.takeRequest().getHeaders().get("x-timestamp"));
    }

    @Test
    void aProbeSaysInPlainWordsWhatCame() {
        assertProbe(true, "works", 200, "{\"code\":0,\"data\":null}");
        assertProbe(true, "works", 200, "{\"code\":1004,\"message\":\"transaction not found\"}");
        assertProbe(false, "error", 200, "{\"code\":1004,\"message\":\"merchant not found\"}");
        assertProbe(false, "error", 200, "{\"code\":7,\"message\":\"invalid signature\"}");
        assertProbe(false, "keys", 401, "{\"code\":401,\"message\":\"unauthorized\"}");
        assertProbe(false, "keys", 403, "");
        assertProbe(false, "address", 404, "<html>");
        assertProbe(false, "noAnswer", 200, "<html>");
        assertProbe(false, "noAnswer", 502, "");
    }

    private void assertProbe(boolean works, String key, int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        var probe = gateway.find(Probes.class).orElseThrow().probe();
        assertEquals(works, probe.works(), body);
        assertEquals(Problem.of("gateway.chingching.probe." + key, probe.word()), probe.problem());
    }

    private static String key(ChingchingGateway gateway, String method, Money amount, Map<String, String> extras) {
        return gateway.check(order(method, amount), extras).orElseThrow().key();
    }

    private static Money cents(long minor) {
        return Money.ofMinor(AMOUNT.getCurrencyUnit(), minor);
    }

    private static PaymentRef payment(@Nullable String gatewayNo) {
        return new PaymentRef(NUMBER, gatewayNo, "LINK", AMOUNT);
    }

    private static PaymentOrder order(String method, Money amount) {
        return new PaymentOrder(NUMBER, "R", "R", "T1", "chingching", method, amount, "Tea", NOW, NOW.plusSeconds(300));
    }

    private static Map<String, Object> transaction(String status) {
        var data = new LinkedHashMap<String, Object>(Map.of(
                "merchant_reference",
                NUMBER.text(),
                "transaction_id",
                "TX1",
                "transaction_type",
                "sale",
                "amount",
                8850,
                "currency",
                "HKD"));
        data.put("status", status);
        return data;
    }

    private static Map<String, Object> checkout(Object action) {
        return new LinkedHashMap<>(Map.of(
                "merchant_reference",
                NUMBER.text(),
                "payment_id",
                "PAY1",
                "transaction_id",
                "TX1",
                "transaction_type",
                "sale",
                "result",
                "pending",
                "next_action",
                action));
    }

    private static Created created(ChingchingGateway gateway, String method) {
        var outcome = gateway.create(order(method, AMOUNT), Map.of());
        return (Created) assertInstanceOf(Outcome.Answered.class, outcome).value();
    }

    private Standing standing(PaymentRef payment) {
        return answered(gateway.query(payment)).standing();
    }

    private static PaymentAnswer answered(Outcome<PaymentAnswer> outcome) {
        return (PaymentAnswer) assertInstanceOf(Outcome.Answered.class, outcome).value();
    }

    private static Facts facts(Outcome<PaymentAnswer> outcome) {
        return Objects.requireNonNull(answered(outcome).facts());
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static JsonNode body(RecordedRequest request) {
        return StrictJson.object(Objects.requireNonNull(request.getBody()).utf8())
                .orElseThrow();
    }

    private static String ok(Map<String, Object> data) {
        return StrictJson.write(Map.of("code", 0, "data", data, "message", ""));
    }
}
