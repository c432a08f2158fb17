package till.simulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated QLink gateway and a till that speaks to it in plain HTTP and signs on its own. */
final class QlinkWorld implements AutoCloseable {

    static final QlinkCredentials MERCHANT = new QlinkCredentials("appKeyTEST", "appSecretTEST", "account1");

    final TillSide till = new TillSide();
    final Path file;
    final QlinkServer server;
    final SimulatedCustomer customer;
    final FaultDial dial;
    final PaymentAuto auto;

    QlinkWorld(Path folder, QlinkOptions options) {
        file = folder.resolve("qlink.book");
        server = another(options.withNotifyUrl(till.noticeUrl()));
        var book = new QlinkBook(file, till.clock);
        customer = new SimulatedCustomer(book);
        dial = new FaultDial(book);
        auto = new PaymentAuto(book);
    }

    static QlinkOptions options() {
        return QlinkOptions.standard()
                .with(new QlinkOptions.Pace(Duration.ofHours(2), Duration.ofSeconds(3), Duration.ofMillis(20)));
    }

    QlinkServer another(QlinkOptions options) {
        return new QlinkServer(till.clock, till.threads, till.scheduler, MERCHANT, file, options).start();
    }

    /** The body as the text of a JSON string, by Jackson; then the three readings of the document. */
    String sign(String body, char mode) {
        var content = switch (mode) {
            case 'A' -> till.json.writeValueAsString(body);
            case 'B' -> body;
            default -> "\"" + body + "\"";
        };
        var text = body.isEmpty()
                ? "{\"appKey\":\"appKeyTEST\"}"
                : "{\"appKey\":\"appKeyTEST\",\"content\":" + content + "}";
        return sha1(text + "appSecretTEST");
    }

    static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> raw(String path, String body, String sign) {
        return till.post(
                server.baseUrl() + path,
                body,
                Map.of("appKey", "appKeyTEST", "sign", sign, "Content-Type", "application/json"));
    }

    String text(String path, String body) {
        return raw(path, body, sign(body, 'A')).body();
    }

    JsonNode call(String path, String body) {
        return till.json.readTree(text(path, body));
    }

    ObjectNode order(String uuid) {
        return (ObjectNode) till.json.readTree("""
                        {"payAccount":"account1","payTypeCode":"ONLINE","payChannelCode":"QRIS","tradeUuid":"%s",
                        "tradeTime":"2026-11-21 10:00:00","source":"QERP_ASIA","orderCode":"O1","country":"ID",
                        "currency":"IDR","amount":15000.5,"description":"描述 \\"茶\\"","metadata":"{\\"till\\":\\"1\\"}",
                        "items":[{"skuCode":"S1","skuName":"茶","quantity":"1"},{"skuName":"b","quantity":2}]}""".formatted(uuid));
    }

    JsonNode apply(JsonNode order) {
        return call("/apply", order.toString());
    }

    JsonNode apply(String uuid) {
        return apply(order(uuid));
    }

    JsonNode row(String uuid) {
        return call("/getPayStatus", "{\"tradeUuidList\":[\"" + uuid + "\"]}").path(0);
    }

    String status(String uuid) {
        return row(uuid).path("status").asString();
    }

    JsonNode cancel(String uuid) {
        return call("/cancel", "{\"tradeUuid\":\"" + uuid + "\"}");
    }

    @Override
    public void close() {
        server.close();
        till.close();
    }
}
