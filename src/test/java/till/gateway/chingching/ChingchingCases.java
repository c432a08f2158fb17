package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Secret;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Facts;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.PaymentRef;
import till.gateway.PromptSockets;
import till.gateway.QrPayments.Created;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** The adapter before a server that answers as each test wants, with the words of this provider. */
abstract class ChingchingCases {
    static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    static final Money AMOUNT = Money.parse("HKD 88.50");

    final MockWebServer server = new MockWebServer();
    ChingchingGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        gateway = gateway(Map.of(), Map.of());
    }

    GatewayProfile profile(Map<String, String> more, Map<String, String> words) {
        var fields = new LinkedHashMap<>(Map.of("merchantId", "M001"));
        fields.putAll(more);
        return new GatewayProfile(
                "chingching",
                "chingching",
                "http://127.0.0.1:" + server.getPort() + "/gateway",
                fields,
                Map.of("apiKey", new Secret("test_api_key"), "apiSecret", new Secret("test_api_secret")),
                false,
                Map.of(),
                words);
    }

    ChingchingGateway gateway(Map<String, String> more, Map<String, String> words) {
        var profile = profile(more, words);
        assertEquals(List.of(), ChingchingGateway.problems(profile));
        return ChingchingGateway.of(profile, _ -> {}, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static PaymentRef payment(@Nullable String gatewayNo) {
        return new PaymentRef(NUMBER, gatewayNo, "LINK", AMOUNT);
    }

    static PaymentOrder order(String method, Money amount) {
        return new PaymentOrder(NUMBER, "R", "R", "T1", "chingching", method, amount, "Tea", NOW, NOW.plusSeconds(300));
    }

    static Map<String, Object> transaction(String status) {
        var data = new LinkedHashMap<String, Object>(Map.of(
                "merchant_reference",
                NUMBER.text(),
                "transaction_id",
                "TX1",
                "transaction_type",
                "sale",
                "amount",
                8850,
                "currency",
                "HKD"));
        data.put("status", status);
        return data;
    }

    static Map<String, Object> checkout(Object action) {
        return new LinkedHashMap<>(Map.of(
                "merchant_reference",
                NUMBER.text(),
                "payment_id",
                "PAY1",
                "transaction_id",
                "TX1",
                "transaction_type",
                "sale",
                "result",
                "pending",
                "next_action",
                action));
    }

    static Created created(ChingchingGateway gateway, String method) {
        var outcome = gateway.create(order(method, AMOUNT), Map.of());
        return (Created) assertInstanceOf(Outcome.Answered.class, outcome).value();
    }

    Standing standing(PaymentRef payment) {
        return answered(gateway.query(payment)).standing();
    }

    static PaymentAnswer answered(Outcome<PaymentAnswer> outcome) {
        return (PaymentAnswer) assertInstanceOf(Outcome.Answered.class, outcome).value();
    }

    static Facts facts(Outcome<PaymentAnswer> outcome) {
        return Objects.requireNonNull(answered(outcome).facts());
    }

    void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    static JsonNode body(RecordedRequest request) {
        return StrictJson.object(Objects.requireNonNull(request.getBody()).utf8())
                .orElseThrow();
    }

    static String ok(Map<String, Object> data) {
        return StrictJson.write(Map.of("code", 0, "data", data, "message", ""));
    }
}
