package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChingchingServerTest {

    private static final String VECTOR = "{\"amount\":1000,\"currency\":\"HKD\",\"merchant_id\":\"M001\","
            + "\"merchant_reference\":\"ORD20250101000001\"}";
    private static final String VECTOR_HEX = "617ac039c67624efbb20c455bbc185ea221497860336ba4f8331535904e510b1";

    @TempDir
    Path folder;

    ChingchingWorld world;

    @BeforeEach
    void begin() {
        world = new ChingchingWorld(folder, ChingchingOptions.standard());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void again(ChingchingOptions options) {
        world.close();
        world = new ChingchingWorld(folder, options);
    }

    private static void refused(JsonNode answer, int code, String message) {
        assertEquals(code, answer.path("code").asInt(), answer::toString);
        assertTrue(answer.path("message").asString().contains(message), answer::toString);
        assertTrue(answer.path("data").isNull(), answer::toString);
    }

    private static Object typed(String value) {
        if (value.equals("true")) {
            return true;
        }
        if (value.startsWith("#")) {
            var digits = value.substring(1);
            return digits.contains(".") ? (Object) Double.valueOf(digits) : (Object) Long.valueOf(digits);
        }
        return value;
    }

    @Test
    void aLinkIsCreatedAndPaidAndTheQueryTellsIt() {
        var created = world.create("n1");
        assertEquals(0, created.path("code").asInt(), created::toString);
        var data = created.path("data");
        assertEquals("n1", data.path("merchant_reference").asString());
        assertEquals("pending", data.path("status").asString());
        var page = world.till.get(data.path("payment_link").asString(), Map.of());
        assertTrue(page.body().contains("No money moves here"), page::body);
        assertEquals("pending", world.status("n1"));
        assertTrue(world.customer.pay("n1"));
        var paid = world.query("n1").path("data");
        assertEquals("success", paid.path("status").asString());
        assertEquals(8850, paid.path("amount").asLong());
        assertEquals("HKD", paid.path("currency").asString());
        assertEquals("sale", paid.path("transaction_type").asString());
        assertNotEquals(
                data.path("payment_id").asString(), paid.path("transaction_id").asString());
        assertEquals(1_795_226_400L, paid.path("created_at").asLong());
        assertFalse(world.customer.pay("n1"), "paid once");
    }

    @Test
    void theVectorsSignatureIsTakenAndOneOverOtherBytesIsNot() {
        var url = world.server.baseUrl() + "/api/v1/payments/link";
        var headers = new HashMap<>(
                Map.of("Content-Type", "application/json", "x-api-key", "key-of-the-shop", "x-signature", VECTOR_HEX));
        var moved = world.till.post(url, VECTOR.replace(":1000", ": 1000"), headers);
        assertEquals(401, moved.statusCode());
        refused(world.till.read(moved), 40101, "invalid signature");
        assertTrue(world.server.book().orders().isEmpty());
        var taken = world.till.post(url, VECTOR, headers);
        assertTrue(taken.body().startsWith("{\"code\":0,"), taken::body);
    }

    @Test
    void keyAndSignatureAreNeededForEveryCallAlsoForAGet() {
        var url = world.server.baseUrl() + "/api/v1/payments/detail/P1";
        var unsigned = world.till.get(url, Map.of("x-api-key", "key-of-the-shop"));
        refused(world.till.read(unsigned), 40101, "signature");
        var emptyHex = "4c4df0c09aaefc2fe10f409703fd08d6754229e4c9b99897331efa42d8d65e47";
        var signed = Map.of("x-api-key", "key-of-the-shop", "x-signature", emptyHex);
        refused(world.till.read(world.till.get(url, signed)), 40400, "payment not found");
        var stranger = Map.of("x-api-key", "other", "x-signature", emptyHex);
        assertEquals(401, world.till.get(url, stranger).statusCode());
    }

    @Test
    void theSignatureCanBeWrittenInOtherWays() {
        var upper = VECTOR_HEX.toUpperCase(Locale.ROOT);
        assertEquals(upper, new ChingchingSeal("test_api_secret", ChingchingOptions.Signature.UPPER_HEX).of(VECTOR));
        var base64 = new ChingchingSeal("test_api_secret", ChingchingOptions.Signature.BASE64);
        assertEquals("YXrAOcZ2JO+7IMRVu8GF6iIUl4YDNrpPgzFTWQTlELE=", base64.of(VECTOR));
        assertFalse(base64.fits(VECTOR, VECTOR_HEX));
        again(ChingchingOptions.standard().withSignature(ChingchingOptions.Signature.BASE64));
        refused(world.create("n1"), 40101, "signature");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, #0, amount must be at least 1",
        "amount, #-1, amount must be at least 1",
        "amount, 8850, amount must be an integer",
        "amount, #88.5, amount must be an integer",
        "currency, USD, currency must be one of",
        "currency, hkd, currency must be one of",
        "merchant_reference, '', merchant_reference must have 1 to 64",
        "payment_type, qr, payment_type must be one of",
        "expires_at, tomorrow, a timestamp",
        "expires_at, #1795230000, a timestamp",
        "expires_at, 1600000000, expires_at is in the past",
        "callback_url, ftp://x, http",
        "channel_id, #7, channel_id is unknown",
        "sign, x, sign is unknown",
        "description, true, description must be a string"
    })
    void badFieldsAreRefused(String name, String value, String message) {
        var fields = world.link("n1");
        fields.put(name, typed(value));
        refused(world.call("/payments/link", fields), 40001, message);
        assertTrue(world.server.book().orders().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"amount", "currency", "merchant_id", "merchant_reference"})
    void requiredFieldsAreRequired(String name) {
        var fields = world.link("n1");
        fields.remove(name);
        refused(world.call("/payments/link", fields), 40001, name + " is required");
    }

    @Test
    void brokenAndDoubledJsonAnotherMerchantAndOtherMethodsAreRefused() {
        refused(world.till.read(world.raw("/payments/link", "{\"amount\":")), 40001, "not JSON");
        var doubled = "{\"merchant_reference\":\"n1\",\"merchant_reference\":\"n1\"}";
        refused(world.till.read(world.raw("/payments/transactions/query", doubled)), 40001, "not JSON");
        var fields = world.link("n1");
        fields.put("merchant_id", "M002");
        refused(world.call("/payments/link", fields), 40300, "merchant");
        assertEquals(405, world.get("/payments/link").statusCode());
        assertEquals(404, world.get("/payments/close").statusCode());
    }

    @Test
    void aReferenceIsTakenOnceAlsoByARefund() {
        world.create("n1");
        refused(world.create("n1"), 40900, "merchant_reference n1 already exists");
        assertEquals(2, world.server.book().creates("n1"));
        world.customer.pay("n1");
        refused(world.refunded("n1", "n1", 1), 40900, "already exists");
        world.refunded("r1", "n1", 1);
        refused(world.create("r1"), 40900, "already exists");
    }

    @Test
    void anUnknownReferenceHasNoDataOrByChoiceAnErrorCode() {
        var unknown = world.query("n9");
        assertEquals(0, unknown.path("code").asInt());
        assertTrue(unknown.path("data").isNull());
        refused(world.call("/payments/transactions/query", Map.of()), 40001, "is required");
        again(ChingchingOptions.standard().withUnknownIsError(true));
        refused(world.query("n9"), 40400, "transaction not found");
    }

    @Test
    void byChoiceALinkHasNoTransactionUntilACustomerActed() {
        again(ChingchingOptions.standard().withLinkHasNoTransaction(true));
        var id = world.create("n1").path("data").path("payment_id").asString();
        assertTrue(world.query("n1").path("data").isNull());
        var detail = world.till.read(world.get("/payments/detail/" + id));
        assertEquals("pending", detail.path("data").path("status").asString());
        world.customer.pay("n1");
        assertEquals("success", world.status("n1"));
    }

    @Test
    void bothNumbersInAQueryMustBelongTogether() {
        world.create("n1");
        world.create("n2");
        var id = world.query("n1").path("data").path("transaction_id").asString();
        var byId = world.call("/payments/transactions/query", Map.of("transaction_id", id));
        assertEquals("n1", byId.path("data").path("merchant_reference").asString());
        var crossed = Map.<String, Object>of("transaction_id", id, "merchant_reference", "n2");
        assertTrue(
                world.call("/payments/transactions/query", crossed).path("data").isNull());
    }

    @Test
    void checkoutGivesACodeOrAPageAndIsTheSameTransaction() {
        var started = world.call("/payments/checkout", world.checkout("n1")).path("data");
        assertEquals("pending", started.path("result").asString());
        assertEquals("qr_code", started.path("next_action").path("type").asString());
        assertEquals(
                world.query("n1").path("data").path("transaction_id").asString(),
                started.path("transaction_id").asString());
        var paged = world.checkout("n2");
        paged.put("payment_method", "HK_ALIPAY_H5");
        paged.put("payment_method_option", "{\"payment_inst\":\"ALIPAYHK\"}");
        var redirect = world.call("/payments/checkout", paged).path("data").path("next_action");
        assertEquals("redirect", redirect.path("type").asString());
    }

    @Test
    void aScannedCodePaysAtOnceAndWaitsForThePhoneFromAnAmountOn() {
        var scanned = world.checkout("n1");
        scanned.put("payment_method_option", "{\"auth_code\":\"288747107207804180\"}");
        var paid = world.call("/payments/checkout", scanned).path("data");
        assertEquals("success", paid.path("result").asString());
        assertFalse(paid.has("next_action"));
        scanned.put("merchant_reference", "n2");
        scanned.put("amount", 100_000);
        var waits = world.call("/payments/checkout", scanned).path("data");
        assertEquals("pending", waits.path("result").asString());
        world.customer.pay("n2");
        assertEquals("success", world.status("n2"));
    }

    @ParameterizedTest
    @CsvSource({
        "amount, #9, amount must be at least 10",
        "channel_id, 7, channel_id must be an integer",
        "transaction_type, refund, not enabled",
        "transaction_type, pay, transaction_type must be one of",
        "payment_method_option, no-json, a string that holds",
        "payment_method_option, '[1]', a string that holds",
        "payment_method_options, '{}', payment_method_options is unknown",
        "payment_type, link, payment_type is unknown",
        "merchant_reference, '', merchant_reference is required"
    })
    void badCheckoutFieldsAreRefused(String name, String value, String message) {
        var fields = world.checkout("n1");
        fields.put(name, typed(value));
        refused(world.call("/payments/checkout", fields), 40001, message);
        fields.put("payment_method_option", Map.of("auth_code", "1"));
        refused(world.call("/payments/checkout", fields), 40001, "");
        assertTrue(world.server.book().orders().isEmpty());
    }

    @Test
    void refundsAddUpToWhatWasPaidAndEndAfterAWhile() {
        world.create("n1");
        refused(world.refunded("r0", "n1", 1), 42200, "not refundable");
        world.customer.pay("n1");
        var part = world.refunded("r1", "n1", 850).path("data");
        assertEquals("processing", part.path("status").asString());
        assertEquals("refund", part.path("transaction_type").asString());
        refused(world.refunded("r2", "n1", 8001), 42200, "exceeds");
        world.refunded("r3", "n1", 8000);
        refused(world.refunded("r4", "n1", 1), 42200, "exceeds");
        assertEquals("processing", world.status("r1"));
        world.passes(Duration.ofSeconds(2));
        assertEquals("success", world.status("r1"));
        assertEquals(850, world.query("r1").path("data").path("amount").asLong());
        assertEquals(
                "n1",
                world.query("r1")
                        .path("data")
                        .path("original_merchant_reference")
                        .asString());
        var order = world.server.book().find("n1").orElseThrow();
        assertEquals(8850, order.refunded());
        assertEquals("success", world.status("n1"));
        var detail = world.till.read(world.get("/payments/detail/" + order.id()));
        assertEquals(8850, detail.path("data").path("refunded_amount").asLong());
    }

    @Test
    void aRefundNamesItsPaymentByEitherNumberAndItsCurrency() {
        world.create("n1");
        world.customer.pay("n1");
        var fields = world.refund("r1", "n1", 100);
        fields.put("currency", "CNY");
        refused(world.call("/payments/transactions/refund", fields), 42200, "currency");
        fields.put("currency", "HKD");
        fields.put("merchant_id", "M001");
        refused(world.call("/payments/transactions/refund", fields), 40001, "merchant_id is unknown");
        fields.remove("merchant_id");
        fields.remove("original_merchant_reference");
        refused(world.call("/payments/transactions/refund", fields), 40001, "is required");
        fields.put(
                "transaction_id",
                world.query("n1").path("data").path("transaction_id").asString());
        assertEquals(
                0,
                world.call("/payments/transactions/refund", fields).path("code").asInt());
        refused(world.refunded("r2", "n9", 1), 40400, "original transaction not found");
    }

    @Test
    void timeAndTheCustomerEndAPayment() {
        var fields = world.link("n1");
        fields.put("expires_at", Long.toString(world.till.clock.instant().getEpochSecond() + 60));
        world.call("/payments/link", fields);
        world.create("n2");
        world.create("n3");
        assertEquals(3, world.customer.waiting().size());
        world.customer.decline("n2");
        world.customer.walkAway("n3");
        assertEquals("failed", world.status("n2"));
        assertEquals("pending", world.status("n3"));
        world.passes(Duration.ofSeconds(61));
        assertEquals("expired", world.status("n1"));
        assertFalse(world.customer.pay("n1"));
        world.passes(Duration.ofHours(2));
        assertEquals("expired", world.status("n3"));
    }

    @Test
    void paymentsPayThemselvesWhenTheClockSaysSo() {
        world.auto.next(Duration.ofSeconds(3));
        world.create("n1");
        world.create("n2");
        assertEquals("pending", world.status("n1"));
        world.passes(Duration.ofSeconds(3));
        assertEquals("success", world.status("n1"));
        assertEquals("pending", world.status("n2"));
    }

    @Test
    void theDaysStatementListsWhatWasPaidAndGivenBackThatDay() {
        world.create("n1");
        world.create("n2");
        world.customer.pay("n1");
        world.refunded("r1", "n1", 850);
        world.passes(Duration.ofHours(24));
        world.create("n3");
        world.customer.pay("n3");
        var list = world.till.read(world.get("/settlements")).path("data");
        assertEquals(2, list.path("total").asInt(), list::toString);
        var newest = list.path("list").get(0);
        assertEquals("20261122HKD", newest.path("id").asString());
        assertEquals(8850, newest.path("net_amount").asLong());
        var first = list.path("list").get(1);
        assertEquals(8850, first.path("amount").asLong());
        assertEquals(850, first.path("refunded_amount").asLong());
        var file = world.get("/settlements/" + first.path("id").asString() + "/download");
        var lines = file.body().split("\r\n", -1);
        assertEquals(4, lines.length, file::body);
        assertTrue(lines[1].startsWith("2026-11-21,sale,n1,,T"), lines[1]);
        assertTrue(lines[2].startsWith("2026-11-21,refund,r1,n1,T"), lines[2]);
        assertTrue(lines[2].contains(",LINK,HKD,850,success,"), lines[2]);
        refused(world.till.read(world.get("/settlements/20200101HKD/download")), 40400, "settlement");
    }
}
