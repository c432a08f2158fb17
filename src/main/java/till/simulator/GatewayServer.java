package till.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A simulated gateway on a loopback port: opens it, lets the faults of the dial strike the line, and leaves the protocol to
 * its {@link GatewayFront}; started by {@link #start()}, shareable between threads.
 *
 * <p>Several servers, in one process or several, may share one book file: they are then one gateway.
 */
public abstract class GatewayServer implements AutoCloseable {

    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final int port;

    private @Nullable Running running;

    private record Running(HttpServer http, GatewayFront front, Notifier notifier) {}

    /**
     * @param executor runs the requests; made and ended by the caller
     * @param scheduler runs slow answers and notifications; made and ended by the caller
     * @param port the loopback port, 0 for any free one
     */
    GatewayServer(Executor executor, ScheduledExecutorService scheduler, int port) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.port = port;
    }

    /** The gateway's protocol, made when the address of its host is known. */
    abstract GatewayFront front(String host);

    /** What the gateway knows; before and after the port is open too. */
    public abstract OrderBook book();

    /** Opens the port on 127.0.0.1 and begins to answer. */
    public abstract GatewayServer start();

    /** What {@link #start} does, whatever type it answers. */
    final synchronized void open() {
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            var http = HttpServer.create(address, 0);
            var front = front(url(http));
            http.createContext("/", this::handle);
            http.setExecutor(executor);
            running = new Running(http, front, front.notifier());
            http.start();
            running.notifier().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public final int port() {
        return running().http().getAddress().getPort();
    }

    /** The address to put into a gateway profile, without a slash at its end. */
    public final String baseUrl() {
        return url(running().http()) + basePath();
    }

    /** What a profile's address has behind the host, beginning with a slash; empty unless the document's has something. */
    String basePath() {
        return "";
    }

    @Override
    public final synchronized void close() {
        var now = running;
        running = null;
        if (now != null) {
            now.notifier().close();
            now.http().stop(0);
        }
    }

    private static String url(HttpServer http) {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private synchronized Running running() {
        if (running == null) {
            throw new IllegalStateException("the server is not started");
        }
        return running;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var now = running();
        var head = HttpAsk.head(exchange);
        var operation = now.front().operation(head);
        if (operation.isEmpty()) {
            now.front().elsewhere(head).send(exchange);
            return;
        }
        var fault = book().takeFault(operation.get()).orElse(null);
        if (fault != null && fault.fault() == Fault.REFUSED_CONNECTION) {
            exchange.close();
            return;
        }
        var ask = head.withBodyOf(exchange);
        if (fault != null && !fault.fault().acts()) {
            var undone = fault.fault() == Fault.EMPTY_BODY
                    ? HttpReply.json("")
                    : now.front().serverError(ask);
            undone.send(exchange);
            return;
        }
        var reply = now.front().answer(operation.get(), ask, fault == null ? null : fault.fault());
        now.notifier().sweep();
        send(exchange, reply, fault);
    }

    private void send(HttpExchange exchange, HttpReply reply, @Nullable ArmedFault fault) throws IOException {
        if (fault == null) {
            reply.send(exchange);
            return;
        }
        switch (fault.fault()) {
            case ANSWER_LOST -> exchange.close();
            case GARBAGE ->
                HttpReply.of(200, "text/html", "<html>Bad gateway {\"code\":0").send(exchange);
            case SLOW -> {
                var delay = fault.delay().toMillis();
                var _ = scheduler.schedule(() -> sendLate(exchange, reply), delay, TimeUnit.MILLISECONDS);
            }
            default -> reply.send(exchange);
        }
    }

    private static @Nullable Void sendLate(HttpExchange exchange, HttpReply reply) throws IOException {
        reply.send(exchange);
        return null;
    }
}
