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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The till's side of a simulated gateway in a test: a plain HTTP client, a listener for notices, a clock turned by hand. */
final class TillSide implements AutoCloseable {

    final JsonMapper json = new JsonMapper();
    final HandClock clock = new HandClock();
    final ExecutorService threads = Executors.newCachedThreadPool();
    final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    final List<Notice> notices = new CopyOnWriteArrayList<>();

    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final HttpServer listener;
    private volatile int status = 200;
    private volatile String reply = "success";

    /** A notice as it came in; header names in lower case. */
    record Notice(Map<String, String> headers, String body) {}

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

    TillSide() {
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.createContext("/", exchange -> {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            notices.add(
                    new Notice(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var bytes = reply.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        listener.start();
    }

    void passes(Duration time) {
        clock.now = clock.now.plus(time);
    }

    void noticesAreAnswered(String text) {
        reply = text;
    }

    void noticesAreRefused(int refusal) {
        status = refusal;
    }

    JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    String noticeUrl() {
        return "http://127.0.0.1:" + listener.getAddress().getPort() + "/notify";
    }

    HttpResponse<String> post(String url, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    HttpResponse<String> get(String url, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        listener.stop(0);
        http.close();
        scheduler.shutdownNow();
        threads.shutdownNow();
    }
}
