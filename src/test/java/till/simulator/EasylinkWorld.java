package till.simulator;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated EasyLink gateway and a till that speaks to it in plain HTTP. */
final class EasylinkWorld implements AutoCloseable {

    static final EasylinkCredentials MERCHANT = new EasylinkCredentials("KC", "pk_test_0123456789");

    final TillSide till = new TillSide();
    final Path file;
    final EasylinkServer server;
    final SimulatedCustomer customer;
    final FaultDial dial;
    final PaymentAuto auto;

    EasylinkWorld(Path folder, EasylinkOptions options) {
        file = folder.resolve("easylink.book");
        server = another(options);
        var book = new EasylinkBook(file, till.clock);
        customer = new SimulatedCustomer(book);
        dial = new FaultDial(book);
        auto = new PaymentAuto(book);
    }

    static EasylinkOptions options() {
        return EasylinkOptions.standard().withNoticeStep(Duration.ofMillis(20));
    }

    EasylinkServer another(EasylinkOptions options) {
        return new EasylinkServer(till.clock, till.threads, till.scheduler, MERCHANT, file, options).start();
    }

    ObjectNode order(String orderNo) {
        return (ObjectNode) till.json.readTree(
                "{\"amount\":88.50,\"payType\":\"ALI_H5\",\"orderNo\":\"" + orderNo + "\",\"description\":\"tea\"}");
    }

    HttpResponse<String> raw(String path, String body) {
        return till.post(
                server.baseUrl() + "/api/v1/KC" + path,
                body,
                Map.of("Authorization", "Bearer " + MERCHANT.apiKey(), "Content-Type", "application/json"));
    }

    HttpResponse<String> rawQuery(String orderNo) {
        return till.get(
                server.baseUrl() + "/api/v1/KC/payment/query?orderNo=" + orderNo,
                Map.of("Authorization", "Bearer " + MERCHANT.apiKey()));
    }

    JsonNode create(JsonNode order) {
        return till.read(raw("/payment/create", order.toString()));
    }

    JsonNode create(String orderNo) {
        return create(order(orderNo));
    }

    JsonNode query(String orderNo) {
        return till.read(rawQuery(orderNo));
    }

    String status(String orderNo) {
        return query(orderNo).path("data").path("status").asString();
    }

    JsonNode refund(String orderNo, String refundNo, String amount) {
        var body =
                "{\"orderNo\":\"" + orderNo + "\",\"refundNo\":\"" + refundNo + "\",\"refundAmount\":" + amount + "}";
        return till.read(raw("/refund/create", body));
    }

    @Override
    public void close() {
        server.close();
        till.close();
    }
}
