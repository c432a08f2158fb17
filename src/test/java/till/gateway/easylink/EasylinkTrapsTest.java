package till.gateway.easylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.gateway.easylink.EasylinkForTests.AMOUNT;
import static till.gateway.easylink.EasylinkForTests.KEY;
import static till.gateway.easylink.EasylinkForTests.NUMBER;
import static till.gateway.easylink.EasylinkForTests.PAYMENT;
import static till.gateway.easylink.EasylinkForTests.REFUND;
import static till.gateway.easylink.EasylinkForTests.RENAMED;
import static till.gateway.easylink.EasylinkForTests.THEIRS;
import static till.gateway.easylink.EasylinkForTests.order;
import static till.gateway.easylink.EasylinkForTests.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.PayCode;
import till.domain.Problem;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.QrPayments.Created;

/** What the gateway does and its document does not say, beyond what every gateway's contract holds. */
class EasylinkTrapsTest {
    @RegisterExtension
    private final EasylinkForTests easylink = new EasylinkForTests();

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/v1", "/api/v1/", "/api/v1/KC", "/api/v1/KC/"})
    void theAddressMayHoldWhatEveryPathBeginsWith(String more) throws InterruptedException {
        var written = profile(easylink.address() + more, Map.of(), Map.of());
        assertEquals(List.of(), EasylinkGateway.problems(written));
        easylink.data();
        easylink.gateway(written).query(PAYMENT);
        assertEquals(
                "/api/v1/KC/payment/query",
                easylink.server.takeRequest().getUrl().encodedPath());
    }

    @Test
    void anAddressInFrontOfItsOwnPathIsKept() throws InterruptedException {
        easylink.data();
        easylink.gateway(profile(easylink.address() + "/relay/api/v1/KC", Map.of(), Map.of()))
                .query(PAYMENT);
        assertEquals(
                "/relay/api/v1/KC/payment/query",
                easylink.server.takeRequest().getUrl().encodedPath());
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/api/v1/OTHER,,,,gateway.easylink.otherMerchant",
        "ftp://x.example,,,,gateway.easylink.address",
        "https://x.example,merchantCode,..,,gateway.easylink.missing",
        "https://x.example,notifyUrl,https://shop.example/n?a=1,,gateway.easylink.ownAddress",
        "https://x.example,notifyUrl,https://shop.example/n&x,,gateway.easylink.ownAddress",
        "https://x.example,returnUrl,https://shop.example/a%20b,,gateway.easylink.ownAddress",
        "https://x.example,callSeconds,61,,gateway.easylink.callSeconds",
        "https://x.example,signature,md5,,gateway.easylink.signature"
    })
    void whatIsWrongWithAProfileIsSaid(String address, String field, String text, String none, String key) {
        var more = field == null ? Map.<String, String>of() : Map.of(field, text);
        var problems = EasylinkGateway.problems(profile(address, more, Map.of()));
        assertEquals(List.of(key), problems.stream().map(Problem::key).toList());
    }

    @Test
    void aProfileWithoutItsKeyIsNotUsed() {
        var empty = new GatewayProfile(
                "e",
                "easylink",
                "https://x.example",
                Map.of("merchantCode", "KC"),
                Map.of("apiKey", new Secret("")),
                false);
        assertEquals(List.of(Problem.of("gateway.easylink.missing", "apiKey")), EasylinkGateway.problems(empty));
    }

    @Test
    void whatAShopMayLeaveOutReachesTheGatewayWhereItIsGiven() throws InterruptedException {
        var full = easylink.gateway(profile(
                easylink.address(),
                Map.of(
                        "notifyUrl",
                        "https://shop.example/n/token",
                        "returnUrl",
                        "https://shop.example/r",
                        "callSeconds",
                        "7"),
                Map.of()));
        easylink.answer(200, "");
        easylink.answer(200, "");
        full.create(order("Tea"), Map.of());
        full.refund(PAYMENT, REFUND, AMOUNT, "faulty = 100%");
        var created = easylink.sent();
        assertEquals("https://shop.example/n/token", created.path("notifyUrl").asString());
        assertEquals("https://shop.example/r", created.path("returnUrl").asString());
        var refunded = easylink.sent();
        assertEquals("https://shop.example/n/token", refunded.path("notifyUrl").asString());
        assertEquals("faulty 100", refunded.path("reason").asString());
        assertEquals(Duration.ofSeconds(7), full.limits().longestCall());
        assertEquals(Duration.ofSeconds(45), easylink.gateway().limits().longestCall());
        assertFalse(full.limits().oneRefundInFlight());
    }

    @Test
    void anAddressForNotificationsIsNotSentUnlessGiven() throws InterruptedException {
        easylink.answer(200, "");
        easylink.create();
        var sent = easylink.sent();
        assertFalse(sent.has("notifyUrl") || sent.has("returnUrl"));
        assertEquals("100.00", sent.path("amount").asString());
        assertTrue(sent.path("amount").isNumber());
        assertEquals(NUMBER.text(), sent.path("orderNo").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Lunch & tea 100% + 1 = #2|Lunch tea 100 1 2",
                "&=%+#|Payment",
                "\u0000\u0007a\u009fb|a b",
                "商品購買 😀|商品購買 😀"
            })
    void whatWouldDivideAFormIsLeftOutOfTheDescription(String subject, String sent) throws InterruptedException {
        easylink.answer(200, "");
        easylink.gateway().create(order(subject), Map.of());
        assertEquals(sent, easylink.sent().path("description").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "XX,Tea,HKD 1.00,gateway.easylink.unknownMethod",
        "UP_OP,Tea,USD 1.00,gateway.easylink.currency",
        "UP_OP,Tea,HKD 0.00,gateway.easylink.amount",
        "UP_OP,Tea,HKD 30000000.00,gateway.easylink.amount",
    })
    void whatTheGatewayCannotTakeIsNeverSent(String method, String subject, String amount, String key) {
        var wrong = order(method, subject, Money.parse(amount));
        var gateway = easylink.gateway();
        assertEquals(key, gateway.check(wrong, Map.of()).orElseThrow().key());
        assertInstanceOf(Outcome.Refused.class, gateway.create(wrong, Map.of()));
        assertTrue(gateway.check(order("x".repeat(65)), Map.of()).isPresent());
        assertTrue(gateway.check(order("x".repeat(64)), Map.of()).isEmpty());
        assertTrue(gateway.check(order("x"), Map.of("walletType", "HK")).isPresent());
        assertInstanceOf(Outcome.Refused.class, gateway.refund(PAYMENT, REFUND, Money.parse("USD 1.00"), "x"));
        assertEquals(0, easylink.server.getRequestCount());
    }

    @Test
    void theNumberThatComesBackIsTheirsAndTheLinkIsAPage() {
        easylink.data("orderNo", THEIRS, "payUrl", "https://cashier.95516.com/x?a=1&b=2", "status", "pending");
        assertEquals(
                new Created(
                        new PayCode(PayCode.Kind.LINK, "https://cashier.95516.com/x?a=1&b=2"),
                        THEIRS,
                        Standing.WAITING,
                        "status pending"),
                ((Outcome.Answered<Created>) easylink.create()).value());
    }

    @ParameterizedTest
    @CsvSource({"amount,100.01", "amount,x", "amount,100.001", "currency,USD", "orderNo,", "orderNo,a b", "status,new"})
    void aCreateAnsweredAboutSomethingElseIsUnknown(String field, String value) {
        easylink.data("status", "pending", field, value == null ? "" : value);
        assertInstanceOf(Outcome.Unknown.class, easylink.create());
    }

    @Test
    void theirNumberIsAskedForAndOursIsAnswered() throws InterruptedException {
        easylink.data("orderNo", THEIRS, "payOrderId", "P2024", "payType", "UP_OP", "channelOrderNo", "C1");
        var facts = facts(easylink.gateway().query(RENAMED));
        assertEquals(THEIRS, easylink.asked());
        assertEquals(NUMBER.text(), facts.orderNo());
        assertEquals(THEIRS, facts.gatewayNo());
        assertEquals("C1", facts.channelNo());
        assertEquals("UP_OP", facts.details().paidWith());
        assertEquals(Map.of("payOrderId", "P2024"), facts.details().more());
    }

    @Test
    void aRefundNamesTheirNumberAndMayBeAnsweredWithEither() throws InterruptedException {
        var gateway = easylink.gateway();
        for (var number : List.of(THEIRS, NUMBER.text())) {
            easylink.data("orderNo", number, "refundNo", REFUND.text(), "refundAmount", "100", "status", "processing");
            assertInstanceOf(Outcome.Answered.class, gateway.refund(RENAMED, REFUND, AMOUNT, "x"));
            assertEquals(THEIRS, easylink.sent().path("orderNo").asString());
        }
    }

    @Test
    void oursIsAskedForWhereTheirsIsNotFound() throws InterruptedException {
        easylink.answer(404, "{\"success\":false,\"error\":\"Order not found\"}");
        easylink.data();
        var facts = facts(easylink.gateway().query(RENAMED));
        assertEquals(List.of(THEIRS, NUMBER.text()), List.of(easylink.asked(), easylink.asked()));
        assertEquals(NUMBER.text(), facts.orderNo());
        assertEquals(NUMBER.text(), facts.gatewayNo());
    }

    @Test
    void theirNumberStaysKnownWhereTheAnswerRepeatsOurs() {
        easylink.data();
        assertEquals(THEIRS, facts(easylink.gateway().query(RENAMED)).gatewayNo());
    }

    @Test
    void onlyNotFoundIsAskedTwice() {
        easylink.answer(500, "{\"success\":false,\"error\":\"Internal error\"}");
        easylink.data();
        assertInstanceOf(Outcome.Unknown.class, easylink.gateway().query(RENAMED));
        assertEquals(1, easylink.server.getRequestCount());
    }

    /** Two questions then still fit into the longest call, after which nothing of ours may be under way. */
    @Test
    void aQuestionGivesUpAfterHalfTheLongestCall() {
        var gateway = easylink.gateway(profile(easylink.address(), Map.of("callSeconds", "8"), Map.of()));
        easylink.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        var outcome = assertTimeout(Duration.ofMillis(7500), () -> gateway.query(PAYMENT));
        assertInstanceOf(Outcome.Unknown.class, outcome);
    }

    @Test
    void notFoundByEitherIsNotFound() {
        easylink.answer(404, "{\"success\":false,\"error\":\"Order not found\"}");
        easylink.answer(200, "{\"success\":false,\"code\":\"4003\"}");
        assertEquals(Standing.NOT_FOUND, standing(easylink.gateway().query(RENAMED)));
    }

    @Test
    void aForeignNumberIsHandedOnAsItCame() {
        easylink.data("orderNo", "KC999");
        assertEquals("KC999", facts(easylink.gateway().query(RENAMED)).orderNo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "100.0", "100.00", "\"100\"", "\"100.00\"", "1e2", "1E+2"})
    void anAmountIsTheSameHoweverItIsWritten(String written) {
        easylink.answer(200, EasylinkForTests.success().replace("100.00", written));
        assertEquals(AMOUNT, facts(easylink.gateway().query(PAYMENT)).amount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100.001",
                "100.000",
                "\"100.001\"",
                "\"1,00\"",
                "\"HKD 100\"",
                "\"\"",
                "null",
                "true",
                "[100.00]",
                "-100.00",
                "1e-3",
                "9999999999999.00"
            })
    void anAmountThatCannotBeReadIsUnknownAndNeverRounded(String written) {
        easylink.answer(200, EasylinkForTests.success().replace("100.00", written));
        assertInstanceOf(Outcome.Unknown.class, easylink.gateway().query(PAYMENT));
    }

    @Test
    void aCurrencyThatIsThereCounts() {
        easylink.data("currency", "USD");
        easylink.data("currency", "HKD");
        easylink.data("currency", "XQX");
        var gateway = easylink.gateway();
        assertEquals(Money.parse("USD 100.00"), facts(gateway.query(PAYMENT)).amount());
        assertEquals(AMOUNT, facts(gateway.query(PAYMENT)).amount());
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @ParameterizedTest
    @CsvSource({
        "pending,WAITING",
        "processing,WAITING",
        "success,PAID",
        "SUCCESS,PAID",
        "failed,DECLINED",
        "cancelled,CANCELLED",
        "canceled,CANCELLED",
        "closed,CLOSED",
        "expired,CLOSED",
        "6,CLOSED",
        "refunded,REFUNDED",
        "5,REFUNDED"
    })
    void theirWordsAreRead(String status, Standing standing) {
        easylink.data("status", status);
        assertEquals(standing, standing(easylink.gateway().query(PAYMENT)));
    }

    @Test
    void aStateThatLeaksAsANumberIsRead() {
        easylink.answer(200, EasylinkForTests.success().replace("\"status\":\"success\"", "\"status\":5"));
        assertEquals(Standing.REFUNDED, standing(easylink.gateway().query(PAYMENT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1", "0", "paid", "succeeded", "successful", "success ", "not success", "true"})
    void anotherWordIsUnknownAndKept(String status) {
        easylink.data("status", status);
        var unknown = assertInstanceOf(Outcome.Unknown.class, easylink.gateway().query(PAYMENT));
        assertEquals("status " + status.strip(), unknown.word());
    }

    @Test
    void aTaughtWordComesBeforeTheirs() {
        var words = Map.of("settled", "paid", "success", "waiting");
        var gateway = easylink.gateway(profile(easylink.address(), Map.of(), words));
        easylink.data("status", "SETTLED");
        easylink.data("status", "success");
        assertEquals(Standing.PAID, standing(gateway.query(PAYMENT)));
        assertEquals(Standing.WAITING, standing(gateway.query(PAYMENT)));
    }

    @Test
    void aStateThatGoesBackToPendingOnlyWaits() {
        var gateway = easylink.gateway();
        easylink.data();
        easylink.data("status", "pending");
        assertEquals(Standing.PAID, standing(gateway.query(PAYMENT)));
        assertEquals(Standing.WAITING, standing(gateway.query(PAYMENT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-25T12:05:30+08:00|2024-03-25T04:05:30Z",
                "2024-03-25T04:05:30Z|2024-03-25T04:05:30Z",
                "2024-03-25T04:05:30.123Z|2024-03-25T04:05:30.123Z",
                "2024-03-25T12:05:30|2024-03-25T04:05:30Z",
                "2024-03-25 12:05:30|2024-03-25T04:05:30Z",
                "24/3/2026 下午4:55:33|2026-03-24T08:55:33Z",
                "24/3/2026 上午12:00:01|2026-03-23T16:00:01Z",
                "24/3/2026 下午12:30:00|2026-03-24T04:30:00Z",
                "24/3/2026, 16:55:33|2026-03-24T08:55:33Z",
                "24/3/2026 下午16:55:33|",
                "31/2/2026 下午4:55:33|",
                "yesterday|",
                "1711339530|",
                "2024-03-25|"
            })
    void aTimeIsReadOrLeftOutAndNeverAnError(String written, Instant read) {
        easylink.data("paidAt", written);
        assertEquals(read, facts(easylink.gateway().query(PAYMENT)).paidAt());
    }

    @Test
    void noTimeAndNoChannelAreNoError() {
        easylink.data();
        var facts = facts(easylink.gateway().query(PAYMENT));
        assertNull(facts.paidAt());
        assertNull(facts.channelNo());
    }

    @Test
    void theKeyIsInTheHeaderAndNowhereElse() throws InterruptedException {
        easylink.data();
        easylink.gateway().query(PAYMENT);
        var request = easylink.server.takeRequest();
        assertEquals("Bearer " + KEY, request.getHeaders().get("Authorization"));
        assertFalse(request.getUrl().toString().contains(KEY));
    }

    private static PaymentAnswer.Facts facts(Outcome<PaymentAnswer> outcome) {
        return Objects.requireNonNull(
                ((Outcome.Answered<PaymentAnswer>) outcome).value().facts());
    }

    private static Standing standing(Outcome<PaymentAnswer> outcome) {
        return ((Outcome.Answered<PaymentAnswer>) outcome).value().standing();
    }
}
