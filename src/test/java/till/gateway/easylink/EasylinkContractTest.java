package till.gateway.easylink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.RecordedRequest;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;
import till.domain.Limits;
import till.domain.OperationState;
import till.domain.PaymentMethod;
import till.domain.Secret;
import till.gateway.BatchQueries;
import till.gateway.Captures;
import till.gateway.Closing;
import till.gateway.Gateway;
import till.gateway.GatewayContractTest;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.RefundQueries;
import till.gateway.Refunds;
import till.gateway.Voids;
import till.gateway.http.StrictJson;

class EasylinkContractTest extends GatewayContractTest {
    private static final String KEY = "pk_live_51f0c7a2d94e";

    @Override
    protected Gateway gateway(String address, Duration longestCall) {
        var profile = new GatewayProfile(
                "easylink",
                "easylink",
                address,
                Map.of("merchantCode", "KC"),
                Map.of("apiKey", new Secret(KEY)),
                false);
        var own = new EasylinkProfile(profile).limits();
        var limits = new Limits(
                own.currencies(),
                own.minimumMinor(),
                own.maximumMinor(),
                own.subjectLength(),
                own.codeLifetime(),
                longestCall,
                own.oneRefundInFlight());
        return EasylinkGateway.of(profile, limits, _ -> {}, InstantSource.fixed(NOW));
    }

    @Override
    protected String method() {
        return "UP_OP";
    }

    @Override
    protected String created() {
        var data = new LinkedHashMap<String, Object>(query("pending", AMOUNT));
        data.put("payUrl", "https://cashier.example/1");
        data.put("currency", "HKD");
        return success(data);
    }

    @Override
    protected String queried(Standing standing, Money amount) {
        var status = switch (standing) {
            case WAITING -> "pending";
            case PAID -> "success";
            case DECLINED -> "failed";
            case CANCELLED -> "cancelled";
            case CLOSED -> "closed";
            case REFUNDED -> "refunded";
            case AUTHORIZED, NOT_FOUND -> throw new IllegalArgumentException(standing.name());
        };
        return success(query(status, amount));
    }

    private static Map<String, Object> query(String status, Money amount) {
        var data = new LinkedHashMap<String, Object>();
        data.put("orderNo", NUMBER.text());
        data.put("payOrderId", "P202403251200001234567");
        data.put("amount", amount.getAmount());
        data.put("status", status);
        data.put("payType", "UP_OP");
        return data;
    }

    @Override
    protected Set<Standing> standings() {
        return EnumSet.complementOf(EnumSet.of(Standing.AUTHORIZED, Standing.NOT_FOUND));
    }

    @Override
    protected String unknownWord() {
        return success(query("settling", AMOUNT));
    }

    @Override
    protected Optional<Reply> refused() {
        return Optional.of(Reply.ok("{\"success\":false,\"code\":4001,\"error\":\"amount missing\"}"));
    }

    @Override
    protected Set<Integer> speakingStatuses() {
        return Set.of(400, 404, 405, 500);
    }

    @Override
    protected Optional<Reply> numberExists() {
        return Optional.of(Reply.of(400, "{\"success\":false,\"error\":\"Order number already exists\"}"));
    }

    @Override
    protected Optional<String> refunded() {
        return Optional.of(success(refund("processing", AMOUNT.getAmount())));
    }

    private static Map<String, Object> refund(String status, BigDecimal amount) {
        var data = new LinkedHashMap<String, Object>();
        data.put("refundNo", REFUND.text());
        data.put("orderNo", NUMBER.text());
        data.put("refundAmount", amount);
        data.put("status", status);
        return data;
    }

    @Override
    protected OperationState refundedState() {
        return OperationState.ACCEPTED;
    }

    @Override
    protected List<String> hostile() {
        return List.of(
                "{\"success\":" + "9".repeat(5000) + "}",
                queried(Standing.PAID, AMOUNT).replace("88.50", "1e999999999"),
                queried(Standing.PAID, AMOUNT).replace("88.50", "-88.50"),
                queried(Standing.PAID, AMOUNT).replace("88.50", "{}"));
    }

    @Test
    void itChargesByThreePagesAndHasNeitherCloseNorQueryOfRefunds() {
        assertEquals(
                List.of("UP_OP", "ALI_H5", "WX_H5"),
                gateway.methods().stream().map(PaymentMethod::code).toList());
        assertTrue(gateway.methods().stream().allMatch(PaymentMethod::worksAtTheCounter));
        for (var held : List.of(QrPayments.class, Refunds.class, Notifications.class, Probes.class)) {
            assertTrue(gateway.find(held).isPresent(), held.getName());
        }
        for (var missing :
                List.of(Closing.class, RefundQueries.class, Captures.class, Voids.class, BatchQueries.class)) {
            assertTrue(gateway.find(missing).isEmpty(), missing.getName());
        }
    }

    @Test
    void whatIsSentIsExactToTheByte() throws InterruptedException {
        answer(created());
        create();
        var request = server.takeRequest();
        assertEquals("POST", request.getMethod());
        assertEquals("/api/v1/KC/payment/create", request.getUrl().encodedPath());
        assertEquals("Bearer " + KEY, request.getHeaders().get("Authorization"));
        assertEquals(
                "{\"amount\":88.50,\"payType\":\"UP_OP\",\"orderNo\":\"" + NUMBER
                        + "\",\"description\":\"Lunch tea 100\"}",
                body(request));
    }

    @Test
    void aRefundIsSentExactToTheByte() throws InterruptedException {
        answer(refunded().orElseThrow());
        refund();
        var request = server.takeRequest();
        assertEquals("/api/v1/KC/refund/create", request.getUrl().encodedPath());
        assertEquals(
                "{\"orderNo\":\"" + NUMBER + "\",\"refundAmount\":88.50,\"refundNo\":\"" + REFUND
                        + "\",\"reason\":\"returned\"}",
                body(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderNo", "amount", "status"})
    void aQueryAnswerWithoutAPromisedFieldIsUnknown(String field) {
        var data = query("success", AMOUNT);
        data.remove(field);
        answer(success(data));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refundNo", "refundAmount", "status"})
    void aRefundAnswerWithoutAFieldIsUnknown(String field) {
        var data = refund("processing", AMOUNT.getAmount());
        data.remove(field);
        answer(success(data));
        assertInstanceOf(Outcome.Unknown.class, refund());
    }

    @ParameterizedTest
    @CsvSource({"refundNo,RREF1", "refundAmount,88.51", "orderNo,KC1", "status,paid", "currency,USD"})
    void aRefundAnswerThatDiffersIsUnknown(String field, String value) {
        var data = refund("processing", AMOUNT.getAmount());
        data.put(field, value);
        answer(success(data));
        assertInstanceOf(Outcome.Unknown.class, refund());
    }

    @ParameterizedTest
    @CsvSource({"processing,ACCEPTED", "pending,ACCEPTED", "success,DONE", "failed,FAILED"})
    void aRefundIsWhatItsWordSays(String status, OperationState state) {
        answer(success(refund(status, AMOUNT.getAmount())));
        var answered = assertInstanceOf(Outcome.Answered.class, refund());
        assertEquals(new Refunds.RefundAnswer(state, REFUND.text(), "status " + status), answered.value());
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static String success(Map<String, Object> data) {
        return StrictJson.write(Map.of("success", true, "data", data));
    }
}
