package till.simulator;

import com.jeequan.jeepay.util.JeepayKit;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a book, a clock that is turned by hand, and a client that signs with the platform's published SDK. */
final class GneteWorld implements AutoCloseable {

    static final GneteCredentials MERCHANT =
            new GneteCredentials("M1621873433953", "60cc09bce4b0f1c0b83761c9", "k".repeat(128));

    final JsonMapper json = new JsonMapper();
    final Path file;
    final GneteServer server;
    final SimulatedCustomer customer;
    final FaultDial dial;
    final PaymentAuto auto;
    final List<String> notices = new CopyOnWriteArrayList<>();

    private final HandClock clock = new HandClock();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final HttpServer till;
    private volatile String reply = "success";

    static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T02:00:00.123Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    GneteWorld(Path folder) {
        this(folder, GneteOptions.standard());
    }

    GneteWorld(Path folder, GneteOptions options) {
        file = folder.resolve("gnete.book");
        server = another(options);
        var book = new GneteBook(file, clock);
        customer = new SimulatedCustomer(book);
        dial = new FaultDial(book);
        auto = new PaymentAuto(book);
        try {
            till = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        till.createContext("/", exchange -> {
            notices.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var bytes = reply.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        till.start();
    }

    GneteServer another(GneteOptions options) {
        return new GneteServer(clock, threads, scheduler, MERCHANT, file, options).start();
    }

    void passes(Duration time) {
        clock.now = clock.now.plus(time);
    }

    void noticesAreAnswered(String text) {
        reply = text;
    }

    String noticeUrl() {
        return "http://127.0.0.1:" + till.getAddress().getPort() + "/notify";
    }

    Map<String, Object> common() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("mchNo", MERCHANT.mchNo());
        fields.put("appId", MERCHANT.appId());
        fields.put("reqTime", Long.toString(clock.millis()));
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
        return json.readTree(raw(path, json.writeValueAsString(signed(fields)), "application/json")
                .body());
    }

    JsonNode callForm(String path, Map<String, Object> fields) {
        var form = signed(fields).entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return json.readTree(
                raw(path, form, "application/x-www-form-urlencoded").body());
    }

    HttpResponse<String> raw(String path, String body, String type) {
        return send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes(String url) throws IOException {
        try (var in = URI.create(url).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    boolean genuine(JsonNode answer) {
        var data = json.convertValue(answer.path("data"), new TypeRef());
        return JeepayKit.getSign(data, MERCHANT.appSecret())
                .equals(answer.path("sign").asString());
    }

    static final class TypeRef extends tools.jackson.core.type.TypeReference<TreeMap<String, Object>> {}

    @Override
    public void close() {
        server.close();
        till.stop(0);
        http.close();
        scheduler.shutdownNow();
        threads.shutdownNow();
    }
}
