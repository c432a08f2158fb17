package till.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jeequan.jeepay.util.JeepayKit;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GneteFaultsTest {

    @TempDir
    Path folder;

    GneteWorld world;

    @BeforeEach
    void begin() {
        world = new GneteWorld(folder, GneteOptions.standard().withNoticeStep(Duration.ofMillis(20)));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static Map<String, Object> fields(String notice) {
        var fields = new HashMap<String, Object>();
        for (var part : notice.split("&")) {
            var equals = part.indexOf('=');
            fields.put(
                    part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static boolean genuine(Map<String, Object> notice) {
        var unsigned = new HashMap<>(notice);
        var sign = unsigned.remove("sign");
        return JeepayKit.getSign(unsigned, GneteWorld.MERCHANT.appSecret()).equals(sign);
    }

    private void createWithNotice(String number, String body, String query) {
        var order = world.order(number);
        order.put("body", body);
        order.put("notifyUrl", world.till.noticeUrl() + query);
        assertEquals(0, world.call("/api/pay/unifiedOrder", order).path("code").asInt());
    }

    @Test
    void aLostAnswerHasActedAndARefusedConnectionHasNot() {
        world.dial.next(Fault.ANSWER_LOST, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("n1"));
        assertEquals(1, world.state("n1"));
        assertEquals(1, world.server.book().creates("n1"));
        world.dial.next(Fault.REFUSED_CONNECTION, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("n2"));
        assertEquals(0, world.server.book().creates("n2"));
    }

    @Test
    void spoiledAnswersLookAsArmedAndEndWithTheirCount() {
        world.create("n1");
        var body = world.till.json.writeValueAsString(GneteWorld.signed(world.ask("n1")));
        world.dial.next(Fault.SERVER_ERROR, Operation.QUERY, 1);
        assertEquals(500, world.raw("/api/pay/query", body, "application/json").statusCode());
        world.dial.next(Fault.EMPTY_BODY, Operation.QUERY, 1);
        assertEquals("", world.raw("/api/pay/query", body, "application/json").body());
        world.dial.next(Fault.GARBAGE, Operation.QUERY, 1);
        assertTrue(world.raw("/api/pay/query", body, "application/json").body().startsWith("<html>"));
        world.dial.next(Fault.BAD_SIGNATURE, Operation.QUERY, 1);
        assertFalse(world.genuine(world.query("n1")));
        world.dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        var wrong = world.query("n1");
        assertTrue(world.genuine(wrong));
        assertEquals(8851, wrong.path("data").path("amount").asLong());
        world.dial.next(Fault.WRONG_CURRENCY, Operation.QUERY, 1);
        assertEquals("USD", world.query("n1").path("data").path("currency").asString());
        world.dial.next(Fault.WRONG_NUMBER, Operation.QUERY, 1);
        assertEquals("n1X", world.query("n1").path("data").path("mchOrderNo").asString());
        world.dial.slow(Operation.QUERY, 1, Duration.ofMillis(30));
        assertEquals(1, world.state("n1"));
        assertTrue(world.dial.armed().isEmpty());
    }

    @Test
    void aFaultUntilOffStrikesUntilItIsOff() {
        world.create("n1");
        var armed = world.dial.untilOff(Fault.EMPTY_BODY, Operation.CLOSE);
        var body = world.till.json.writeValueAsString(GneteWorld.signed(world.ask("n1")));
        assertEquals("", world.raw("/api/pay/close", body, "application/json").body());
        assertEquals("", world.raw("/api/pay/close", body, "application/json").body());
        assertEquals(1, world.state("n1"), "the real server's empty answer to a close has closed nothing");
        world.dial.off(armed);
        world.close("n1");
        assertEquals(6, world.state("n1"));
    }

    @Test
    void anOrderThatNoChannelTookUsesUpItsNumberAndHasNoChannel() {
        world.dial.next(Fault.CHANNEL_BROKEN, Operation.CREATE, 1);
        assertEquals(9999, world.create("n1").path("code").asInt());
        assertEquals(0, world.state("n1"));
        assertFalse(world.query("n1").path("data").has("ifCode"));
        assertEquals(0, world.close("n1").path("code").asInt());
    }

    @Test
    void lateMoneyKeepsStateSixInQueriesButIsNotifiedAsPaid() {
        createWithNotice("n1", "plain", "");
        world.close("n1");
        world.customer.payLate("n1");
        await().until(() -> world.till.notices.size() == 1);
        var notice = fields(world.till.notices.getFirst().body());
        assertTrue(genuine(notice));
        assertEquals("2", notice.get("state"));
        assertFalse(notice.containsKey("successTime"));
        assertEquals(6, world.state("n1"));
        assertTrue(world.server.book().find("n1").orElseThrow().paid());
    }

    @Test
    void aCloseThatIsFollowedByMoneyStaysClosed() {
        world.create("n1");
        world.dial.next(Fault.LATE_SUCCESS, Operation.CLOSE, 1);
        assertEquals(0, world.close("n1").path("code").asInt());
        assertEquals(6, world.state("n1"));
        assertTrue(world.server.book().find("n1").orElseThrow().late());
    }

    @Test
    void aNoticeIsSentSixTimesUntilItIsAnsweredWithSuccess() {
        world.till.noticesAreAnswered("success\n");
        createWithNotice("n1", "a+b=c#;中文", "");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 6);
        assertEquals(
                1,
                world.till.notices.stream()
                        .map(TillSide.Notice::body)
                        .distinct()
                        .count());
        assertTrue(genuine(fields(world.till.notices.getFirst().body())));
    }

    @Test
    void anAmpersandCutsTheValueAndBreaksAGenuineSignature() {
        createWithNotice("n1", "a&b", "");
        world.customer.pay("n1");
        await().until(() -> !world.till.notices.isEmpty());
        var notice = fields(world.till.notices.getFirst().body());
        assertEquals("a", notice.get("body"));
        assertFalse(genuine(notice));
    }

    @Test
    void theAddressOwnQueryMovesUnsignedIntoTheBody() {
        createWithNotice("n1", "plain", "?token=7");
        world.customer.pay("n1");
        await().until(() -> !world.till.notices.isEmpty());
        var notice = fields(world.till.notices.getFirst().body());
        assertEquals("7", notice.remove("token"));
        assertTrue(genuine(notice));
    }

    @Test
    void repeatedNoticesComeThreeTimes() {
        world.dial.next(Fault.REPEATED_NOTIFICATIONS, Operation.NOTIFY, 1);
        createWithNotice("n1", "plain", "");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 3);
    }

    @Test
    void twoServersOnOneBookAreOneGateway() {
        try (var other = world.another(GneteOptions.standard())) {
            assertNotEquals(world.server.port(), other.port());
            world.create("n1");
            assertEquals(
                    OrderState.WAITING, other.book().find("n1").orElseThrow().state());
            world.customer.pay("n1");
            assertEquals(2, world.state("n1"));
            assertEquals(OrderState.PAID, other.book().orders().getFirst().state());
        }
    }

    @Test
    void halfALineOfAKilledProcessIsSteppedOver() throws Exception {
        world.create("n1");
        Files.writeString(world.file, "{\"at\":\"1\",\"kind\":\"ord", StandardOpenOption.APPEND);
        world.create("n2");
        var fresh = new GneteBook(world.file, Clock.systemUTC());
        assertEquals(2, fresh.orders().size());
        assertEquals(1, fresh.creates("n2"));
    }

    @Test
    void theSecretIsNotInTheBookAndNotInText() throws Exception {
        world.create("n1");
        assertFalse(Files.readString(world.file).contains(GneteWorld.MERCHANT.appSecret()));
        assertFalse(GneteWorld.MERCHANT.toString().contains("kkk"));
    }
}
