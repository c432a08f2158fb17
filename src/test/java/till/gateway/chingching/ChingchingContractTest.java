package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.OperationState;
import till.domain.Secret;
import till.gateway.Closing;
import till.gateway.ExchangeLog.Exchange;
import till.gateway.Gateway;
import till.gateway.GatewayContractTest;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.RefundQueries.RefundRef;
import till.gateway.Refunds;
import till.gateway.Settlements;
import till.gateway.chingching.ChingchingSigner.Signed;
import till.gateway.chingching.ChingchingSigner.Writing;
import till.gateway.http.StrictJson;

class ChingchingContractTest extends GatewayContractTest {
    private static final String KEY = "api-key-of-the-shop";
    private static final String SECRET = "api-secret-of-the-shop";
    private static final ChingchingSigner SIGNER =
            new ChingchingSigner(new Secret(KEY), new Secret(SECRET), Writing.SMALL_HEX, Signed.BODY);

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @Override
    protected Gateway gateway(String address, Duration longestCall) {
        var profile = new GatewayProfile(
                "chingching",
                "chingching",
                address,
                Map.of("merchantId", "M001"),
                Map.of("apiKey", new Secret(KEY), "apiSecret", new Secret(SECRET)),
                false);
        var own = new ChingchingProfile(profile).limits();
        var limits = new Limits(
                own.currencies(),
                own.minimumMinor(),
                own.maximumMinor(),
                own.subjectLength(),
                own.codeLifetime(),
                longestCall,
                own.oneRefundInFlight());
        return ChingchingGateway.of(profile, limits, exchanges::add, InstantSource.fixed(NOW));
    }

    @Override
    protected String method() {
        return "LINK";
    }

    @Override
    protected String created() {
        return created("created");
    }

    private static String created(String status) {
        return ok(Map.of(
                "merchant_reference",
                NUMBER.text(),
                "payment_id",
                "PAY1",
                "payment_link",
                "https://pay.example/l/1",
                "status",
                status));
    }

    @Override
    protected String queried(Standing standing, Money amount) {
        return ok(transaction(
                switch (standing) {
                    case WAITING -> "pending";
                    case PAID -> "success";
                    case DECLINED -> "failed";
                    case CANCELLED -> "cancelled";
                    case CLOSED -> "expired";
                    case REFUNDED -> "refunded";
                    case AUTHORIZED, NOT_FOUND -> throw new IllegalArgumentException(standing.name());
                },
                amount));
    }

    @Override
    protected Set<Standing> standings() {
        return EnumSet.complementOf(EnumSet.of(Standing.AUTHORIZED, Standing.NOT_FOUND));
    }

    private static Map<String, Object> transaction(String status, Money amount) {
        var data = new LinkedHashMap<String, Object>();
        data.put("merchant_id", "M001");
        data.put("merchant_reference", NUMBER.text());
        data.put("transaction_id", "TX1");
        data.put("transaction_type", "sale");
        data.put("amount", amount.getAmountMinorLong());
        data.put("currency", amount.getCurrencyUnit().getCode());
        data.put("status", status);
        return data;
    }

    @Override
    protected String unknownWord() {
        return ok(transaction("settling", AMOUNT));
    }

    @Override
    protected Optional<Reply> refused() {
        return Optional.empty();
    }

    @Override
    protected Optional<Reply> numberExists() {
        return Optional.empty();
    }

    @Override
    protected Optional<String> refunded() {
        return Optional.of(ok(refundData()));
    }

    private static Map<String, Object> refundData() {
        var data = transaction("success", AMOUNT);
        data.put("merchant_reference", REFUND.text());
        data.put("original_merchant_reference", NUMBER.text());
        data.put("transaction_type", "refund");
        return data;
    }

    @Override
    protected List<String> hostile() {
        return List.of(
                "{\"code\":" + "9".repeat(5000) + "}",
                "{\"code\":0,\"data\":{\"code\":0,\"data\":{\"code\":0,\"data\":5}}}",
                "{\"code\":0,\"data\":{\"code\":9,\"data\":{\"status\":\"success\",\"amount\":8850,\"currency\":\"HKD\","
                        + "\"merchant_reference\":\"" + NUMBER + "\"}}}",
                "{\"code\":0,\"data\":{\"amount\":8.85e3,\"currency\":\"HKD\",\"status\":\"success\","
                        + "\"merchant_reference\":\"" + NUMBER + "\"}}");
    }

    @Test
    void itHoldsWhatTheProviderPublishesAndNoClose() {
        for (var capability : List.of(
                QrPayments.class,
                Refunds.class,
                RefundQueries.class,
                Settlements.class,
                Notifications.class,
                Probes.class)) {
            assertTrue(gateway.find(capability).isPresent(), capability.getSimpleName());
        }
        assertTrue(gateway.find(Closing.class).isEmpty());
        assertEquals(Duration.ofMinutes(5), gateway.limits().codeLifetime());
        assertFalse(gateway.limits().oneRefundInFlight());
    }

    @Test
    void whatIsSentIsExactAndSignedOverItsBytes() throws InterruptedException {
        answer(created());
        create();
        var request = server.takeRequest();
        var body = Objects.requireNonNull(request.getBody()).utf8();
        assertEquals("/api/v1/payments/link", request.getUrl().encodedPath());
        assertEquals(KEY, request.getHeaders().get("x-api-key"));
        assertEquals(SIGNER.sign(body, ""), request.getHeaders().get("x-signature"));
        assertEquals(
                StrictJson.object("{\"merchant_id\":\"M001\",\"merchant_reference\":\"" + NUMBER + "\",\"amount\":8850,"
                                + "\"currency\":\"HKD\",\"description\":\"Lunch & tea 100%\",\"payment_type\":\"link\","
                                + "\"expires_at\":\""
                                + NOW.plusSeconds(300 + 1800).getEpochSecond() + "\"}")
                        .orElseThrow(),
                StrictJson.object(body).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"merchant_reference", "amount", "currency", "status"})
    void aQueryAnswerWithoutAFieldItShouldCarryIsUnknown(String field) {
        var data = transaction("success", AMOUNT);
        data.remove(field);
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @ParameterizedTest
    @CsvSource({
        "amount,8850.0",
        "amount,-8850",
        "amount,88.50",
        "currency,XYZ",
        "merchant_id,M002",
        "transaction_type,refund",
        "original_merchant_reference,T1P9",
        "merchant_reference,''"
    })
    void aQueryAnswerThatCannotBeAboutThisPaymentIsUnknown(String field, String value) {
        var data = transaction("success", AMOUNT);
        data.put(field, value);
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @Test
    void anotherNumberIsHandedOnAsItCame() {
        var data = transaction("success", AMOUNT);
        data.put("merchant_reference", "T1P9");
        answer(ok(data));
        var answered = assertInstanceOf(Outcome.Answered.class, gateway.query(PAYMENT));
        var facts = Objects.requireNonNull(((PaymentAnswer) answered.value()).facts());
        assertEquals("T1P9", facts.orderNo());
    }

    @ParameterizedTest
    @CsvSource({
        "1,error",
        "0001,x",
        "'',x",
        "SUCCESS,ok",
        "404,not found",
        "409,merchant_reference already exists",
        "401,invalid signature",
        "400,amount invalid"
    })
    void noErrorIsBelievedAsARefusalOrAsNotFoundOrAsExisting(String code, String message) {
        var error = StrictJson.write(Map.of("code", code, "message", message, "data", Map.of()));
        for (var count = 0; count < 4; count++) {
            answer(error);
        }
        assertInstanceOf(Outcome.Unknown.class, create());
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        assertInstanceOf(Outcome.Unknown.class, refund());
        assertInstanceOf(Outcome.Unknown.class, queryRefund(new RefundRef(REFUND, null, AMOUNT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]"})
    void onlyASuccessThatExplicitlyHoldsNothingIsNotFound(String data) {
        var nothing = "{\"code\":\"0\",\"data\":" + data + ",\"message\":\"ok\"}";
        answer(nothing);
        assertEquals(Standing.NOT_FOUND, standing());
        answer(nothing);
        var said = assertInstanceOf(Outcome.Answered.class, queryRefund(new RefundRef(REFUND, null, AMOUNT)));
        assertEquals(null, ((RefundQueries.RefundStanding) said.value()).answer());
        answer(nothing);
        assertInstanceOf(Outcome.Unknown.class, queryRefund(new RefundRef(REFUND, "TX2", AMOUNT)));
        for (var body : List.of(
                "{\"code\":0}", "{\"data\":null}", "{\"code\":0,\"data\":\"\"}", "{\"code\":[],\"data\":null}")) {
            answer(body);
            assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT), body);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "amount,1",
        "merchant_reference,X",
        "currency,CNY",
        "currency,''",
        "status,settling",
        "status,error",
        "status,timeout",
        "status,cancelled",
        "merchant_id,M002",
        "transaction_type,sale",
        "original_merchant_reference,X"
    })
    void aRefundThatDiffersOrSaysNothingCertainIsUnknown(String field, String value) {
        var data = refundData();
        data.put(field, value);
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, queryRefund(new RefundRef(REFUND, null, AMOUNT)));
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, refund());
    }

    @ParameterizedTest
    @CsvSource({"success,DONE", "Refunded,DONE", "pending,ACCEPTED", "failed,FAILED"})
    void aRefundStandsWhereItsStatusSays(String word, OperationState state) {
        var data = refundData();
        data.put("status", word);
        answer(ok(data));
        var said = assertInstanceOf(Outcome.Answered.class, queryRefund(new RefundRef(REFUND, null, AMOUNT)));
        var answer = Objects.requireNonNull(((RefundQueries.RefundStanding) said.value()).answer());
        assertEquals(state, answer.state());
        assertEquals("TX1", answer.gatewayNo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"success", "completed", "pending"})
    void aResultAloneShowsAtMostThatARefundIsWorkedOn(String word) {
        var data = refundData();
        data.remove("status");
        data.put("result", word);
        answer(ok(data));
        var said = assertInstanceOf(Outcome.Answered.class, refund());
        assertEquals(OperationState.ACCEPTED, ((Refunds.RefundAnswer) said.value()).state());
        data.put("result", "failed");
        answer(ok(data));
        assertInstanceOf(Outcome.Unknown.class, refund());
    }

    @Test
    void aRefundIsSentUnderItsOwnNumberAndQueriedByIt() throws InterruptedException {
        answer(ok(refundData()));
        answer(ok(refundData()));
        refund();
        queryRefund(new RefundRef(REFUND, "TX1", AMOUNT));
        var sent = server.takeRequest();
        assertEquals("/api/v1/payments/transactions/refund", sent.getUrl().encodedPath());
        assertEquals(
                StrictJson.object("{\"transaction_type\":\"refund\",\"merchant_reference\":\"" + REFUND
                                + "\",\"original_merchant_reference\":\"" + NUMBER
                                + "\",\"amount\":8850,\"currency\":\"HKD\",\"description\":\"returned\"}")
                        .orElseThrow(),
                StrictJson.object(Objects.requireNonNull(sent.getBody()).utf8()).orElseThrow());
        assertEquals(
                "{\"merchant_reference\":\"" + REFUND + "\"}",
                Objects.requireNonNull(server.takeRequest().getBody()).utf8());
    }

    @Test
    void mutatedAndTruncatedAnswersNeverSayPaidWrongly() {
        for (var waiting : List.of(
                queried(Standing.WAITING, AMOUNT),
                queried(Standing.DECLINED, AMOUNT),
                created(),
                ok(Map.of(
                        "result",
                        "success",
                        "merchant_reference",
                        NUMBER.text(),
                        "amount",
                        8850,
                        "currency",
                        "HKD")))) {
            for (var seed = 0; seed < 200; seed++) {
                answer(mutated(waiting, new Random(seed)));
                var outcome = gateway.query(PAYMENT);
                var wrong = outcome instanceof Outcome.Answered<PaymentAnswer>(var said)
                        && (said.standing() == Standing.PAID || said.standing() == Standing.REFUNDED);
                assertFalse(wrong, "seed " + seed);
            }
        }
    }

    @Test
    void noKeySignatureOrLinkIsKept() {
        answer(created());
        answer(ok(transaction("success", AMOUNT)));
        var kept = create().word() + gateway.query(PAYMENT) + gateway + exchanges;
        assertEquals(2, exchanges.size());
        assertTrue(exchanges.toString().contains(NUMBER.text()), kept);
        for (var canary : List.of(KEY, SECRET, "signature", "pay.example")) {
            assertFalse(kept.contains(canary), canary);
        }
    }

    private Outcome<RefundQueries.RefundStanding> queryRefund(RefundRef refund) {
        return gateway.find(RefundQueries.class)
                .orElseThrow()
                .queryRefund(new PaymentRef(NUMBER, "PAY1", "LINK", AMOUNT), refund);
    }

    private static String ok(Map<String, Object> data) {
        return StrictJson.write(Map.of("code", 0, "data", data, "message", "success"));
    }
}
