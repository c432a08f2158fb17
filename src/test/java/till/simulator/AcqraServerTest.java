package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcqraServerTest extends AcqraServerCases {
    @Test
    void nobodyIsLetInWithoutABearersToken() {
        var good = world.authorization;
        for (var wrong :
                List.of("Bearer", "Bearer 1.2", good.substring(7), "bearer " + good.substring(7), good + "0")) {
            world.authorization = wrong;
            var answer = world.raw("cashier/order", "{}");
            assertEquals(401, answer.statusCode(), wrong);
            assertEquals("", answer.body());
        }
        world.authorization = "";
        assertEquals(401, world.raw("query", "{}").statusCode());
        world.authorization = good;
        assertEquals(200, world.raw("query", "{}").statusCode());
        assertTrue(world.server.book().orders().isEmpty());
    }

    @Test
    void tokensEndAndAreRenewedAndOnlyForTheRightSecret() {
        again(AcqraOptions.standard().withToken(Duration.ofSeconds(30), Duration.ofSeconds(90)));
        var told = world.call("connect/token", Map.of("appId", "100000000000001", "secret", "secret-of-the-shop"));
        assertEquals(90, told.path("expiresIn").asInt());
        done(world.create("order1"));
        world.passes(Duration.ofSeconds(30));
        assertEquals(401, world.raw("query", "{}").statusCode());
        world.authorization = "Bearer " + world.token();
        assertEquals("pending", world.status("order1"));
        world.authorization = "";
        var wrong = Map.of("appId", "100000000000001", "secret", "secret-of-the-shoq");
        assertEquals(
                401,
                world.raw("connect/token", world.till.json.writeValueAsString(wrong))
                        .statusCode());
        refused(world.call("connect/token", Map.of("appId", "100000000000001")), "1001", "secret is required");
    }

    @Test
    void byChoiceTheBareTokenIsDemanded() {
        again(AcqraOptions.standard().withRawToken(true));
        assertEquals(401, world.raw("query", "{}").statusCode());
        world.authorization = world.token();
        done(world.create("order1"));
    }

    @Test
    void aHostedPageIsOrderedAndPaidByCard() {
        var created = world.create("order1");
        done(created);
        assertEquals(1440, created.path("expiresIn").asInt());
        var redirect = created.path("redirectUrl").asString();
        assertTrue(redirect.startsWith("/h5/zh-cn/cashier.html?session="), redirect);
        var page = world.till.get(world.server.baseUrl() + redirect, Map.of());
        assertTrue(page.body().contains("No money moves here"), page::body);
        assertEquals("pending", world.status("order1"));
        world.customer.pay("order1");
        var order = world.query("order1", "card").path("order");
        assertEquals("successed", order.path("orderStatus").asString());
        assertTrue(order.path("payAmount").isNumber(), order::toString);
        assertEquals("88.5", order.path("payAmount").decimalValue().toPlainString());
        assertEquals("HKD", order.path("tradeCurrency").asString());
        assertEquals("2026-11-21T02:00:00Z", order.path("payTime").asString());
        assertEquals("621245******4690", order.path("payNo").asString());
    }

    @Test
    void aQueryNamesTheWayOfPaymentThatWasUsedAndTakesEitherNumberInEitherField() {
        world.create("order1");
        refused(world.query("order1", "wechat"), "1006", "not the one");
        refused(world.query("order1", "cash"), "1001", "unknown");
        refused(world.call("query", Map.of("orderNo", "order1")), "1001", "paymentMethodType is required");
        refused(world.call("query", Map.of("paymentMethodType", "card")), "1001", "orderNo or tradeNo");
        refused(world.query("order9", "card"), "1003", "order not found");
        assertTrue(world.server.book().payWith("order1", "alipayPlus"));
        refused(world.query("order1", "card"), "1006", "not the one");
        var paid = world.query("order1", "alipayPlus").path("order");
        assertEquals("successed", paid.path("orderStatus").asString());
        assertFalse(paid.has("payNo"));
        var trade = paid.path("tradeNo").asString();
        done(world.query(trade, "alipayPlus"));
        world.create("order2");
        var crossed = Map.of("orderNo", "order2", "tradeNo", trade, "paymentMethodType", "alipayPlus");
        refused(world.call("query", crossed), "1003", "order not found");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, #88.50, amount must be a decimal string",
        "amount, 88.505, amount must be a decimal string",
        "amount, 100000, amount must be a decimal string",
        "amount, 088, amount must be a decimal string",
        "amount, 0.00, at least 0.01",
        "currency, hkd, currency must be",
        "currency, QQQ, currency is unknown",
        "currency, JPY, more decimals than JPY",
        "orderNo, abcd, orderNo must have 5 to 64",
        "captureMethod, later, captureMethod must be one of",
        "linkMode, page, linkMode must be one of",
        "fraudMode, yes, fraudMode must be one of",
        "threeDsMode, always, threeDsMode must be one of",
        "expiryTime, #60, expiryTime must be",
        "expiryTime, 1h, expiryTime must be",
        "frontUrl, ab, frontUrl must have 3 to 128",
        "productInfo, x, productInfo must be an array",
        "shipping, x, shipping must be an object",
        "paymentMethodType, card, paymentMethodType is unknown",
        "notificationUrl, http://x, notificationUrl is unknown"
    })
    void badFieldsOfAHostedPageAreRefused(String name, String value, String message) {
        var fields = world.cashier("order1");
        fields.put(name, typed(value));
        refused(world.call("cashier/order", fields), "1001", message);
        assertTrue(world.server.book().orders().isEmpty());
    }

    @Test
    void productsAndShippingAreLookedIntoAndRepeatedByTheQuery() {
        var fields = world.cashier("order1");
        fields.put("productInfo", List.of(Map.of("price", "5.55", "productName", "x", "quantity", 1, "sku", "1")));
        refused(world.call("cashier/order", fields), "1001", "productInfo[0].quantity must be a string");
        fields.put("productInfo", List.of(Map.of("price", "5.55", "productName", "x", "quantity", "1", "sku", "1")));
        var shipping = new HashMap<String, Object>(
                Map.of("firstName", "四", "lastName", "李", "phone", Map.of("countryCode", "852", "number", "123")));
        fields.put("shipping", shipping);
        refused(world.call("cashier/order", fields), "1001", "shipping.address is required");
        shipping.put("address", Map.of("city", "x", "country", "hk", "line1", "x", "postcode", "1", "state", "x"));
        refused(world.call("cashier/order", fields), "1001", "shipping.address.country must be");
        shipping.put("address", Map.of("city", "x", "country", "HK", "line1", "x", "postcode", "1", "state", "x"));
        done(world.call("cashier/order", fields));
        assertEquals(
                "四",
                world.query("order1", "card").path("shipping").path("firstName").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechat", "alipay", "alipayPlus", "upay", "payNow", "paypal", "grabPay", "shopeePay"})
    void everyWalletGivesACodeToShow(String type) {
        var created = world.call("payment", world.payment("order1", type, QR));
        done(created);
        assertEquals("88.50", created.path("amount").asString());
        assertEquals("pending", created.path("orderStatus").asString());
        assertTrue(created.path("payUrl").asString().startsWith("http://127.0.0.1:"), created::toString);
        assertEquals(
                "2026-11-21T10:00:00+08:00", created.path("transactionTime").asString());
        world.customer.pay("order1");
        assertEquals(
                "successed",
                world.query("order1", type).path("order").path("orderStatus").asString());
    }

    @Test
    void aScannedCodePaysAtOnceAndWaitsForThePhoneFromAnAmountOn() {
        var paid = world.call("payment", world.payment("order1", "wechat", SCANNED));
        done(paid);
        assertEquals("successed", paid.path("orderStatus").asString());
        assertFalse(paid.has("payUrl"));
        var large = world.payment("order2", "wechat", SCANNED);
        large.put("amount", "1000");
        var waits = world.call("payment", large);
        assertEquals("pending", waits.path("orderStatus").asString());
        assertTrue(waits.path("desc").asString().contains("phone"));
        world.customer.decline("order2");
        var order = world.query("order2", "wechat").path("order");
        assertEquals("failed", order.path("orderStatus").asString());
        assertEquals("declined by the customer", order.path("orderStatusDesc").asString());
    }

    @Test
    void whatAProductNeedsIsDemanded() {
        refused(
                world.call("payment", world.payment("order1", "wechat", Map.of("productType", "pay"))),
                "1001",
                "wechat.authCode is required for pay");
        refused(
                world.call("payment", world.payment("order1", "alipay", Map.of("productType", "in-app"))),
                "1001",
                "alipay.subAppId is required");
        var mini = Map.<String, Object>of("productType", "mini-program", "subAppId", "wx1");
        refused(world.call("payment", world.payment("order1", "wechat", mini)), "1001", "wechat.openId is required");
        refused(world.call("payment", world.payment("order1", "payNow", SCANNED)), "1001", "payNow.");
        refused(
                world.call("payment", world.payment("order1", "upay", Map.of("productType", "h5"))),
                "1001",
                "upay.productType must be one of");
        var whole = Map.<String, Object>of("productType", "mini-program", "subAppId", "wx1", "openId", "o1");
        var created = world.call("payment", world.payment("order1", "wechat", whole));
        assertTrue(created.path("lastEvent").asString().startsWith("http"), created::toString);
        assertFalse(created.has("payUrl"));
    }

    @Test
    void aPaymentsObjectsMustBelongToItsTypeAndItsDeviceMustBeTold() {
        var fields = world.payment("order1", "wechat", QR);
        fields.put("alipay", QR);
        refused(world.call("payment", fields), "1001", "alipay does not belong");
        fields.remove("alipay");
        fields.remove("wechat");
        refused(world.call("payment", fields), "1001", "wechat is required");
        fields.put("wechat", QR);
        fields.put("frontUrl", "https://shop.example/?a=1");
        refused(world.call("payment", fields), "1001", "without parameters");
        fields.remove("frontUrl");
        fields.put("captureMethod", "manual");
        refused(world.call("payment", fields), "1001", "captureMethod is unknown");
        fields.remove("captureMethod");
        fields.put("deviceInfo", Map.of("browser", Map.of(), "clientIp", "10.1.1.1", "language", "en"));
        refused(world.call("payment", fields), "1001", "deviceInfo.browser.userAgent is required");
        fields.remove("deviceInfo");
        refused(world.call("payment", fields), "1001", "deviceInfo is required");
        assertTrue(world.server.book().orders().isEmpty());
    }

    @Test
    void cardsAreReadStrictlyAndUnknownOperationsRefused() {
        var card = new LinkedHashMap<String, Object>(Map.of("cardNo", "4242424242424242", "expiryMonth", "06"));
        var answer = world.call("payment", world.payment("order1", "card", card));
        refused(answer, "1001", "card.expiryYear is required");
        card.putAll(Map.of("expiryYear", "2031", "firstName", "Mei", "lastName", "Chan", "cvv", "123"));
        refused(world.call("payment", world.payment("order1", "card", card)), "1001", "card.cvv is unknown");
        card.remove("cvv");
        card.put("cardNo", "4242424242424241");
        answer = world.call("payment", world.payment("order1", "card", card));
        refused(answer, "1001", "no card number");
        assertFalse(answer.toString().contains("4242"));
        var bare = world.payment("order1", "googlePay", QR);
        bare.remove("googlePay");
        refused(world.call("payment", bare), "1006", "not enabled");
        refused(world.till.read(world.raw("mitPayment", "{}")), "1001", "is required");
        assertEquals(404, world.raw("close", "{}").statusCode());
        var get = world.till.get(world.server.baseUrl() + "/gateway/v1/query", Map.of());
        assertEquals(405, get.statusCode());
        refused(world.till.read(world.raw("query", "{")), "1001", "not JSON");
    }

    @Test
    void aNumberIsTakenOnce() {
        done(world.create("order1"));
        refused(world.create("order1"), "1002", "orderNo order1 already exists");
        refused(world.call("payment", world.payment("order1", "wechat", QR)), "1002", "already exists");
        assertEquals(3, world.server.book().creates("order1"));
        assertEquals(1, world.server.book().orders().size());
    }

    @Test
    void moneySetAsideIsCapturedOnceAndNotAboveItsAmount() {
        done(world.call("cashier/order", world.manual("order1")));
        refused(world.capture("order1", "1"), "1004", "pending");
        world.customer.pay("order1");
        assertEquals("authorized", world.status("order1"));
        refused(world.refund("order1", "r1", "1"), "1004", "authorized");
        refused(world.capture("order1", "88.51"), "1005", "exceeds");
        var captured = world.capture("order1", "80.5");
        done(captured);
        assertEquals("80.50", captured.path("amount").asString());
        assertEquals("successed", captured.path("orderStatus").asString());
        refused(world.capture("order1", "8"), "1004", "successed");
        refused(world.call("cancel", Map.of("orderNo", "order1")), "1004", "successed");
        assertEquals(
                "80.5",
                world.query("order1", "card")
                        .path("order")
                        .path("payAmount")
                        .decimalValue()
                        .toPlainString());
        refused(world.refund("order1", "r1", "80.51"), "1005", "exceeds");
        done(world.refund("order1", "r1", "80.50"));
    }

    @Test
    void onlyMoneySetAsideIsVoidedAndNothingClosesAWaitingOrder() {
        world.call("cashier/order", world.manual("order1"));
        refused(world.call("cancel", Map.of("orderNo", "order1")), "1004", "pending");
        world.customer.pay("order1");
        var voided = world.call("cancel", Map.of("orderNo", "order1"));
        done(voided);
        assertEquals("canceled", voided.path("orderStatus").asString());
        assertEquals("canceled", world.status("order1"));
        refused(world.capture("order1", "1"), "1004", "canceled");
        world.call("cashier/order", world.manual("order2"));
        world.customer.pay("order2");
        world.passes(Duration.ofDays(7));
        world.authorization = "Bearer " + world.token();
        assertEquals("expired", world.status("order2"));
    }

    @Test
    void refundsAreAcceptedFirstAndAddUpToWhatWasPaid() {
        world.create("order1");
        world.customer.pay("order1");
        var accepted = world.refund("order1", "r1", "8.5");
        done(accepted);
        assertEquals("accepted", accepted.path("refundStatus").asString());
        assertFalse(accepted.has("finishTime"));
        refused(world.refund("order1", "r1", "1"), "1002", "refundNumber r1 already exists");
        refused(world.refund("order1", "r2", "80.01"), "1005", "exceeds");
        done(world.refund("order1", "r3", "80"));
        assertEquals("accepted", world.refundQuery("r1").path("refundStatus").asString());
        world.passes(Duration.ofSeconds(2));
        var ended = world.refundQuery("r1");
        done(ended);
        assertEquals("successed", ended.path("refundStatus").asString());
        assertEquals("8.50", ended.path("amount").asString());
        assertEquals("2026-11-21 10:00:02", ended.path("finishTime").asString());
        var refunds = world.query("order1", "card").path("refund");
        assertEquals(2, refunds.size());
        assertEquals("r1", refunds.get(0).path("orderNo").asString());
        assertTrue(refunds.get(0).path("amount").isNumber());
        refused(world.refundQuery("order1"), "1003", "refund not found");
        refused(world.refund("order9", "r4", "1"), "1003", "order not found");
    }
}
