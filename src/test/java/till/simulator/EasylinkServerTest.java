package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EasylinkServerTest {

    @TempDir
    Path folder;

    EasylinkWorld world;

    @AfterEach
    void end() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world = new EasylinkWorld(folder, EasylinkWorld.options());
    }

    private void beginWith(EasylinkHabit... habits) {
        world.close();
        var options = EasylinkWorld.options();
        for (var habit : habits) {
            options = options.with(habit);
        }
        world = new EasylinkWorld(folder.resolve("anew"), options);
    }

    private static void refused(JsonNode answer, int code) {
        assertFalse(answer.path("success").asBoolean(true), answer::toString);
        assertEquals(code, answer.path("code").asInt(), answer::toString);
        assertFalse(answer.has("data"));
    }

    @Test
    void anOrderIsCreatedPaidAndFoundAsTheDocumentShows() {
        var created = world.create("n1");
        assertTrue(created.path("success").asBoolean(), created::toString);
        var data = created.path("data");
        assertEquals("n1", data.path("orderNo").asString());
        assertEquals("HKD", data.path("currency").asString());
        assertEquals("pending", data.path("status").asString());
        assertEquals("2026-11-21T10:00:00+08:00", data.path("createdAt").asString());
        assertTrue(created.toString().contains("\"amount\":88.5"), created::toString);
        var page = world.till.get(data.path("payUrl").asString(), Map.of());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("No money moves here"));
        assertEquals(8850, world.customer.waiting().getFirst().amount());
        assertEquals("pending", world.status("n1"));
        assertTrue(world.customer.pay("n1"));
        var paid = world.rawQuery("n1").body();
        assertTrue(
                paid.contains("\"amount\":88.50,\"status\":\"success\",\"payType\":\"ALI_H5\","
                        + "\"paidAt\":\"2026-11-21T10:00:00+08:00\",\"channelOrderNo\":\"T"),
                paid);
    }

    @Test
    void aWrongOrMissingKeyIsRefusedWith401BeforeAnythingIsRead() {
        var url = world.server.baseUrl() + "/api/v1/KC/payment/create";
        var json = Map.of("Content-Type", "application/json");
        assertEquals(401, world.till.post(url, "no json", json).statusCode());
        var wrong = Map.of("Content-Type", "application/json", "Authorization", "Bearer pk_test_0123456780");
        var answer = world.till.post(url, world.order("n1").toString(), wrong);
        assertEquals(401, answer.statusCode());
        assertEquals("{\"success\":false,\"code\":4002,\"error\":\"Unauthorized\"}", answer.body());
        var bare = Map.of("Content-Type", "application/json", "Authorization", EasylinkWorld.MERCHANT.apiKey());
        assertEquals(
                401, world.till.post(url, world.order("n1").toString(), bare).statusCode());
        assertEquals(
                401,
                world.till
                        .get(world.server.baseUrl() + "/api/v1/KC/payment/query?orderNo=n1", Map.of())
                        .statusCode());
        assertTrue(world.server.book().orders().isEmpty());
        assertEquals(0, world.server.book().creates("n1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payType\":\"ALI_H5\"}",
                "{\"amount\":1}",
                "{\"amount\":1,\"payType\":\"\"}",
                "{\"amount\":1,\"payType\":\"CASH\"}",
                "{\"amount\":\"1.00\",\"payType\":\"ALI_H5\"}",
                "{\"amount\":0,\"payType\":\"ALI_H5\"}",
                "{\"amount\":-1,\"payType\":\"ALI_H5\"}",
                "{\"amount\":1.005,\"payType\":\"ALI_H5\"}",
                "{\"amount\":1.000,\"payType\":\"ALI_H5\"}",
                "{\"amount\":1e30,\"payType\":\"ALI_H5\"}",
                "{\"amount\":null,\"payType\":\"ALI_H5\"}",
                "{\"amount\":1,\"amount\":2,\"payType\":\"ALI_H5\"}",
                "{\"amount\":1,\"payType\":\"ALI_H5\"}x",
                "{\"amount\":1,\"payType\":\"ALI_H5\",\"currency\":\"HKD\"}",
                "{\"amount\":1,\"payType\":\"ALI_H5\",\"orderNo\":\"a b\"}",
                "{\"amount\":1,\"payType\":\"ALI_H5\",\"orderNo\":\"\"}",
                "{\"amount\":1,\"payType\":\"ALI_H5\",\"orderNo\":\"1234567890123456789012345678901\"}",
                "{\"amount\":1,\"payType\":\"ALI_H5\",\"orderNo\":5}",
                "{\"amount\":1,\"payType\":\"ALI_H5\",\"notifyUrl\":\"ftp://x\"}",
                "[]",
                "",
                "amount=1&payType=ALI_H5"
            })
    void whatTheTableDoesNotAllowIsRefusedAndLeavesNothing(String body) {
        refused(world.till.read(world.raw("/payment/create", body)), 4001);
        assertTrue(world.server.book().orders().isEmpty());
    }

    @Test
    void withoutANumberTheGatewayMakesOne() {
        var order = world.order("n1");
        order.remove("orderNo");
        var number = world.create(order).path("data").path("orderNo").asString();
        assertTrue(number.matches("KC20261121100000[0-9A-Z]{6}"), number);
        assertEquals("pending", world.status(number));
    }

    @Test
    void anOwnNumberIsAnsweredAndBothNumbersFindTheOrder() {
        beginWith(EasylinkHabit.OWN_NUMBERS);
        var own = world.create("n1").path("data").path("orderNo").asString();
        assertNotEquals("n1", own);
        assertTrue(own.startsWith("KC"));
        assertEquals(own, world.query("n1").path("data").path("orderNo").asString());
        assertEquals(own, world.query(own).path("data").path("orderNo").asString());
        assertEquals("n1", world.server.book().find("n1").orElseThrow().number());
        assertEquals(
                400, world.raw("/payment/create", world.order(own).toString()).statusCode());
    }

    @Test
    void aRepeatedNumberIsRefusedWith400AndWithItsCodeOncePaid() {
        world.create("n1");
        var again = world.raw("/payment/create", world.order("n1").toString());
        assertEquals(400, again.statusCode());
        assertEquals("{\"success\":false,\"error\":\"Order number already exists\"}", again.body());
        world.customer.pay("n1");
        refused(world.create("n1"), 4004);
        assertEquals(1, world.server.book().orders().size());
        assertEquals(3, world.server.book().creates("n1"));
    }

    @Test
    void aBatchOfRefundsMayNotExceedWhatWasPaid() {
        world.create("n1");
        refused(world.refund("n1", "r0", "1"), 4006);
        world.customer.pay("n1");
        var first = world.refund("n1", "r1", "50.00");
        assertEquals("processing", first.path("data").path("status").asString(), first::toString);
        assertEquals("r1", first.path("data").path("refundNo").asString());
        refused(world.refund("n1", "r2", "38.51"), 4006);
        refused(world.refund("n9", "r2", "1"), 4003);
        refused(world.refund("n1", "r2", "\"1\""), 4001);
        var repeated = world.refund("n1", "r1", "1");
        assertEquals("Refund number already exists", repeated.path("error").asString());
        world.till.passes(Duration.ofSeconds(5));
        assertEquals("success", world.status("n1"), "in part is not refunded");
        world.refund("n1", "r3", "38.50");
        assertEquals("success", world.status("n1"), "under way is not refunded");
        world.till.passes(Duration.ofSeconds(5));
        assertEquals("refunded", world.status("n1"));
        assertEquals(8850, world.server.book().find("n1").orElseThrow().refunded());
        refused(world.refund("n1", "r4", "0.01"), 4006);
    }

    @Test
    void aNumberNobodyHasIsNotFound() {
        refused(world.query("n9"), 4003);
        world.create("n1");
        var id = world.server.book().orders().getFirst().id();
        refused(world.query(id), 4003);
        refused(world.query(""), 4001);
        refused(world.query("n1&payOrderId=" + id), 4001);
    }

    @ParameterizedTest
    @CsvSource({
        "n9, 1, 404, Order not found",
        "n1, 99, 400, Refund amount exceeds refundable balance",
        "n1, 0, 400, Invalid parameter: refundAmount"
    })
    void errorsMayBeTextsWithAnHttpStatus(String orderNo, String amount, int status, String text) {
        beginWith(EasylinkHabit.TEXT_ERRORS);
        world.create("n1");
        world.customer.pay("n1");
        var answer = world.raw("/refund/create", "{\"orderNo\":\"" + orderNo + "\",\"refundAmount\":" + amount + "}");
        assertEquals(status, answer.statusCode());
        assertEquals("{\"success\":false,\"error\":\"" + text + "\"}", answer.body());
    }

    @Test
    void codedErrorsComeWithHttp200() {
        var answer = world.rawQuery("n9");
        assertEquals(200, answer.statusCode());
        assertEquals("{\"success\":false,\"code\":4003,\"error\":\"Order not found\"}", answer.body());
    }

    @Test
    void statesMayLeakAsBareNumbers() {
        beginWith(EasylinkHabit.RAW_STATES);
        world.create("n1");
        world.create("n2");
        world.customer.pay("n1");
        world.refund("n1", "r1", "88.50");
        world.till.passes(Duration.ofHours(2));
        assertTrue(world.rawQuery("n1").body().contains("\"status\":5,"));
        assertTrue(world.rawQuery("n2").body().contains("\"status\":6,"));
    }

    @Test
    void anOrderEndsWithItsTimeAndLateMoneyMakesItSuccess() {
        world.create("n1");
        world.till.passes(Duration.ofHours(2));
        assertEquals("closed", world.status("n1"));
        assertFalse(world.customer.pay("n1"));
        assertTrue(world.customer.payLate("n1"));
        assertEquals("success", world.status("n1"));
        assertTrue(world.server.book().find("n1").orElseThrow().late());
    }

    @Test
    void aDeclinedOrderFailsAndACustomerWhoLeftDoesNotPay() {
        world.auto.every(Duration.ofSeconds(3));
        world.create("n1");
        world.create("n2");
        world.create("n3");
        assertTrue(world.customer.decline("n1"));
        assertTrue(world.customer.walkAway("n2"));
        world.till.passes(Duration.ofSeconds(4));
        assertEquals("failed", world.status("n1"));
        assertEquals("pending", world.status("n2"));
        assertEquals("success", world.status("n3"));
        assertTrue(world.customer.waiting().isEmpty());
    }

    @Test
    void timesMayBeForPeopleAndAnswersSparse() {
        beginWith(EasylinkHabit.LOCALE_TIMES, EasylinkHabit.SPARSE_ANSWERS);
        world.till.passes(Duration.ofHours(6));
        assertEquals(
                "21/11/2026 下午4:00:00",
                world.create("n1").path("data").path("createdAt").asString());
        world.customer.pay("n1");
        var paid = world.query("n1").path("data");
        assertEquals("success", paid.path("status").asString());
        assertFalse(paid.has("paidAt") || paid.has("channelOrderNo"));
    }

    @Test
    void otherPathsMethodsAndMerchantsAreNotFound() {
        var not = "{\"success\":false,\"error\":\"Not found\"}";
        assertEquals(not, world.raw("/payment/close", "{}").body());
        assertEquals(404, world.raw("/payment/query", "{}").statusCode());
        assertEquals(
                404,
                world.till
                        .get(world.server.baseUrl() + "/api/v1/XX/payment/query", Map.of())
                        .statusCode());
        assertEquals(
                404,
                world.till.get(world.server.baseUrl() + "/cashier/P1", Map.of()).statusCode());
    }
}
