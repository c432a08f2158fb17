package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import till.domain.PayCode;
import till.domain.PayCode.Kind;
import till.domain.PaymentMethod.Brand;
import till.domain.PaymentMethod.Form;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Probes;
import till.gateway.QrPayments.Created;

/** What the document leaves open and this adapter had to decide, beyond what every gateway's contract holds. */
class ChingchingTrapsTest extends ChingchingCases {
    private static final String ALI = "ALIPAY_QR:payment_inst=ALIPAYHK;trade_information.business_type=5";

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
}
