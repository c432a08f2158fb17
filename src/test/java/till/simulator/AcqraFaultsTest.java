package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcqraFaultsTest extends AcqraServerCases {
    private static final String ASK = "{\"orderNo\":\"order1\",\"paymentMethodType\":\"card\"}";

    @Test
    void aLostAnswerHasActedAndARefusedConnectionHasNot() {
        world.dial.next(Fault.ANSWER_LOST, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("order1"));
        assertEquals("pending", world.status("order1"));
        world.dial.next(Fault.REFUSED_CONNECTION, Operation.CREATE, 1);
        assertThrows(UncheckedIOException.class, () -> world.create("order2"));
        assertEquals("none", world.status("order2"));
        assertEquals(0, world.server.book().creates("order2"));
    }

    @Test
    void aLostAnswerToACaptureHasCaptured() {
        world.call("cashier/order", world.manual("order1"));
        world.customer.pay("order1");
        world.dial.next(Fault.ANSWER_LOST, Operation.CAPTURE, 1);
        assertThrows(UncheckedIOException.class, () -> world.capture("order1", "88.50"));
        assertEquals("successed", world.status("order1"));
    }

    @Test
    void spoiledAnswersLookAsArmedAndEndWithTheirCount() {
        world.create("order1");
        world.dial.next(Fault.SERVER_ERROR, Operation.QUERY, 1);
        assertEquals(500, world.raw("query", ASK).statusCode());
        world.dial.next(Fault.EMPTY_BODY, Operation.QUERY, 1);
        assertEquals("", world.raw("query", ASK).body());
        world.dial.next(Fault.GARBAGE, Operation.QUERY, 1);
        assertTrue(world.raw("query", ASK).body().startsWith("<html>"));
        world.dial.next(Fault.WRONG_AMOUNT, Operation.QUERY, 1);
        var more = world.query("order1", "card").path("order").path("payAmount").decimalValue();
        assertEquals("88.51", more.toPlainString());
        world.dial.next(Fault.WRONG_CURRENCY, Operation.QUERY, 1);
        assertEquals(
                "USD",
                world.query("order1", "card")
                        .path("order")
                        .path("tradeCurrency")
                        .asString());
        world.dial.next(Fault.WRONG_NUMBER, Operation.QUERY, 1);
        assertEquals(
                "order1X",
                world.query("order1", "card").path("order").path("orderNo").asString());
        world.dial.slow(Operation.QUERY, 1, Duration.ofMillis(30));
        assertEquals("pending", world.status("order1"));
        assertTrue(world.dial.armed().isEmpty());
    }

    @Test
    void otherAnswersAreSpoiledInTheirOwnFields() {
        world.create("order1");
        world.customer.pay("order1");
        world.dial.next(Fault.WRONG_AMOUNT, Operation.REFUND, 1);
        assertEquals("10.01", world.refund("order1", "r1", "10").path("amount").asString());
        world.dial.next(Fault.WRONG_NUMBER, Operation.REFUND_QUERY, 1);
        assertEquals("r1X", world.refundQuery("r1").path("refundOrderNo").asString());
        world.dial.next(Fault.SERVER_ERROR, Operation.TOKEN, 1);
        assertEquals(500, world.raw("connect/token", "{}").statusCode());
    }

    @Test
    void anOrderThatNoChannelTookUsesUpItsNumber() {
        world.dial.next(Fault.CHANNEL_BROKEN, Operation.CREATE, 1);
        assertEquals("9999", world.create("order1").path("respCode").asString());
        assertEquals("created", world.status("order1"));
        assertFalse(world.customer.pay("order1"));
        assertEquals("1002", world.create("order1").path("respCode").asString());
    }

    @Test
    void aFailedRefundFreesItsAmountAndUsesUpItsNumber() {
        world.create("order1");
        world.customer.pay("order1");
        world.dial.next(Fault.REFUND_FAILS, Operation.REFUND, 1);
        assertEquals(
                "accepted",
                world.refund("order1", "r1", "88.5").path("refundStatus").asString());
        assertEquals(
                "1005", world.refund("order1", "r2", "0.01").path("respCode").asString());
        world.passes(Duration.ofSeconds(2));
        assertEquals("failed", world.refundQuery("r1").path("refundStatus").asString());
        assertEquals(
                "1002", world.refund("order1", "r1", "88.5").path("respCode").asString());
        assertEquals(
                "0000", world.refund("order1", "r3", "88.5").path("respCode").asString());
    }

    @Test
    void lateMoneyShowsAsPaidAfterTheEndWasSeen() {
        var fields = world.cashier("order1");
        fields.put("expiryTime", "30");
        world.dial.next(Fault.LATE_SUCCESS, Operation.CREATE, 1);
        assertEquals(30, world.call("cashier/order", fields).path("expiresIn").asInt());
        world.passes(Duration.ofMinutes(30));
        assertEquals("expired", world.status("order1"));
        world.passes(Duration.ofSeconds(5));
        assertEquals("successed", world.status("order1"));
        assertTrue(world.server.book().find("order1").orElseThrow().late());
    }

    @Test
    void aVoidIsConfirmedAndTheMoneyIsTakenAllTheSame() {
        world.call("cashier/order", world.manual("order1"));
        world.customer.pay("order1");
        world.dial.next(Fault.LATE_SUCCESS, Operation.VOID, 1);
        assertEquals(
                "canceled",
                world.call("cancel", Map.of("orderNo", "order1"))
                        .path("orderStatus")
                        .asString());
        assertEquals("canceled", world.status("order1"));
        world.passes(Duration.ofSeconds(5));
        assertEquals("successed", world.status("order1"));
    }

    @Test
    void customersWalkAwayAndOrdersPayThemselves() {
        world.auto.every(Duration.ofSeconds(3));
        world.create("order1");
        world.create("order2");
        assertEquals(2, world.customer.waiting().size());
        assertEquals(8850, world.customer.waiting().getFirst().amount());
        world.customer.walkAway("order2");
        world.passes(Duration.ofSeconds(3));
        assertEquals("successed", world.status("order1"));
        assertEquals("pending", world.status("order2"));
        assertTrue(world.customer.waiting().isEmpty());
    }

    @Test
    void twoServersOnOneBookAreOneGatewayAlsoForTokens() throws Exception {
        try (var other = world.another(AcqraOptions.standard())) {
            world.create("order1");
            world.customer.pay("order1");
            assertTrue(other.book().find("order1").orElseThrow().paid());
            var headers = Map.of("Content-Type", "application/json", "Authorization", world.authorization);
            var asked = world.till.post(other.baseUrl() + "/gateway/v1/query", ASK, headers);
            assertTrue(asked.body().contains("\"orderStatus\":\"successed\""), asked::body);
        }
        var book = Files.readString(world.file);
        assertFalse(book.contains(AcqraWorld.APPLICATION.secret()));
        assertFalse(book.contains(world.authorization.substring(7)));
        assertFalse(AcqraWorld.APPLICATION.toString().contains("secret-of"));
    }
}
