package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import till.domain.GatewayDetails;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.gateway.Capability;
import till.gateway.ExchangeLog.Exchange;
import till.gateway.Outcome;
import till.gateway.PaymentRef;
import till.gateway.PromptSockets;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** A server that answers as it is told, a gateway that speaks to it, and a clock the test moves. */
abstract class AcqraStand {
    static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    static final Money AMOUNT = hkd(8850);
    static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    static final RefundNo REFUND = new RefundNo("T1R0MB0000000000001");

    final MockWebServer server = new MockWebServer();
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    AcqraGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        gateway = gateway(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    final AcqraGateway gateway(Map<String, String> more) {
        return gateway(more, Map.of());
    }

    final AcqraGateway gateway(Map<String, String> more, Map<String, String> words) {
        var profile = AcqraAnswers.profile("http://127.0.0.1:" + server.getPort(), more, words);
        return AcqraGateway.of(profile, AcqraAnswers.limits(profile, Duration.ofSeconds(30)), exchanges::add, now::get);
    }

    /** A gateway that has its token, with the token's request taken off the server. */
    final AcqraGateway warm(Map<String, String> more) throws InterruptedException {
        gateway = gateway(more);
        token();
        answer(AcqraAnswers.error("9", "warm"));
        gateway.query(payment("wechat"));
        taken();
        taken();
        exchanges.clear();
        return gateway;
    }

    final void token() {
        answer(AcqraAnswers.token(AcqraAnswers.TOKEN));
    }

    final void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    final void answer(Map<String, Object> body) {
        answer(StrictJson.write(body));
    }

    final void status(int status) {
        server.enqueue(new MockResponse.Builder().code(status).body("{}").build());
    }

    final RecordedRequest taken() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(5, TimeUnit.SECONDS), "no request");
    }

    final JsonNode sent() throws InterruptedException {
        return json(taken());
    }

    static JsonNode json(RecordedRequest request) {
        return StrictJson.container(Objects.requireNonNull(request.getBody()).utf8())
                .orElseThrow();
    }

    final <C extends Capability> C held(Class<C> capability) {
        return gateway.find(capability).orElseThrow();
    }

    static Money hkd(long minor) {
        return Money.ofMinor(CurrencyUnit.of("HKD"), minor);
    }

    static PaymentRef payment(String method) {
        return new PaymentRef(NUMBER, null, method, AMOUNT);
    }

    static PaymentRef paidWith(String type) {
        return new PaymentRef(NUMBER, null, "CASHIER", AMOUNT, new GatewayDetails(type, Map.of()));
    }

    static PaymentOrder order(String method) {
        return order(method, AMOUNT);
    }

    static PaymentOrder order(String method, Money amount) {
        return new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "acqra", method, amount, "Lunch & tea 100%", NOW, NOW.plusSeconds(300));
    }

    static <T extends Outcome.Said> T answered(Outcome<T> outcome) {
        assertInstanceOf(Outcome.Answered.class, outcome, outcome::toString);
        return ((Outcome.Answered<T>) outcome).value();
    }
}
