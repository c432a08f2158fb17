package till.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a simulated gateway needs around it: threads, a clock turned by hand, a raw HTTP client and a till that is called back. */
final class ServerWorld implements AutoCloseable {

    final JsonMapper json = new JsonMapper();
    final HandClock clock = new HandClock();
    final ExecutorService threads = Executors.newCachedThreadPool();
    final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    final List<Called> calls = new CopyOnWriteArrayList<>();

    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final HttpServer till;
    private volatile int reply = 200;

    /** A callback as the till got it. */
    record Called(String path, String signature, String body) {}

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

    ServerWorld() {
        try {
            till = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        till.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var signature = exchange.getRequestHeaders().getFirst("x-signature");
            calls.add(new Called(exchange.getRequestURI().getPath(), signature, body));
            exchange.sendResponseHeaders(reply, -1);
            exchange.close();
        });
        till.start();
    }

    void passes(Duration time) {
        clock.now = clock.now.plus(time);
    }

    void callsAreAnswered(int status) {
        reply = status;
    }

    String callbackUrl() {
        return "http://127.0.0.1:" + till.getAddress().getPort() + "/called";
    }

    HttpResponse<String> post(String url, Map<String, String> headers, String body) {
        return send(url, headers, "POST", HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> get(String url, Map<String, String> headers) {
        return send(url, headers, "GET", HttpRequest.BodyPublishers.noBody());
    }

    private HttpResponse<String> send(
            String url, Map<String, String> headers, String method, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url)).method(method, body);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode read(String text) {
        return json.readTree(text);
    }

    @Override
    public void close() {
        till.stop(0);
        http.close();
        scheduler.shutdownNow();
        threads.shutdownNow();
    }
}
