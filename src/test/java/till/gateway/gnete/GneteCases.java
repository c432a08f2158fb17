package till.gateway.gnete;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Secret;
import till.gateway.PaymentRef;
import till.gateway.PromptSockets;
import till.gateway.http.StrictJson;
import tools.jackson.databind.JsonNode;

/** The adapter before a server that answers as each test wants, with the words and the key of this provider. */
abstract class GneteCases {
    static final String KEY = "EWEFD123RGSRETYDFNGFGFGSHDFGH";
    static final GneteSigner SIGNER = new GneteSigner(new Secret(KEY));
    static final String MCH = "M1621873433953";
    static final String APP = "60cc09bce4b0f1c0b83761c9";
    static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    static final OrderNo NUMBER = new OrderNo("T1P0MB0000000000001");
    static final Money AMOUNT = Money.parse("HKD 88.50");
    static final PaymentRef PAYMENT = new PaymentRef(NUMBER, "P1", "ALI_APP", AMOUNT);

    final MockWebServer server = new MockWebServer();
    GneteGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
        gateway = gateway(Map.of());
    }

    GneteGateway gateway(Map<String, String> more) {
        return gateway(more, InstantSource.fixed(NOW));
    }

    GneteGateway gateway(Map<String, String> more, InstantSource clock) {
        var fields = new LinkedHashMap<>(Map.of("mchNo", MCH, "appId", APP));
        fields.putAll(more);
        var address = "http://127.0.0.1:" + server.getPort();
        var profile =
                new GatewayProfile("gnete", "gnete", address, fields, Map.of("appSecret", new Secret(KEY)), false);
        return GneteGateway.of(profile, _ -> {}, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void answer(String body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json;charset=UTF-8")
                .body(body)
                .build());
    }

    JsonNode sent() throws InterruptedException {
        return StrictJson.object(
                        Objects.requireNonNull(server.takeRequest().getBody()).utf8())
                .orElseThrow();
    }

    static String signed(Map<String, Object> data) {
        return StrictJson.write(Map.of("code", 0, "data", data, "msg", "SUCCESS", "sign", SIGNER.sign(data)));
    }

    static PaymentOrder order() {
        return order("ALI_APP", "Tea");
    }

    static PaymentOrder order(String method, String subject) {
        return new PaymentOrder(NUMBER, "R", "R", "T1", "gnete", method, AMOUNT, subject, NOW, NOW.plusSeconds(300));
    }

    static String created(String type, String text) {
        return signed(Map.of(
                "mchOrderNo",
                NUMBER.text(),
                "orderState",
                1,
                "payOrderId",
                "P1",
                "payDataType",
                type,
                "payData",
                text));
    }
}
