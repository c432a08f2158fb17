package till.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An Acqra server on a book and a raw client that gets one token and keeps it. */
final class AcqraWorld implements AutoCloseable {

    static final AcqraCredentials APPLICATION = new AcqraCredentials("100000000000001", "secret-of-the-shop");

    final TillSide till = new TillSide();
    final Path file;
    final AcqraServer server;
    final SimulatedCustomer customer;
    final FaultDial dial;
    final PaymentAuto auto;
    /** The header as it is sent; none when empty. */
    String authorization = "";

    AcqraWorld(Path folder, AcqraOptions options) {
        file = folder.resolve("acqra.book");
        server = another(options);
        var book = new AcqraBook(file, till.clock);
        customer = new SimulatedCustomer(book);
        dial = new FaultDial(book);
        auto = new PaymentAuto(book);
        authorization = "Bearer " + token();
    }

    AcqraServer another(AcqraOptions options) {
        return new AcqraServer(till.clock, till.threads, till.scheduler, APPLICATION, file, options).start();
    }

    void passes(Duration time) {
        till.passes(time);
    }

    String token() {
        return call("connect/token", Map.of("appId", APPLICATION.appId(), "secret", APPLICATION.secret()))
                .path("accessToken")
                .asString("");
    }

    Map<String, Object> cashier(String number) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("amount", "88.50");
        fields.put("currency", "HKD");
        fields.put("orderNo", number);
        return fields;
    }

    Map<String, Object> manual(String number) {
        var fields = cashier(number);
        fields.put("captureMethod", "manual");
        return fields;
    }

    Map<String, Object> payment(String number, String type, Map<String, Object> method) {
        var fields = cashier(number);
        fields.put("paymentMethodType", type);
        fields.put(type, method);
        fields.put(
                "deviceInfo",
                Map.of("browser", Map.of("userAgent", "Till"), "clientIp", "10.1.1.1", "language", "zh-HK"));
        return fields;
    }

    Map<String, Object> parcel(String number, String trackingNo) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("carrier", "2EBOX");
        fields.put("orderNo", number);
        fields.put("shipmentDate", "2026-11-21");
        fields.put("shipmentDirection", "FORWARD");
        fields.put("shippingStatus", "SHIPPED");
        fields.put("trackingNo", trackingNo);
        fields.put("trackingNumberType", "CARRIER_PROVIDED");
        return fields;
    }

    HttpResponse<String> raw(String path, String body) {
        var headers = authorization.isEmpty()
                ? Map.of("Content-Type", "application/json")
                : Map.of("Content-Type", "application/json", "Authorization", authorization);
        return till.post(server.baseUrl() + "/gateway/v1/" + path, body, headers);
    }

    JsonNode call(String path, Object fields) {
        return till.read(raw(path, till.json.writeValueAsString(fields)));
    }

    JsonNode create(String number) {
        return call("cashier/order", cashier(number));
    }

    JsonNode query(String number, String type) {
        return call("query", Map.of("orderNo", number, "paymentMethodType", type));
    }

    String status(String number) {
        return query(number, "card").path("order").path("orderStatus").asString("none");
    }

    JsonNode capture(String number, String amount) {
        return call("capture", Map.of("orderNo", number, "captureAmount", amount));
    }

    JsonNode refund(String number, String refundNumber, String amount) {
        return call(
                "refund",
                Map.of(
                        "orderNo", number,
                        "refundNumber", refundNumber,
                        "amount", amount,
                        "clientIp", "10.1.1.1",
                        "reason", "returned"));
    }

    JsonNode refundQuery(String refundNumber) {
        return call("refundQuery", Map.of("orderNo", refundNumber, "paymentMethodType", "card"));
    }

    @Override
    public void close() {
        server.close();
        till.close();
    }
}
