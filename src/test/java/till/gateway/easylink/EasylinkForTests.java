package till.gateway.easylink;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.joda.money.Money;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.RefundNo;
import till.domain.Secret;
import till.gateway.ExchangeLog.Exchange;
import till.gateway.Outcome;
import till.gateway.PaymentRef;
import till.gateway.PromptSockets;
import till.gateway.QrPayments.Created;
import till.gateway.Refunds.RefundAnswer;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** A server that says what a test gives it, and a gateway that asks it. */
final class EasylinkForTests implements BeforeEachCallback, AfterEachCallback {
    static final String KEY = "pk_live_51f0c7a2d94e";
    static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    static final Money AMOUNT = Money.parse("HKD 100.00");
    static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    static final RefundNo REFUND = new RefundNo("T1R0MB0000000000001");
    static final String THEIRS = "KC20240325120000ABC123";
    static final PaymentRef PAYMENT = new PaymentRef(NUMBER, null, "UP_OP", AMOUNT);
    static final PaymentRef RENAMED = new PaymentRef(NUMBER, THEIRS, "UP_OP", AMOUNT);

    final MockWebServer server = new MockWebServer();
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    EasylinkGateway gateway() {
        return gateway(profile(address(), Map.of(), Map.of()));
    }

    EasylinkGateway gateway(GatewayProfile profile) {
        return EasylinkGateway.of(profile, exchanges::add, InstantSource.fixed(NOW));
    }

    static GatewayProfile profile(String address, Map<String, String> more, Map<String, String> words) {
        var fields = new LinkedHashMap<>(Map.of("merchantCode", "KC"));
        fields.putAll(more);
        return new GatewayProfile(
                "easylink", "easylink", address, fields, Map.of("apiKey", new Secret(KEY)), false, Map.of(), words);
    }

    void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    /** A success whose data is the document's sample of a query, with other fields in place of its own. */
    void data(String... fields) {
        answer(200, success(fields));
    }

    static String success(String... fields) {
        var data = new LinkedHashMap<String, Object>(
                Map.of("orderNo", NUMBER.text(), "amount", AMOUNT.getAmount(), "status", "success"));
        for (var i = 0; i < fields.length; i += 2) {
            data.put(fields[i], fields[i + 1]);
        }
        return StrictJson.write(Map.of("success", true, "data", data));
    }

    Outcome<Created> create() {
        return gateway().create(order("Tea"), Map.of());
    }

    Outcome<RefundAnswer> refund() {
        return gateway().refund(PAYMENT, REFUND, AMOUNT, "returned");
    }

    static PaymentOrder order(String subject) {
        return order("UP_OP", subject, AMOUNT);
    }

    static PaymentOrder order(String method, String subject, Money amount) {
        return new PaymentOrder(
                NUMBER, "t1-1", "s", "t1", "easylink", method, amount, subject, NOW, NOW.plusSeconds(300));
    }

    /** What the next request carried. */
    JsonNode sent() throws InterruptedException {
        return StrictJson.object(text(server.takeRequest())).orElseThrow();
    }

    static String text(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    /** The number the next request asked for. */
    String asked() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest().getUrl().queryParameter("orderNo"));
    }
}
