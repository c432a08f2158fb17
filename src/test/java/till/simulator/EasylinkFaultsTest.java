package till.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EasylinkFaultsTest {

    @TempDir
    Path folder;

    EasylinkWorld world;

    @BeforeEach
    void begin() {
        world = new EasylinkWorld(folder, EasylinkWorld.options());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void beginAnew(EasylinkOptions options) {
        world.close();
        world = new EasylinkWorld(folder.resolve("anew"), options);
    }

    private void createWithNotice(String orderNo) {
        var order = world.order(orderNo);
        order.put("notifyUrl", world.till.noticeUrl());
        assertTrue(world.create(order).path("success").asBoolean());
    }

    @Test
    void aLostAnswerHasActedAndARefusedConnectionHasNot() {
        world.dial.next(Fault.ANSWER_LOST, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("n1"));
        assertEquals("pending", world.status("n1"));
        world.dial.next(Fault.REFUSED_CONNECTION, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("n2"));
        assertEquals(0, world.server.book().creates("n2"));
        world.customer.pay("n1");
        world.dial.next(Fault.ANSWER_LOST, Operation.REFUND, 1);
        assertThrows(UncheckedIOException.class, () -> world.refund("n1", "r1", "1"));
        assertEquals(100, world.server.book().findRefund("r1").orElseThrow().amount());
    }

    @Test
    void spoiledAnswersLookAsArmedAndEndWithTheirCount() {
        world.create("n1");
        world.dial.next(Fault.SERVER_ERROR, Operation.QUERY, 1);
        var error = world.rawQuery("n1");
        assertEquals(500, error.statusCode());
        assertEquals("{\"success\":false,\"code\":5001,\"error\":\"Internal server error\"}", error.body());
        world.dial.next(Fault.EMPTY_BODY, Operation.QUERY, 1);
        assertEquals("", world.rawQuery("n1").body());
        world.dial.next(Fault.GARBAGE, Operation.QUERY, 1);
        assertTrue(world.rawQuery("n1").body().startsWith("<html>"));
        world.dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        assertTrue(world.rawQuery("n1").body().contains("\"amount\":88.51,"));
        world.dial.next(Fault.WRONG_NUMBER, Operation.QUERY, 1);
        assertEquals("n1X", world.query("n1").path("data").path("orderNo").asString());
        world.dial.next(Fault.WRONG_CURRENCY, Operation.CREATE, 1);
        assertEquals("CNY", world.create("n2").path("data").path("currency").asString());
        world.dial.next(Fault.BAD_SIGNATURE, Operation.QUERY, 1);
        assertEquals("pending", world.status("n1"), "no answer is signed, so none is spoiled");
        world.dial.slow(Operation.QUERY, 1, Duration.ofMillis(30));
        assertEquals("pending", world.status("n1"));
        assertTrue(world.dial.armed().isEmpty());
    }

    @Test
    void anOrderThatNoChannelTookUsesUpItsNumberAndCannotBePaid() {
        world.dial.next(Fault.CHANNEL_BROKEN, Operation.CREATE, 1);
        assertEquals(5001, world.create("n1").path("code").asInt());
        assertEquals("pending", world.status("n1"));
        assertFalse(world.customer.pay("n1"));
        assertTrue(world.customer.waiting().isEmpty());
        assertEquals(
                400, world.raw("/payment/create", world.order("n1").toString()).statusCode());
    }

    @Test
    void aDescriptionThatBreaksTheUpstreamFormBurnsTheNumber() {
        var order = world.order("n1");
        order.put("description", "tea & cake");
        assertEquals(500, world.raw("/payment/create", order.toString()).statusCode());
        assertEquals(
                400, world.raw("/payment/create", world.order("n1").toString()).statusCode());
    }

    @Test
    void aFailedRefundIsFreeAgainButItsNumberIsNot() {
        world.create("n1");
        world.customer.pay("n1");
        world.dial.next(Fault.REFUND_FAILS, Operation.REFUND, 1);
        assertEquals(
                "processing",
                world.refund("n1", "r1", "88.50").path("data").path("status").asString());
        assertEquals(4006, world.refund("n1", "r2", "88.50").path("code").asInt());
        world.till.passes(Duration.ofSeconds(5));
        assertEquals("success", world.status("n1"));
        assertEquals(
                SimulatedRefund.State.FAILED,
                world.server.book().findRefund("r1").orElseThrow().state());
        assertFalse(world.refund("n1", "r1", "88.50").path("success").asBoolean());
        assertTrue(world.refund("n1", "r2", "88.50").path("success").asBoolean());
    }

    @Test
    void aRefundWithoutBalanceHasItsOwnCodeAndDoesNothing() {
        world.create("n1");
        world.customer.pay("n1");
        world.dial.next(Fault.CHANNEL_BROKEN, Operation.REFUND, 1);
        assertEquals(4005, world.refund("n1", "r1", "1").path("code").asInt());
        assertTrue(world.refund("n1", "r2", "88.50").path("success").asBoolean());
    }

    @Test
    void lateMoneyComesAfterTheEndCouldBeSeen() {
        world.dial.next(Fault.LATE_SUCCESS, Operation.CREATE, 1);
        world.create("n1");
        world.till.passes(Duration.ofHours(2));
        assertEquals("closed", world.status("n1"));
        world.till.passes(EasylinkBook.LATE_MONEY_AFTER);
        assertEquals("success", world.status("n1"));
    }

    @Test
    void aNoticeIsTheDocumentsJsonAndComesSixTimesUntilSuccess() {
        world.till.noticesAreAnswered("SUCCESS");
        createWithNotice("n1");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 6);
        assertEquals(
                1,
                world.till.notices.stream()
                        .map(TillSide.Notice::body)
                        .distinct()
                        .count());
        var body = world.till.notices.getFirst().body();
        assertTrue(body.startsWith("{\"event\":\"payment.success\",\"orderNo\":\"n1\",\"payOrderId\":\"P"), body);
        assertTrue(body.contains("\"amount\":88.50,\"status\":\"success\",\"payType\":\"ALI_H5\",\"paidAt\":"), body);
        assertTrue(world.till.json.readTree(body).path("sign").asString().matches("[0-9a-f]{32}"));
    }

    @Test
    void aTakenNoticeIsNotRepeatedAndARefundHasItsOwn() {
        createWithNotice("n1");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 1);
        world.raw(
                "/refund/create",
                "{\"orderNo\":\"n1\",\"refundNo\":\"r1\",\"refundAmount\":1.5,\"notifyUrl\":\"" + world.till.noticeUrl()
                        + "\"}");
        world.till.passes(Duration.ofSeconds(5));
        await().until(() -> world.till.notices.size() == 2);
        var refund = world.till.json.readTree(world.till.notices.getLast().body());
        assertEquals("refund.success", refund.path("event").asString());
        assertEquals("r1", refund.path("refundNo").asString());
    }

    @Test
    void faultsStrikeNotices() {
        world.dial.next(Fault.REPEATED_NOTIFICATIONS, Operation.NOTIFY, 1);
        createWithNotice("n1");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 3);
        world.dial.next(Fault.WRONG_AMOUNT, Operation.NOTIFY, 1);
        createWithNotice("n2");
        world.customer.pay("n2");
        await().until(() -> world.till.notices.size() == 4);
        assertTrue(world.till.notices.getLast().body().contains("\"amount\":88.51,"));
    }

    @Test
    void theUpstreamsNoticeIsAFormInCentsAndLeavesTheGatewayInTheDark() {
        beginAnew(EasylinkWorld.options().withNoticeStep(Duration.ofSeconds(30)).with(EasylinkHabit.UPSTREAM_NOTICES));
        createWithNotice("n1");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 1);
        var notice = world.till.notices.getFirst();
        assertTrue(notice.headers().getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded"));
        assertTrue(notice.body().contains("mchOrderNo=n1&amount=8850&currency=HKD"), notice::body);
        assertTrue(notice.body().contains("&state=2&"), notice::body);
        assertEquals("pending", world.status("n1"));
        world.till.passes(Duration.ofSeconds(60));
        assertEquals("success", world.status("n1"));
    }

    @Test
    void twoServersOnOneBookAreOneGatewayAndTheKeyIsNotInIt() throws Exception {
        try (var other = world.another(EasylinkOptions.standard())) {
            world.create("n1");
            assertTrue(new SimulatedCustomer(other.book()).pay("n1"));
            assertEquals("success", world.status("n1"));
            assertEquals(1, other.book().creates("n1"));
        }
        assertFalse(Files.readString(world.file).contains(EasylinkWorld.MERCHANT.apiKey()));
        assertFalse(EasylinkWorld.MERCHANT.toString().contains("pk_"));
    }
}
