package till.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Secret;
import till.service.Notices;

/**
 * Listens on a port of this machine for what gateways post, hands it on, and answers exactly what the gateway wants to
 * hear. Strangers learn nothing: every path but a gateway's own is not found.
 */
public final class NotificationListener implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int WAITING = 50;
    private static final Set<String> VERBS = Set.of("POST", "GET");
    private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);

    private final HttpServer server;
    private final Notices notices;
    private final Doors doors;
    private final Workforce workforce;

    private NotificationListener(HttpServer server, Notices notices, Doors doors, Workforce workforce) {
        this.server = server;
        this.notices = notices;
        this.doors = doors;
        this.workforce = workforce;
    }

    /**
     * Who works for a listener.
     *
     * @param workers answer posts and ask gateways
     * @param timer ends what takes too long
     * @param patience for a whole post to arrive
     */
    public record Workforce(ExecutorService workers, ScheduledExecutorService timer, Duration patience) {
        public Workforce(ExecutorService workers, ScheduledExecutorService timer) {
            this(workers, timer, PATIENCE);
        }
    }

    /**
     * Begins to listen.
     *
     * @param tokens the unguessable part of each gateway's path
     * @throws IOException where the port is taken or the address is not this machine's
     */
    public static NotificationListener start(
            InetSocketAddress address, Map<String, Secret> tokens, Notices notices, Workforce workforce)
            throws IOException {
        var server = HttpServer.create(address, WAITING);
        var listener = new NotificationListener(server, notices, new Doors(tokens, InstantSource.system()), workforce);
        server.createContext("/", listener::handle);
        server.setExecutor(workforce.workers());
        server.start();
        return listener;
    }

    /** Where a gateway posts to, below the machine's address. */
    public static String path(String gateway, Secret token) {
        return "/notify/" + gateway + "/" + token.reveal();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        // whoever sends a byte a minute is cut off
        var end =
                workforce.timer().schedule(exchange::close, workforce.patience().toMillis(), TimeUnit.MILLISECONDS);
        try (exchange) {
            answer(exchange);
        } finally {
            end.cancel(false);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            reply(exchange);
        } catch (PostReading.NotTaken notTaken) {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(notTaken.status(), -1);
        } catch (RuntimeException e) {
            // the edge: the gateway posts again, and the payment is asked about anyway
            LOG.error("a notification could not be taken", e);
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private void reply(HttpExchange exchange) throws IOException, PostReading.NotTaken {
        var door = doors.at(exchange.getRequestURI().getRawPath()).orElseThrow(() -> new PostReading.NotTaken(404));
        if (!VERBS.contains(exchange.getRequestMethod())) {
            throw new PostReading.NotTaken(405);
        }
        if (!door.rate().take()) {
            throw new PostReading.NotTaken(429);
        }
        var post = PostReading.of(exchange);
        Optional<Notices.Reply> reply = notices.received(door.gateway(), post, workforce.workers());
        var answer = reply.orElseThrow(() -> new PostReading.NotTaken(404));
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Stops listening; posts under way are given up. */
    @Override
    public void close() {
        server.stop(0);
    }
}
