package till.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A loopback server that speaks the Gnete unified order protocol strictly, for training, demo and tests; started by
 * {@link #start()}, shareable between threads.
 *
 * <p>Several servers, in one process or several, may share one book file: they are then one gateway.
 */
public final class GneteServer implements AutoCloseable {

    private static final int LARGEST_BODY = 1 << 20;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Map<String, Operation> PATHS = Map.of(
            "/api/pay/unifiedOrder", Operation.CREATE,
            "/api/pay/query", Operation.QUERY,
            "/api/pay/close", Operation.CLOSE,
            "/api/refund/refundOrder", Operation.REFUND,
            "/api/refund/query", Operation.REFUND_QUERY);

    private final Clock clock;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final GneteCredentials merchant;
    private final GneteOptions options;
    private final GneteBook book;
    private final GneteSeal seal;
    private final JsonMapper json = new JsonMapper();

    private @Nullable Running running;

    private record Running(HttpServer http, GneteDesk desk, GneteNotifier notifier) {}

    /**
     * @param executor runs the requests; made and ended by the caller
     * @param scheduler runs slow answers and notifications; made and ended by the caller
     */
    public GneteServer(
            Clock clock,
            Executor executor,
            ScheduledExecutorService scheduler,
            GneteCredentials merchant,
            Path bookFile,
            GneteOptions options) {
        this.clock = clock;
        this.executor = executor;
        this.scheduler = scheduler;
        this.merchant = merchant;
        this.options = options;
        this.book = new GneteBook(bookFile, clock);
        this.seal = new GneteSeal(merchant.appSecret());
    }

    /** Opens the port on 127.0.0.1 and begins to answer. */
    public synchronized GneteServer start() {
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), options.port());
            var http = HttpServer.create(address, 0);
            var payData =
                    new GnetePayData("http://127.0.0.1:" + http.getAddress().getPort());
            var desk = new GneteDesk(book, payData, options, merchant);
            var notifier = new GneteNotifier(book, desk, seal, scheduler, options.noticeStep());
            http.createContext("/", this::handle);
            http.setExecutor(executor);
            running = new Running(http, desk, notifier);
            http.start();
            notifier.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public GneteBook book() {
        return book;
    }

    public int port() {
        return running().http().getAddress().getPort();
    }

    /** The address to put into a gateway profile, without a slash at its end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public synchronized void close() {
        var now = running;
        running = null;
        if (now != null) {
            now.notifier().close();
            now.http().stop(0);
        }
    }

    private synchronized Running running() {
        if (running == null) {
            throw new IllegalStateException("the server is not started");
        }
        return running;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var operation = PATHS.get(path);
        if (operation == null) {
            handlePage(exchange, path);
            return;
        }
        var method = exchange.getRequestMethod();
        var postOnly = operation == Operation.CREATE || operation == Operation.REFUND;
        if (!method.equals("POST") && (postOnly || !method.equals("GET"))) {
            sendSpring(exchange, 405, "Method Not Allowed");
            return;
        }
        var fault = book.takeFault(operation).orElse(null);
        if (fault != null && fault.fault() == Fault.REFUSED_CONNECTION) {
            exchange.close();
            return;
        }
        var body = new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
        if (fault != null && !fault.fault().acts()) {
            sendUndone(exchange, fault.fault());
            return;
        }
        var answer = act(exchange, operation, body, fault == null ? null : fault.fault());
        running().notifier().sweep();
        send(exchange, answer, fault);
    }

    private void sendUndone(HttpExchange exchange, Fault fault) throws IOException {
        if (fault == Fault.EMPTY_BODY) {
            send(exchange, 200, "application/json;charset=UTF-8", new byte[0]);
        } else {
            sendSpring(exchange, 500, "Internal Server Error");
        }
    }

    private String act(HttpExchange exchange, Operation operation, String body, @Nullable Fault fault) {
        var envelope = new TreeMap<String, Object>();
        var number = "";
        var signed = true;
        try {
            var form = new GneteBody(json).read(exchange, body);
            var request = GneteRequest.read(operation, form);
            number = operation == Operation.REFUND || operation == Operation.REFUND_QUERY
                    ? request.text("mchRefundNo")
                    : request.text("mchOrderNo");
            signed = false;
            request.verify(merchant, seal);
            signed = true;
            var data = running().desk().answer(operation, request, fault);
            spoil(data, fault);
            envelope.put("code", 0);
            envelope.put("msg", "SUCCESS");
            envelope.put("data", data);
            envelope.put("sign", fault == Fault.BAD_SIGNATURE ? seal.of(Map.of("wrong", "key")) : seal.of(data));
        } catch (GneteRefusal refusal) {
            envelope.put("code", refusal.code());
            envelope.put("msg", refusal.msg());
        }
        book.seen(operation, signed ? number : "", String.valueOf(envelope.get("code")));
        return json.writeValueAsString(envelope);
    }

    private static void spoil(Map<String, Object> data, @Nullable Fault fault) {
        if (fault == Fault.WRONG_AMOUNT) {
            data.computeIfPresent("amount", (name, value) -> (Long) value + 1);
            data.computeIfPresent("refundAmount", (name, value) -> (Long) value + 1);
        } else if (fault == Fault.WRONG_CURRENCY) {
            data.computeIfPresent("currency", (name, value) -> value.equals("USD") ? "CNY" : "USD");
        } else if (fault == Fault.WRONG_NUMBER) {
            data.computeIfPresent("mchOrderNo", (name, value) -> value + "X");
            data.computeIfPresent("mchRefundNo", (name, value) -> value + "X");
        }
    }

    private void send(HttpExchange exchange, String answer, @Nullable ArmedFault fault) throws IOException {
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        if (fault == null) {
            send(exchange, 200, "application/json;charset=UTF-8", bytes);
            return;
        }
        switch (fault.fault()) {
            case ANSWER_LOST -> exchange.close();
            case GARBAGE ->
                send(exchange, 200, "text/html", "<html>Bad gateway {\"code\":0".getBytes(StandardCharsets.UTF_8));
            case SLOW -> {
                var delay = fault.delay().toMillis();
                scheduler.schedule(() -> sendLate(exchange, bytes), delay, TimeUnit.MILLISECONDS);
            }
            default -> send(exchange, 200, "application/json;charset=UTF-8", bytes);
        }
    }

    private static @Nullable Void sendLate(HttpExchange exchange, byte[] bytes) throws IOException {
        send(exchange, 200, "application/json;charset=UTF-8", bytes);
        return null;
    }

    private void handlePage(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith("/api/scan/imgs/") && path.endsWith(".png")) {
            var order = book.find(path.substring("/api/scan/imgs/".length(), path.length() - ".png".length()));
            if (order.isPresent()) {
                send(exchange, 200, "image/png", QrPicture.png(GnetePayData.code(order.get())));
                return;
            }
        }
        if (path.equals("/api/cashier")) {
            send(exchange, 200, "text/html;charset=UTF-8", cashier(exchange.getRequestURI()));
            return;
        }
        sendSpring(exchange, 404, "Not Found");
    }

    private static byte[] cashier(URI uri) {
        var safe = String.valueOf(uri.getRawQuery()).replaceAll("[^A-Za-z0-9=]", " ");
        return ("<!doctype html><title>Training cashier</title><h1>Training</h1><p>No money moves here.</p><p>" + safe)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the framework under the real server answers by itself: no code, no signature. */
    private void sendSpring(HttpExchange exchange, int status, String error) throws IOException {
        var body = new TreeMap<String, Object>();
        var now = Instant.ofEpochMilli(clock.millis()).atZone(ZoneId.of("Asia/Hong_Kong"));
        body.put("timestamp", TIMESTAMP.format(now));
        body.put("status", status);
        body.put("error", error);
        body.put("path", exchange.getRequestURI().getPath());
        send(exchange, status, "application/json", json.writeValueAsBytes(body));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
