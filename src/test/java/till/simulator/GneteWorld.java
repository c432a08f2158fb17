package till.simulator;

import com.jeequan.jeepay.util.JeepayKit;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A server on a book, a clock that is turned by hand, and a client that signs with the platform's published SDK. */
final class GneteWorld implements AutoCloseable {

    static final GneteCredentials MERCHANT =
            new GneteCredentials("M1621873433953", "60cc09bce4b0f1c0b83761c9", "k".repeat(128));

    final TillSide till = new TillSide();
    final Path file;
    final GneteServer server;
    final SimulatedCustomer customer;
    final FaultDial dial;
    final PaymentAuto auto;

    GneteWorld(Path folder) {
        this(folder, GneteOptions.standard());
    }

    GneteWorld(Path folder, GneteOptions options) {
        file = folder.resolve("gnete.book");
        server = another(options);
        var book = new GneteBook(file, till.clock);
        customer = new SimulatedCustomer(book);
        dial = new FaultDial(book);
        auto = new PaymentAuto(book);
    }

    GneteServer another(GneteOptions options) {
        return new GneteServer(till.clock, till.threads, till.scheduler, MERCHANT, file, options).start();
    }

    Map<String, Object> common() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mchNo", MERCHANT.mchNo());
        fields.put("appId", MERCHANT.appId());
        fields.put("reqTime", Long.toString(till.clock.millis()));
        fields.put("version", "1.0");
        fields.put("signType", "MD5");
        return fields;
    }

    Map<String, Object> order(String number) {
        var fields = common();
        fields.put("mchOrderNo", number);
        fields.put("wayCode", "WX_QR");
        fields.put("amount", 8850);
        fields.put("currency", "HKD");
        fields.put("subject", "測試商品");
        fields.put("body", "plain");
        return fields;
    }

    Map<String, Object> ask(String number) {
        var fields = common();
        fields.put("mchOrderNo", number);
        return fields;
    }

    Map<String, Object> refund(String number, String refundNo, long amount) {
        var fields = ask(number);
        fields.put("mchRefundNo", refundNo);
        fields.put("refundAmount", amount);
        fields.put("currency", "HKD");
        fields.put("refundReason", "returned");
        return fields;
    }

    static Map<String, Object> signed(Map<String, Object> fields) {
        fields.put("sign", JeepayKit.getSign(new LinkedHashMap<>(fields), MERCHANT.appSecret()));
        return fields;
    }

    JsonNode create(String number) {
        return call("/api/pay/unifiedOrder", order(number));
    }

    JsonNode query(String number) {
        return call("/api/pay/query", ask(number));
    }

    JsonNode close(String number) {
        return call("/api/pay/close", ask(number));
    }

    int state(String number) {
        return query(number).path("data").path("state").asInt();
    }

    JsonNode call(String path, Map<String, Object> fields) {
        return till.read(raw(path, till.json.writeValueAsString(signed(fields)), "application/json"));
    }

    JsonNode callForm(String path, Map<String, Object> fields) {
        var form = signed(fields).entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return till.read(raw(path, form, "application/x-www-form-urlencoded"));
    }

    HttpResponse<String> raw(String path, String body, String type) {
        return till.post(server.baseUrl() + path, body, Map.of("Content-Type", type));
    }

    HttpResponse<String> get(String path) {
        return till.get(server.baseUrl() + path, Map.of());
    }

    byte[] bytes(String url) throws IOException {
        try (var in = URI.create(url).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    boolean genuine(JsonNode answer) {
        var data = till.json.convertValue(answer.path("data"), new TypeRef());
        return JeepayKit.getSign(data, MERCHANT.appSecret())
                .equals(answer.path("sign").asString());
    }

    static final class TypeRef extends tools.jackson.core.type.TypeReference<TreeMap<String, Object>> {}

    @Override
    public void close() {
        server.close();
        till.close();
    }
}
