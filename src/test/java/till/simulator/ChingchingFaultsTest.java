package till.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

class ChingchingFaultsTest {

    private static final String QUERY = "/payments/transactions/query";
    private static final String ASK = "{\"merchant_reference\":\"n1\"}";

    @TempDir
    Path folder;

    ChingchingWorld world;

    @BeforeEach
    void begin() {
        world = new ChingchingWorld(folder, ChingchingOptions.standard().withNoticeStep(Duration.ofMillis(20)));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void createWithCallback(String reference) {
        var fields = world.link(reference);
        fields.put("callback_url", world.till.noticeUrl());
        assertEquals(0, world.call("/payments/link", fields).path("code").asInt());
    }

    private static boolean genuine(TillSide.Notice called) {
        return ChingchingWorld.hmac(called.body()).equals(called.headers().get("x-signature"));
    }

    @Test
    void aLostAnswerHasActedAndARefusedConnectionHasNot() {
        world.dial.next(Fault.ANSWER_LOST, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("n1"));
        assertEquals("pending", world.status("n1"));
        world.dial.next(Fault.REFUSED_CONNECTION, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("n2"));
        assertEquals("none", world.status("n2"));
        assertEquals(0, world.server.book().creates("n2"));
    }

    @Test
    void spoiledAnswersLookAsArmedAndEndWithTheirCount() {
        world.create("n1");
        world.dial.next(Fault.SERVER_ERROR, Operation.QUERY, 1);
        assertEquals(500, world.raw(QUERY, ASK).statusCode());
        world.dial.next(Fault.EMPTY_BODY, Operation.QUERY, 1);
        assertEquals("", world.raw(QUERY, ASK).body());
        world.dial.next(Fault.GARBAGE, Operation.QUERY, 1);
        assertTrue(world.raw(QUERY, ASK).body().startsWith("<html>"));
        world.dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        assertEquals(8851, world.query("n1").path("data").path("amount").asLong());
        world.dial.next(Fault.WRONG_CURRENCY, Operation.QUERY, 1);
        assertEquals("USD", world.query("n1").path("data").path("currency").asString());
        world.dial.next(Fault.WRONG_NUMBER, Operation.QUERY, 1);
        assertEquals(
                "n1X", world.query("n1").path("data").path("merchant_reference").asString());
        world.dial.slow(Operation.QUERY, 1, Duration.ofMillis(30));
        assertEquals("pending", world.status("n1"));
        assertTrue(world.dial.armed().isEmpty());
    }

    @Test
    void aPaymentThatNoChannelTookUsesUpItsReference() {
        world.dial.next(Fault.CHANNEL_BROKEN, Operation.CREATE, 1);
        assertEquals(50000, world.create("n1").path("code").asInt());
        assertEquals("created", world.status("n1"));
        assertFalse(world.customer.pay("n1"));
        assertEquals(40900, world.create("n1").path("code").asInt());
    }

    @Test
    void aRefusedRefundFreesItsAmountAndUsesUpItsReference() {
        world.create("n1");
        world.customer.pay("n1");
        world.dial.next(Fault.REFUND_FAILS, Operation.REFUND, 1);
        assertEquals(
                "processing",
                world.refunded("r1", "n1", 8850).path("data").path("status").asString());
        assertEquals(42200, world.refunded("r2", "n1", 1).path("code").asInt());
        world.passes(Duration.ofSeconds(2));
        assertEquals("failed", world.status("r1"));
        assertEquals(40900, world.refunded("r1", "n1", 8850).path("code").asInt());
        assertEquals(0, world.refunded("r3", "n1", 8850).path("code").asInt());
    }

    @Test
    void lateMoneyShowsAsPaidAfterTheEndWasSeen() {
        world.dial.next(Fault.LATE_SUCCESS, Operation.CREATE, 1);
        world.create("n1");
        world.create("n2");
        world.passes(Duration.ofHours(2));
        assertEquals("expired", world.status("n1"));
        assertTrue(world.customer.payLate("n2"));
        assertEquals("success", world.status("n2"));
        world.passes(Duration.ofSeconds(5));
        assertEquals("success", world.status("n1"));
        assertTrue(world.server.book().find("n1").orElseThrow().late());
    }

    @Test
    void callbacksAreSignedOverTheirBodyForPaymentsAndRefunds() {
        createWithCallback("n1");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 1);
        var paid = world.till.notices.getFirst();
        assertTrue(genuine(paid), paid::toString);
        assertEquals(world.query("n1").path("data").toString(), paid.body());
        var refund = world.refund("r1", "n1", 100);
        refund.put("callback_url", world.till.noticeUrl());
        world.call("/payments/transactions/refund", refund);
        world.passes(Duration.ofSeconds(2));
        await().until(() -> world.till.notices.size() == 2);
        var back = world.till.json.readTree(world.till.notices.getLast().body());
        assertEquals("r1", back.path("merchant_reference").asString());
        assertEquals("success", back.path("status").asString());
    }

    @Test
    void aCallbackIsSentSixTimesUntilItIsTakenAndCanCarryAWrongSignature() {
        world.dial.next(Fault.BAD_SIGNATURE, Operation.NOTIFY, 1);
        world.till.noticesAreRefused(500);
        createWithCallback("n1");
        world.customer.decline("n1");
        await().until(() -> world.till.notices.size() == 6);
        assertFalse(genuine(world.till.notices.getFirst()));
        assertTrue(world.till.notices.getFirst().body().contains("\"status\":\"failed\""));
    }

    @Test
    void repeatedCallbacksComeThreeTimes() {
        world.dial.next(Fault.REPEATED_NOTIFICATIONS, Operation.NOTIFY, 1);
        createWithCallback("n1");
        world.customer.pay("n1");
        await().until(() -> world.till.notices.size() == 3);
    }

    @Test
    void twoServersOnOneBookAreOneGatewayAndKeepNoSecretInIt() throws Exception {
        try (var other = world.another(ChingchingOptions.standard())) {
            assertNotEquals(world.server.port(), other.port());
            world.create("n1");
            assertEquals(
                    OrderState.WAITING, other.book().find("n1").orElseThrow().state());
            world.customer.pay("n1");
            assertEquals("success", world.status("n1"));
            assertTrue(other.book().orders().getFirst().paid());
        }
        var book = Files.readString(world.file);
        assertFalse(book.contains(ChingchingWorld.MERCHANT.apiSecret()));
        assertFalse(book.contains(ChingchingWorld.MERCHANT.apiKey()));
        assertFalse(ChingchingWorld.MERCHANT.toString().contains("test_api_secret"));
    }
}
