package till.simulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** A Chingchingpay server on a book and a client that signs by itself. */
final class ChingchingWorld implements AutoCloseable {

    static final ChingchingCredentials MERCHANT =
            new ChingchingCredentials("key-of-the-shop", "test_api_secret", "M001");

    final TillSide till = new TillSide();
    final Path file;
    final ChingchingServer server;
    final SimulatedCustomer customer;
    final FaultDial dial;
    final PaymentAuto auto;

    ChingchingWorld(Path folder, ChingchingOptions options) {
        file = folder.resolve("chingching.book");
        server = another(options);
        var book = new ChingchingBook(file, till.clock);
        customer = new SimulatedCustomer(book);
        dial = new FaultDial(book);
        auto = new PaymentAuto(book);
    }

    ChingchingServer another(ChingchingOptions options) {
        return new ChingchingServer(till.clock, till.threads, till.scheduler, MERCHANT, file, options).start();
    }

    void passes(Duration time) {
        till.passes(time);
    }

    static String hmac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(MERCHANT.apiSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> headers(String body) {
        return Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "x-api-key",
                MERCHANT.apiKey(),
                "x-signature",
                hmac(body));
    }

    Map<String, Object> link(String reference) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("amount", 8850);
        fields.put("currency", "HKD");
        fields.put("merchant_id", "M001");
        fields.put("merchant_reference", reference);
        fields.put("payment_type", "link");
        fields.put("description", "測試商品");
        return fields;
    }

    Map<String, Object> checkout(String reference) {
        var fields = link(reference);
        fields.remove("payment_type");
        fields.put("channel_id", 7);
        fields.put("payment_method", "HK_WECHAT_QR");
        fields.put("transaction_type", "sale");
        return fields;
    }

    Map<String, Object> refund(String reference, String original, long amount) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("amount", amount);
        fields.put("currency", "HKD");
        fields.put("merchant_reference", reference);
        fields.put("original_merchant_reference", original);
        fields.put("transaction_type", "refund");
        return fields;
    }

    HttpResponse<String> raw(String path, String body) {
        return till.post(server.baseUrl() + "/api/v1" + path, body, headers(body));
    }

    JsonNode call(String path, Map<String, Object> fields) {
        return till.read(raw(path, till.json.writeValueAsString(fields)));
    }

    HttpResponse<String> get(String path) {
        return till.get(server.baseUrl() + "/api/v1" + path, headers(""));
    }

    JsonNode create(String reference) {
        return call("/payments/link", link(reference));
    }

    JsonNode query(String reference) {
        return call("/payments/transactions/query", Map.of("merchant_reference", reference));
    }

    String status(String reference) {
        return query(reference).path("data").path("status").asString("none");
    }

    JsonNode refunded(String reference, String original, long amount) {
        return call("/payments/transactions/refund", refund(reference, original, amount));
    }

    @Override
    public void close() {
        server.close();
        till.close();
    }
}
