package till.gateway.qlink;

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
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Secret;
import till.gateway.ExchangeLog.Exchange;
import till.gateway.PaymentRef;
import till.gateway.PromptSockets;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** A server that says what a test tells it to, and a shop that speaks with it. */
final class QlinkWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T20:30:00Z");
    static final Money AMOUNT = Money.parse("HKD 88.50");
    static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    static final OrderNo OTHER = new OrderNo("T1P0MB0000000000002");
    static final PaymentRef PAYMENT = new PaymentRef(NUMBER, null, "ONLINE/QRIS", AMOUNT);
    static final PaymentRef OTHER_PAYMENT = new PaymentRef(OTHER, null, "ONLINE/QRIS", AMOUNT);

    final MockWebServer server = new MockWebServer();
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    QlinkWorld() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
    }

    QlinkGateway gateway(String... more) {
        return QlinkGateway.of(profile(address(), Map.of(), more), exchanges::add, InstantSource.fixed(NOW));
    }

    QlinkGateway taught(Map<String, String> words) {
        return QlinkGateway.of(profile(address(), words), exchanges::add, InstantSource.fixed(NOW));
    }

    private String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** @param more names and values of fields in turn; an empty value leaves a field out */
    static GatewayProfile profile(String address, Map<String, String> words, String... more) {
        var fields = new LinkedHashMap<>(
                Map.of("appKey", "appKeyTEST", "payAccount", "account1", "country", "HK", "source", "QERP_ASIA"));
        for (var at = 0; at < more.length; at += 2) {
            fields.put(more[at], more[at + 1]);
        }
        fields.values().removeIf(String::isEmpty);
        var secrets = Map.of("appSecret", new Secret("appSecretTEST"));
        return new GatewayProfile("qlink", "qlink", address, fields, secrets, false, Map.of(), words);
    }

    static PaymentOrder order(Money amount) {
        return order("ONLINE/QRIS", amount, "t1-20261122-1", "Milk tea");
    }

    static PaymentOrder order(String method, Money amount, String reference, String subject) {
        return new PaymentOrder(
                NUMBER, reference, "s", "t1", "qlink", method, amount, subject, NOW, NOW.plusSeconds(300));
    }

    /** A row of the list a query answers with, as the document shows one. */
    static Map<String, Object> row(String number, String status) {
        var row = new LinkedHashMap<String, Object>();
        row.put("tradeUuid", number);
        row.put("billCode", "B-" + number);
        row.put("paymentRequestId", "pr-1");
        row.put("orderCode", "t1-20261122-1");
        row.put("status", status);
        row.put("payTime", status.endsWith("SUCCESS") ? "2025-08-04 13:45:21" : "");
        row.put("amount", AMOUNT.getAmount());
        row.put("currency", "HKD");
        row.put("errorCode", "");
        return row;
    }

    static Map<String, Object> row(String status) {
        return row(NUMBER.text(), status);
    }

    void answer(Object body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json;charset=UTF-8")
                .body(body instanceof String text ? text : StrictJson.write(body))
                .build());
    }

    RecordedRequest request() throws InterruptedException {
        return server.takeRequest();
    }

    static String text(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    JsonNode sent() throws InterruptedException {
        return StrictJson.object(text(request())).orElseThrow();
    }

    @Override
    public void close() {
        server.close();
    }
}
