package till.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QlinkFaultsTest {

    private static final String ASK = "{\"tradeUuidList\":[\"u1\"]}";

    @TempDir
    Path folder;

    QlinkWorld world;

    @BeforeEach
    void begin() {
        world = new QlinkWorld(folder, QlinkWorld.options());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private HttpResponse<String> ask() {
        return world.raw("/getPayStatus", ASK, world.sign(ASK, 'A'));
    }

    @Test
    void aLostAnswerHasActedAndARefusedConnectionHasNot() {
        world.dial.next(Fault.ANSWER_LOST, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.apply("u1"));
        assertEquals("PAY_WAIT", world.status("u1"));
        world.dial.next(Fault.REFUSED_CONNECTION, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.apply("u2"));
        assertEquals(0, world.server.book().creates("u2"));
        world.dial.next(Fault.ANSWER_LOST, Operation.CLOSE, 1);
        assertThrows(UncheckedIOException.class, () -> world.cancel("u1"));
        world.till.passes(Duration.ofSeconds(3));
        assertEquals("PAY_CANCELLED", world.status("u1"));
    }

    @Test
    void spoiledAnswersLookAsArmedAndEndWithTheirCount() {
        world.apply("u1");
        world.dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        assertTrue(world.row("u1").path("amount").isNull());
        world.customer.pay("u1");
        world.dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        assertTrue(ask().body().contains("\"amount\":15000.51,"));
        world.dial.next(Fault.WRONG_CURRENCY, Operation.QUERY, 1);
        assertEquals("USD", world.row("u1").path("currency").asString());
        world.dial.next(Fault.WRONG_NUMBER, Operation.QUERY, 1);
        assertEquals("u1X", world.row("u1").path("tradeUuid").asString());
        world.dial.next(Fault.SERVER_ERROR, Operation.QUERY, 1);
        assertEquals(500, ask().statusCode());
        world.dial.next(Fault.EMPTY_BODY, Operation.QUERY, 1);
        assertEquals("", ask().body());
        world.dial.next(Fault.GARBAGE, Operation.QUERY, 1);
        assertTrue(ask().body().startsWith("<html>"));
        world.dial.slow(Operation.QUERY, 1, Duration.ofMillis(30));
        assertEquals("PAY_SUCCESS", world.status("u1"));
        assertTrue(world.dial.armed().isEmpty());
    }

    @Test
    void aBrokenChannelAnswersABillWithAnErrorAndNothingToPayWith() {
        world.dial.next(Fault.CHANNEL_BROKEN, Operation.CREATE, 1);
        var applied = world.apply("u1");
        assertEquals("CHANNEL_ERROR", applied.path("errorCode").asString());
        assertEquals("", applied.path("actionValue").asString());
        assertEquals("PAY_FAILED", world.status("u1"));
        assertFalse(world.customer.pay("u1"));
        assertEquals("TRADE_UUID_EXISTS", world.apply("u1").path("errorCode").asString());
    }

    @Test
    void lateMoneyComesAfterTheCancelCouldBeSeen() {
        world.apply("u1");
        world.dial.next(Fault.LATE_SUCCESS, Operation.CLOSE, 1);
        world.cancel("u1");
        world.till.passes(Duration.ofSeconds(3));
        assertEquals("PAY_CANCELLED", world.status("u1"));
        world.till.passes(QlinkBook.LATE_MONEY_AFTER);
        assertEquals("PAY_SUCCESS", world.status("u1"));
        assertTrue(world.server.book().find("u1").orElseThrow().late());
    }

    @Test
    void aNoticeIsSignedOverItsBodyAndHasTheSamplesWords() {
        world.apply("u1");
        world.customer.pay("u1");
        await().until(() -> world.till.notices.size() == 1);
        var notice = world.till.notices.getFirst();
        assertEquals("appKeyTEST", notice.headers().get("appkey"));
        assertEquals(world.sign(notice.body(), 'A'), notice.headers().get("sign"));
        assertTrue(notice.body().startsWith("{\"tradeUuid\":\"u1\",\"billCode\":\"P"), notice::body);
        assertTrue(
                notice.body()
                        .endsWith("\"status\":\"SUCCESS\",\"payTime\":\"2026-11-21 10:00:00\",\"errorCode\":\"\"}"),
                notice::body);
    }

    @Test
    void failedAndCancelledPaymentsAreNotifiedToo() {
        world.apply("u1");
        world.apply("u2");
        world.customer.decline("u1");
        world.cancel("u2");
        world.till.passes(Duration.ofSeconds(3));
        await().until(() -> world.till.notices.size() == 2);
        var bodies = world.till.notices.stream().map(TillSide.Notice::body).toList();
        assertTrue(bodies.stream().anyMatch(body -> body.contains("\"status\":\"FAILED\"")));
        assertTrue(bodies.stream().anyMatch(body -> body.contains("\"status\":\"CANCELLED\"")));
    }

    @Test
    void faultsStrikeNotices() {
        world.dial.next(Fault.BAD_SIGNATURE, Operation.NOTIFY, 1);
        world.apply("u1");
        world.customer.pay("u1");
        await().until(() -> world.till.notices.size() == 1);
        var notice = world.till.notices.getFirst();
        assertNotEquals(world.sign(notice.body(), 'A'), notice.headers().get("sign"));
        world.dial.next(Fault.REPEATED_NOTIFICATIONS, Operation.NOTIFY, 1);
        world.apply("u2");
        world.customer.pay("u2");
        await().until(() -> world.till.notices.size() == 4);
    }

    @Test
    void twoServersOnOneBookAreOneGatewayAndTheSecretIsNotInIt() throws Exception {
        try (var other = world.another(QlinkOptions.standard())) {
            world.apply("u1");
            assertTrue(new SimulatedCustomer(other.book()).pay("u1"));
            assertEquals("PAY_SUCCESS", world.status("u1"));
            assertEquals(1, other.book().creates("u1"));
        }
        assertFalse(Files.readString(world.file).contains(QlinkWorld.MERCHANT.appSecret()));
        assertFalse(QlinkWorld.MERCHANT.toString().contains("appSecretTEST"));
    }
}
