package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class QlinkServerTest {

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

    private void beginWith(QlinkOptions options) {
        world.close();
        world = new QlinkWorld(folder.resolve("anew"), options);
    }

    private static void refused(JsonNode answer, String code) {
        assertFalse(answer.path("success").asBoolean(true), answer::toString);
        assertEquals(code, answer.path("errorCode").asString(), answer::toString);
        assertFalse(answer.path("message").asString().isEmpty());
        assertFalse(answer.has("billCode"));
    }

    @Test
    void aPaymentIsAppliedForPaidAndFoundAsTheDocumentShows() {
        var applied = world.apply("u1");
        assertEquals(List.of("billCode", "paymentRequestId", "actionValue", "errorCode"), names(applied));
        assertEquals("", applied.path("errorCode").asString());
        assertTrue(applied.path("actionValue").asString().startsWith("000201"));
        var bill = applied.path("billCode").asString();
        var waiting = world.text("/getPayStatus", "{\"billCodeList\":[\"" + bill + "\"]}");
        assertTrue(
                waiting.contains("\"status\":\"PAY_WAIT\",\"payTime\":\"\",\"amount\":null,\"currency\":\"IDR\""),
                waiting);
        assertTrue(world.customer.pay("u1"));
        var paid = world.text("/getPayStatus", "{\"tradeUuidList\":[\"u1\"],\"billCodeList\":[\"" + bill + "\"]}");
        assertTrue(
                paid.startsWith("[{\"tradeUuid\":\"u1\",\"billCode\":\"" + bill + "\",\"paymentRequestId\":\"pr-"),
                paid);
        assertTrue(
                paid.endsWith("\"orderCode\":\"O1\",\"status\":\"PAY_SUCCESS\",\"payTime\":\"2026-11-21 10:00:00\","
                        + "\"amount\":15000.50,\"currency\":\"IDR\",\"errorCode\":\"\"}]"),
                paid);
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    @ParameterizedTest
    @CsvSource({"ESCAPED, A", "NESTED, B", "QUOTED, C"})
    void theSignatureIsVerifiedOverTheExactBodyInItsModeAlone(QlinkSigning signing, char mode) {
        beginWith(QlinkWorld.options().withSigning(signing));
        var body = "{ \"payAccount\":\"account1\" }";
        for (var other : List.of('A', 'B', 'C')) {
            var answer = world.till.json.readTree(
                    world.raw("/queryPayAccount", body, world.sign(body, other)).body());
            if (other == mode) {
                assertEquals(5, answer.size());
            } else {
                refused(answer, "SIGN_ERROR");
            }
        }
        refused(
                world.till.json.readTree(world.raw("/queryPayAccount", body, world.sign(body.replace(" ", ""), mode))
                        .body()),
                "SIGN_ERROR");
    }

    @Test
    void aWrongKeyOrSignatureReadsNothingAndDoesNothing() {
        var body = world.order("u1").toString();
        refused(
                world.till.json.readTree(
                        world.raw("/apply", body, "0".repeat(40)).body()),
                "SIGN_ERROR");
        var upper = world.sign(body, 'A').toUpperCase(Locale.ROOT);
        refused(world.till.json.readTree(world.raw("/apply", body, upper).body()), "SIGN_ERROR");
        var other = Map.of("appKey", "else", "sign", world.sign(body, 'A'), "Content-Type", "application/json");
        refused(
                world.till.json.readTree(world.till
                        .post(world.server.baseUrl() + "/apply", body, other)
                        .body()),
                "APP_KEY_ERROR");
        assertEquals(0, world.server.book().creates("u1"));
        assertTrue(world.server.book().orders().isEmpty());
        assertEquals("[]", world.text("/getPayStatus", "{\"tradeUuidList\":[\"u1\"]}"));
    }

    @Test
    void theAccountsTypesAndChannelsAreListed() {
        var rows = world.call("/queryPayAccount", "{\"payAccount\":\"account1\"}");
        assertEquals(List.of("serviceProvider", "type", "code", "name"), names(rows.path(0)));
        assertEquals("ONLINE", rows.path(0).path("code").asString());
        assertEquals("PAY_CHANNEL", rows.path(2).path("type").asString());
        assertEquals("QRIS", rows.path(2).path("code").asString());
        assertEquals(
                5,
                world.call("/queryPayAccount", "{\"glinkAccount\":\"account1\"}")
                        .size());
        refused(world.call("/queryPayAccount", "{\"payAccount\":\"account2\"}"), "ACCOUNT_NOT_FOUND");
        refused(world.call("/queryPayAccount", "{}"), "PARAM_ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "payAccount, account2, ACCOUNT_NOT_FOUND",
        "payTypeCode, CASH, CHANNEL_NOT_SUPPORTED",
        "payChannelCode, XX, CHANNEL_NOT_SUPPORTED",
        "tradeUuid, '', PARAM_ERROR",
        "orderCode, '', PARAM_ERROR",
        "tradeTime, 2026-11-21T10:00:00, PARAM_ERROR",
        "tradeTime, 2026-02-30 10:00:00, PARAM_ERROR",
        "source, QERP, PARAM_ERROR",
        "source, '', PARAM_ERROR",
        "country, IDN, PARAM_ERROR",
        "country, id, PARAM_ERROR",
        "currency, RUPIAH, PARAM_ERROR",
        "amount, 1.00, PARAM_ERROR",
        "metadata, no json, PARAM_ERROR",
        "metadata, '[]', PARAM_ERROR",
        "unknown, x, PARAM_ERROR"
    })
    void badTextsAreRefusedAndLeaveNothing(String name, String value, String code) {
        refused(world.apply(world.order("u1").put(name, value)), code);
        assertTrue(world.server.book().orders().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "IDR, 1.001, false",
        "IDR, 1.00, true",
        "JPY, 1.0, false",
        "JPY, 100, true",
        "KWD, 1.001, true",
        "HKD, 0, false",
        "HKD, -1, false",
        "HKD, 1e30, false",
        "HKD, null, false"
    })
    void anAmountIsANumberWithinItsCurrency(String currency, String amount, boolean taken) {
        var body = world.order("u1").put("currency", currency).toString().replace("15000.5", amount);
        assertEquals(taken, world.call("/apply", body).has("billCode"));
        assertEquals(taken ? 1 : 0, world.server.book().orders().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"metadata\":{\"till\":\"1\"}",
                "\"items\":{}",
                "\"items\":[{\"sku\":\"1\"}]",
                "\"items\":[{\"quantity\":\"one\"}]",
                "\"items\":[{\"skuName\":1}]",
                "\"tradeUuid\":\"u2\"",
            })
    void oddPartsAreRefused(String part) {
        var order = world.order("u1");
        order.remove(part.startsWith("\"meta") ? "metadata" : "items");
        var body = order.toString();
        refused(world.call("/apply", body.substring(0, body.length() - 1) + "," + part + "}"), "PARAM_ERROR");
    }

    @Test
    void aTradeUuidServesOnce() {
        world.apply("u1");
        refused(world.apply("u1"), "TRADE_UUID_EXISTS");
        assertEquals(2, world.server.book().creates("u1"));
        assertEquals(1, world.server.book().orders().size());
    }

    @Test
    void rowsComeOnceEachInAnotherOrderAndUnknownOnesNotAtAll() {
        var bill = world.apply("u1").path("billCode").asString();
        world.apply("u2");
        world.apply("u3");
        var rows = world.call(
                "/getPayStatus",
                "{\"tradeUuidList\":[\"u1\",\"u9\",\"u2\",\"u3\"],\"billCodeList\":[\"" + bill + "\",\"P1\"]}");
        assertEquals(
                List.of("u3", "u2", "u1"),
                rows.valueStream().map(row -> row.path("tradeUuid").asString()).toList());
        assertEquals("[]", world.text("/getPayStatus", "{\"billCodeList\":[\"u1\"]}"), "a bill is no tradeUuid");
        refused(world.call("/getPayStatus", "{}"), "PARAM_ERROR");
        refused(world.call("/getPayStatus", "{\"tradeUuidList\":[],\"billCodeList\":[]}"), "PARAM_ERROR");
        refused(world.call("/getPayStatus", "{\"tradeUuidList\":\"u1\"}"), "PARAM_ERROR");
    }

    @Test
    void aCancelWaitsFirstAndIsDoneAfterItsDelay() {
        world.apply("u1");
        assertEquals(
                "{\"status\":\"WAIT\",\"cancelTime\":\"\",\"errorCode\":\"\"}",
                world.text("/cancel", "{\"tradeUuid\":\"u1\"}"));
        assertEquals("PAY_WAIT", world.status("u1"));
        world.till.passes(Duration.ofSeconds(2));
        assertEquals("WAIT", world.cancel("u1").path("status").asString());
        world.till.passes(Duration.ofSeconds(1));
        assertEquals("PAY_CANCELLED", world.status("u1"));
        var done = world.cancel("u1");
        assertEquals("CANCELLED", done.path("status").asString());
        assertEquals("2026-11-21 10:00:03", done.path("cancelTime").asString());
        assertFalse(world.customer.pay("u1"));
        assertTrue(world.customer.payLate("u1"));
        assertEquals("PAY_SUCCESS", world.status("u1"));
    }

    @Test
    void whatIsPaidOrUnknownOrOverIsNotCancelled() {
        var bill = world.apply("u1").path("billCode").asString();
        world.apply("u2");
        world.customer.pay("u1");
        refused(world.cancel("u1"), "ALREADY_PAID");
        refused(world.call("/cancel", "{\"billCode\":\"" + bill + "\"}"), "ALREADY_PAID");
        refused(world.call("/cancel", "{\"tradeUuid\":\"u2\",\"billCode\":\"" + bill + "\"}"), "NOT_FOUND");
        refused(world.cancel("u9"), "NOT_FOUND");
        refused(world.call("/cancel", "{}"), "PARAM_ERROR");
        world.till.passes(Duration.ofHours(2));
        assertEquals("PAY_EXPIRED", world.status("u2"));
        refused(world.cancel("u2"), "STATUS_ERROR");
    }

    @Test
    void aPaymentMayBePaidWhileItsCancelIsUnderWay() {
        beginWith(QlinkWorld.options().payingDuringCancel());
        world.apply("u1");
        assertEquals("WAIT", world.cancel("u1").path("status").asString());
        world.till.passes(Duration.ofSeconds(3));
        assertEquals("PAY_SUCCESS", world.status("u1"));
        refused(world.cancel("u1"), "ALREADY_PAID");
    }

    @ParameterizedTest
    @CsvSource({"DATA, data", "RESULT, result", "CONTENT, content"})
    void answersMayBeWrappedButErrorsAreTheSame(QlinkEnvelope envelope, String field) {
        beginWith(QlinkWorld.options().withEnvelope(envelope));
        var applied = world.apply("u1");
        assertTrue(applied.path("success").asBoolean());
        assertTrue(applied.path(field).has("billCode"));
        var rows = world.call("/getPayStatus", "{\"tradeUuidList\":[\"u1\"]}");
        assertEquals("PAY_WAIT", rows.path(field).path(0).path("status").asString());
        refused(world.apply("u1"), "TRADE_UUID_EXISTS");
    }

    @ParameterizedTest
    @CsvSource({
        "BY_CHANNEL, QRIS, '000201010212.*6304[0-9A-F]{4}'",
        "BY_CHANNEL, DANA, 'http://127.0.0.1:[0-9]+/cashier/P[0-9]+'",
        "BY_CHANNEL, BCA, '8808[0-9]{12}'",
        "LINK, QRIS, 'http://.*'",
        "ACCOUNT_NUMBER, QRIS, '8808[0-9]{12}'",
        "QR_TEXT, DANA, '000201.*'"
    })
    void thePayerGetsACodeALinkOrANumber(QlinkAction action, String channel, String shape) {
        beginWith(QlinkWorld.options().withAction(action));
        var value = world.apply(world.order("u1").put("payChannelCode", channel))
                .path("actionValue")
                .asString();
        assertTrue(value.matches(shape), value);
        if (value.startsWith("http")) {
            assertTrue(world.till.get(value, Map.of()).body().contains("No money moves here"));
        }
    }

    @Test
    void timesAreWrittenInTheirZone() {
        beginWith(QlinkWorld.options().withZone(ZoneId.of("Asia/Jakarta")));
        world.auto.next(Duration.ofSeconds(2));
        world.apply("u1");
        world.till.passes(Duration.ofSeconds(9));
        assertEquals("2026-11-21 09:00:02", world.row("u1").path("payTime").asString());
    }

    @Test
    void aDeclinedPaymentFailsWithACode() {
        world.apply("u1");
        assertTrue(world.customer.decline("u1"));
        assertEquals("PAY_FAILED", world.status("u1"));
        assertEquals("USER_DECLINED", world.row("u1").path("errorCode").asString());
    }

    @Test
    void otherPathsAndMethodsAreErrors() {
        assertEquals(404, world.raw("/refund", "{}", "").statusCode());
        assertEquals(
                405, world.till.get(world.server.baseUrl() + "/apply", Map.of()).statusCode());
    }
}
