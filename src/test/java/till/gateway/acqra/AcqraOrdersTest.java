package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.AuthCode;
import till.domain.Discount;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.PayCode;
import till.domain.PaymentMethod;
import till.domain.Problem;
import till.gateway.CodePayments;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments;
import till.gateway.QrPayments.Created;
import till.gateway.http.StrictJson;

class AcqraOrdersTest extends AcqraStand {
    private static final AuthCode SCANNED = new AuthCode("134567890123456789");
    private static final String PRODUCTS =
            "[{\"price\":\"88.50\",\"productName\":\"tea\",\"quantity\":\"1\",\"sku\":\"1\"}]";
    private static final String SHIPPING =
            "{\"firstName\":\"A\",\"lastName\":\"B\",\"phone\":{\"number\":\"21234567\"},"
                    + "\"address\":{\"city\":\"HK\",\"country\":\"HK\",\"line1\":\"x\",\"postcode\":\"0\",\"state\":\"HK\"}}";

    private Outcome<Created> create(String method, Map<String, String> extras) {
        return held(QrPayments.class).create(order(method), extras);
    }

    private String wrong(String method, Map<String, String> extras) {
        return held(QrPayments.class)
                .check(order(method), extras)
                .map(Problem::key)
                .orElse("");
    }

    @Test
    void whatAWalletIsSentIsExact() throws InterruptedException {
        warm(Map.of(
                "clientIp",
                "203.0.113.9",
                "frontUrl",
                "https://shop.example/back",
                "fraudMode",
                "Y",
                "billingDesc",
                "HARBOUR CAFE"));
        answer(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending"));
        var created = answered(create("wechat", Map.of("storeId", "P1")));
        assertEquals(new PayCode(PayCode.Kind.QR, "https://qr.example/1"), created.code());
        assertEquals("589327510105956352", created.gatewayNo());
        assertEquals(Standing.WAITING, created.standing());
        var request = taken();
        assertEquals("/gateway/v1/payment", request.getTarget());
        assertEquals(StrictJson.object("""
                        {"orderNo":"T1P0MB0000000000001","amount":"88.50","currency":"HKD",
                        "description":"Lunch & tea 100%","expiryTime":"60","fraudMode":"Y",
                        "frontUrl":"https://shop.example/back","billingDesc":"HARBOUR CAFE","paymentMethodType":"wechat",
                        "wechat":{"storeId":"P1","productType":"qr-code"},
                        "deviceInfo":{"browser":{"userAgent":"Harbour Till"},"clientIp":"203.0.113.9","language":"en-US"}}
                        """).orElseThrow(), json(request));
    }

    @Test
    void theLinesGoAsProductsWhosePricesAreTrue() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending"));
        var tea = new OrderLine("TEA", new ItemNames("Tea", "茶", ""), Money.parse("HKD 24.00"), 2, null, Discount.NONE);
        var tart = new OrderLine(
                "",
                ItemNames.of("Tart"),
                Money.parse("HKD 13.50"),
                3,
                null,
                new Discount.Amount(Money.parse("HKD 0.50")));
        var card = OrderLine.free(ItemNames.of("Card"), Money.parse("HKD 0.50"));
        answered(held(QrPayments.class).create(order("wechat"), List.of(tea, tart, card), Map.of()));
        assertEquals(StrictJson.container("""
                        [{"price":"24.00","productName":"Tea","quantity":"2","sku":"TEA"},
                        {"price":"40.00","productName":"Tart × 3","quantity":"1","sku":"L2"},
                        {"price":"0.50","productName":"Card","quantity":"1","sku":"L3"}]
                        """).orElseThrow(), sent().path("productInfo"));
    }

    @Test
    void moreLinesThanFiftyGoAsOneProduct() throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending"));
        var lines = Collections.nCopies(51, OrderLine.free(ItemNames.of("Tea"), Money.parse("HKD 1")));
        answered(held(QrPayments.class).create(order("wechat"), lines, Map.of()));
        var products = sent().path("productInfo");
        assertEquals(1, products.size());
        assertEquals("88.50", products.path(0).path("price").asString());
    }

    @Test
    void whatTheHostedPageIsSentIsExact() throws InterruptedException {
        warm(Map.of("linkMode", "session", "threeDsMode", "standard", "captureMethod", "manual"));
        answer(Map.of(
                "respCode",
                "0000",
                "orderNo",
                NUMBER.text(),
                "redirectUrl",
                "/h5/zh-cn/cashier.html",
                "expiresIn",
                1440));
        var created = answered(create("CASHIER", Map.of("productInfo", PRODUCTS, "shipping", SHIPPING)));
        assertEquals(
                new PayCode(PayCode.Kind.LINK, "http://127.0.0.1:" + server.getPort() + "/h5/zh-cn/cashier.html"),
                created.code());
        assertTrue(created.word().contains("1440"));
        var request = taken();
        assertEquals("/gateway/v1/cashier/order", request.getTarget());
        assertEquals(StrictJson.object("""
                        {"orderNo":"T1P0MB0000000000001","amount":"88.50","currency":"HKD",
                        "description":"Lunch & tea 100%%","expiryTime":"60","linkMode":"session",
                        "threeDsMode":"standard","captureMethod":"manual","productInfo":%s,"shipping":%s}
                        """.formatted(PRODUCTS, SHIPPING)).orElseThrow(), json(request));
    }

    @ParameterizedTest
    @CsvSource({"auto,,auto", "auto,manual,manual", "manual,auto,auto", ",,auto"})
    void captureIsTheOrdersElseTheProfiles(String profile, String extra, String sent) throws InterruptedException {
        warm(profile == null ? Map.of() : Map.of("captureMethod", profile));
        answer(Map.of("respCode", "0000", "orderNo", NUMBER.text(), "redirectUrl", "https://pay.example/x?a=1#b"));
        var created = answered(create("CASHIER", extra == null ? Map.of() : Map.of("captureMethod", extra)));
        assertEquals(new PayCode(PayCode.Kind.LINK, "https://pay.example/x?a=1#b"), created.code());
        assertEquals(sent, sent().path("captureMethod").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "mailto:a@b.example"})
    void aPageThatIsNoWebAddressIsUnknown(String address) throws InterruptedException {
        warm(Map.of());
        answer(Map.of("respCode", "0000", "orderNo", NUMBER.text(), "redirectUrl", address));
        assertInstanceOf(Outcome.Unknown.class, create("CASHIER", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"JPY,88,88", "HKD,8850,88.50", "KWD,1234,1.234", "IDR,1,0.01", "HKD,9999999,99999.99"})
    void amountsAreTextsWithTheCurrencysOwnDecimals(String currency, long minor, String text)
            throws InterruptedException {
        warm(Map.of("currencies", "HKD,JPY,KWD,IDR"));
        var amount = Money.ofMinor(CurrencyUnit.of(currency), minor);
        answer(AcqraAnswers.payment(NUMBER.text(), amount, "pending"));
        answered(held(QrPayments.class).create(order("upay", amount), Map.of()));
        var sent = sent().path("amount");
        assertTrue(sent.isString());
        assertEquals(text, sent.asString());
    }

    @ParameterizedTest
    @CsvSource({"HKD,10000000", "JPY,100000", "KWD,99999991", "KWD,9", "USD,100"})
    void otherAmountsAreNeverSent(String currency, long minor) {
        gateway = gateway(Map.of("currencies", "HKD,JPY,KWD"));
        var order = order("wechat", Money.ofMinor(CurrencyUnit.of(currency), minor));
        assertInstanceOf(Outcome.Refused.class, held(QrPayments.class).create(order, Map.of()));
        assertInstanceOf(Outcome.Refused.class, held(CodePayments.class).charge(order, SCANNED, Map.of()));
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void theLimitFollowsTheCurrencysDecimals() {
        assertEquals(9_999_999, gateway.limits().maximumMinor());
        assertEquals(99_999, gateway(Map.of("currencies", "JPY")).limits().maximumMinor());
        assertEquals(
                60,
                AcqraGateway.of(AcqraAnswers.profile("http://x", Map.of()), _ -> {}, now::get)
                        .limits()
                        .longestCall()
                        .toSeconds());
    }

    @Test
    void cardsNeverGoThroughTheTillAsOrdinaryInputs() {
        assertEquals("gateway.acqra.keyed", wrong("card", Map.of()));
        assertEquals("gateway.acqra.cards", wrong("wechat", Map.of("cardNo", "1")));
        assertEquals("gateway.acqra.cards", wrong("CASHIER", Map.of("card", "{}")));
        assertEquals("gateway.acqra.cards", wrong("wechat", Map.of("attach", "4111 1111 1111 1111 12/27")));
        assertEquals("gateway.acqra.onThePage", wrong("applePay", Map.of()));
        assertEquals("gateway.acqra.unknownMethod", wrong("octopus", Map.of()));
        assertInstanceOf(Outcome.Refused.class, create("card", Map.of()));
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void everyWayOfTheDocumentIsOfferedAndCanBeCharged() {
        var codes = List.of(
                "alipay", "alipayPlus", "wechat", "upay", "payNow", "grabPay", "shopeePay", "paypal", "CASHIER");
        assertEquals(codes, codes(gateway));
        codes.forEach(code -> assertEquals("", wrong(code, Map.of())));
        var few = gateway(Map.of("methods", "wechat, CASHIER"));
        assertEquals(List.of("wechat", "CASHIER"), codes(few));
        gateway = few;
        assertEquals("gateway.acqra.unknownMethod", wrong("alipay", Map.of()));
        assertEquals(
                List.of("wechat"),
                held(CodePayments.class).scanMethods().stream()
                        .map(PaymentMethod::code)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"in-app,APP", "mini-program,APP", "h5,LINK", "qr-code,QR"})
    void wechatsProductsGoWithWhatTheyDemand(String product, PayCode.Kind kind) throws InterruptedException {
        warm(Map.of());
        answer(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending"));
        var extras = Map.of("productType", product, "openId", "o1", "subAppId", "wx1");
        assertEquals(
                new PayCode(kind, "https://qr.example/1"),
                answered(create("wechat", extras)).code());
        assertEquals(product, sent().path("wechat").path("productType").asString());
    }

    @Test
    void inputsThatDoNotFitAreRefusedWithASentence() {
        assertEquals("gateway.acqra.needs", wrong("wechat", Map.of("productType", "in-app")));
        assertEquals("gateway.acqra.needs", wrong("wechat", Map.of("productType", "mini-program", "subAppId", "a")));
        for (var extras : List.of(
                Map.of("productType", "pay"),
                Map.of("productType", "barcode"),
                Map.of("authCode", "134567890123456789"),
                Map.of("attach", "x".repeat(51)),
                Map.of("metadata", "{}"),
                Map.of("anything", "x"),
                Map.of("productInfo", "{}"),
                Map.of("productInfo", "[]"),
                Map.of("productInfo", "[{\"price\":\"1\"}]"),
                Map.of("productInfo", PRODUCTS.replace("\"88.50\"", "88.50")),
                Map.of("productInfo", PRODUCTS.replace("sku", "sku2")),
                Map.of("shipping", SHIPPING.replace("firstName", "first")),
                Map.of("shipping", "not JSON"),
                Map.of("billing", "{}"))) {
            assertEquals("gateway.acqra.extra", wrong("wechat", extras), extras::toString);
        }
        assertEquals("", wrong("wechat", Map.of("productInfo", PRODUCTS, "shipping", SHIPPING)));
        assertEquals("", wrong("paypal", Map.of("metadata", "{\"a\":\"b\"}")));
        var billed =
                "{\"address\":{\"city\":\"Hong Kong\",\"country\":\"HK\",\"line1\":\"1 Pier\",\"postcode\":\"0\",\"state\":\"HK\"}}";
        assertEquals("", wrong("wechat", Map.of("billing", billed)));
        var called = billed.replace("}}", "},\"phone\":{\"number\":\"21112222\"}}");
        assertEquals("", wrong("wechat", Map.of("billing", called)));
        assertEquals("gateway.acqra.extra", wrong("CASHIER", Map.of("captureMethod", "later")));
        assertEquals("gateway.acqra.extra", wrong("CASHIER", Map.of("billing", "{}")));
        assertEquals("gateway.acqra.extra", wrong("payNow", Map.of("productType", "h5")));
    }

    @Test
    void anEmptyPayUrlGivesWayToAnAddressInLastEvent() throws InterruptedException {
        warm(Map.of());
        var answer = AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending");
        answer.put("payUrl", "");
        answer.put("lastEvent", "https://next.example/1");
        answer(answer);
        answer.put("lastEvent", "payment created");
        answer(answer);
        assertEquals(
                new PayCode(PayCode.Kind.QR, "https://next.example/1"),
                answered(create("alipay", Map.of())).code());
        assertNull(answered(create("alipay", Map.of())).code());
    }

    @Test
    void anUnknownStateBesideACodeIsShownAndWithoutOneIsUnknown() throws InterruptedException {
        warm(Map.of());
        var answer = AcqraAnswers.payment(NUMBER.text(), AMOUNT, "INIT_9");
        answer(answer);
        answer.remove("payUrl");
        answer(answer);
        var created = answered(create("wechat", Map.of()));
        assertEquals(Standing.WAITING, created.standing());
        assertTrue(created.word().contains("INIT_9"));
        assertInstanceOf(Outcome.Unknown.class, create("wechat", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"orderNo,X", "amount,88.51", "currency,USD", "amount,", "respCode,1001", "respCode,"})
    void anAnswerThatIsNotAboutThisOrderIsUnknown(String field, String value) throws InterruptedException {
        warm(Map.of());
        var answer = AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending");
        answer.put(field, value == null ? "" : value);
        answer(answer);
        assertInstanceOf(Outcome.Unknown.class, create("wechat", Map.of()));
    }

    @Test
    void aScannedCodeIsSentOnceAndNeverKept() throws InterruptedException {
        warm(Map.of());
        var answer = AcqraAnswers.payment(NUMBER.text(), AMOUNT, "processing");
        answer.put("payUrl", "");
        answer.put("desc", "code " + SCANNED.text());
        answer.put("respMsg", SCANNED.text());
        answer(answer);
        answer(AcqraAnswers.error("1002", "bad code " + SCANNED.text()));
        var scans = held(CodePayments.class);
        var outcome = scans.charge(order("alipay"), SCANNED, Map.of("storeId", "P1"));
        assertEquals(new PayCode(PayCode.Kind.NONE, ""), answered(outcome).code());
        assertEquals(
                StrictJson.object(
                                "{\"storeId\":\"P1\",\"productType\":\"pay\",\"authCode\":\"" + SCANNED.text() + "\"}")
                        .orElseThrow(),
                sent().path("alipay"));
        var failed = scans.charge(order("upay"), SCANNED, Map.of());
        assertInstanceOf(Outcome.Unknown.class, failed);
        var kept = outcome.toString() + failed + exchanges;
        assertEquals(2, exchanges.size());
        assertFalse(kept.contains(SCANNED.text()), kept);
    }

    @Test
    void onlyWalletsWithAScannedCodeTakeOne() {
        var scans = held(CodePayments.class);
        assertEquals(
                List.of("alipay", "alipayPlus", "wechat", "upay"),
                scans.scanMethods().stream().map(PaymentMethod::code).toList());
        assertTrue(scans.checkScan(order("wechat"), SCANNED, Map.of()).isEmpty());
        for (var method : List.of("payNow", "paypal", "CASHIER", "card")) {
            assertEquals(
                    "gateway.acqra.noScan",
                    scans.checkScan(order(method), SCANNED, Map.of())
                            .orElseThrow()
                            .key());
        }
        assertTrue(scans.checkScan(order("wechat"), SCANNED, Map.of("productType", "h5"))
                .isPresent());
    }

    @Test
    void aProfileThatCannotWorkSaysWhy() {
        assertEquals(List.of(), AcqraGateway.problems(AcqraAnswers.profile("https://x.example", Map.of())));
        for (var wrong : List.of(
                Map.of("methods", "wechat,card"),
                Map.of("currencies", "HKD,XYZ"),
                Map.of("frontUrl", "https://x.example/?a=1"),
                Map.of("callSeconds", "4"),
                Map.of("authorization", "basic"),
                Map.of("appId", ""))) {
            assertEquals(
                    1,
                    AcqraGateway.problems(AcqraAnswers.profile("https://x.example", wrong))
                            .size(),
                    wrong::toString);
        }
    }

    /** Without the card that is typed in: it is always there, and off. */
    private static List<String> codes(AcqraGateway gateway) {
        return gateway.methods().stream()
                .filter(method -> !method.isKeyed())
                .map(PaymentMethod::code)
                .toList();
    }
}
