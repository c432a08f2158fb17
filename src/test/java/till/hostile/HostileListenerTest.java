package till.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import till.domain.Acting;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Secret;
import till.gateway.Notifications.Posted;
import till.notify.NotificationListener;
import till.service.ChargeRequest;
import till.service.Started;
import till.service.TillForTests;

/** Bytes on the socket that gateways post to, in every disorder: each is answered or hung up on, and none is money. */
class HostileListenerTest {
    private static final int TIMES = 2 * Integer.getInteger("hostile", 100);
    private static final long FIRST = Long.getLong("hostile.seed", 1);
    private static final Secret TOKEN = new Secret("0123456789abcdefghijklmnopqrstuv");
    private static final int LONGEST_MS = 30_000;
    private static final Set<Integer> ANSWERS = Set.of(200, 400, 404, 405, 411, 413, 414, 429, 501, 505);
    private static final List<String> VERBS =
            List.of("POST", "POST", "POST", "POST", "GET", "PUT", "post", "P\u0000ST", "");
    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=UTF-16",
            "application/json",
            "text/html",
            "multipart/form-data; boundary=x",
            "\u0000",
            "");

    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private int taken;

    @AfterEach
    void close() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    @ParameterizedTest
    @FieldSource("till.hostile.HostileGateway#KINDS")
    void everyPostIsAnsweredOrHungUpOnAndNoneIsMoney(String kind) throws Exception {
        try (var till = new TillForTests()) {
            var gateway = new HostileGateway(kind, till.clock);
            var services = till.reopened(gateway.gateway());
            var request = ChargeRequest.of(gateway.gateway().id(), gateway.method(), HostileGateway.AMOUNT);
            var running = (Started.Running) services.payments().start(request, Acting.UNNAMED);
            var number = running.payment().orderNo();
            var claim = claim(kind, number);
            var tried = new Tried("posts to the listener for " + kind, FIRST);
            for (var time = 0; time < TIMES; ) {
                try (var listener = listener(gateway.gateway().id(), services.notices())) {
                    time = posted(listener, claim, time, kind, tried);
                }
            }
            tried.atLeast(TIMES);
            assertTrue(taken > TIMES / 5, taken + " came to where they are read");
            var now = services.payments().find(number).orElseThrow();
            assertTrue(now.state() != PaymentState.PAID, now.toString());
            assertEquals(List.of(), till.ledger.history().verify().faults());
        }
    }

    /** What a gateway of this kind posts of a payment, with the number of one that nobody paid. */
    private static Posted claim(String kind, OrderNo number) {
        var other = new HostileGateway(kind);
        other.taken();
        other.customer.pay(HostileGateway.NUMBER.text());
        var posted = other.posted();
        var fields = posted.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> renamed(field.getValue(), number)));
        return new Posted(posted.headers(), fields, renamed(posted.body(), number));
    }

    private static String renamed(String text, OrderNo number) {
        return text.replace(HostileGateway.NUMBER.text(), number.text());
    }

    private NotificationListener listener(String gateway, till.service.Notices notices) throws IOException {
        return NotificationListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Map.of(gateway, TOKEN),
                notices,
                new NotificationListener.Workforce(workers, timer));
    }

    /** Until all were tried, or the listener says that it is enough for this minute. */
    private int posted(NotificationListener listener, Posted claim, int from, String kind, Tried tried)
            throws IOException {
        for (var time = from; time < TIMES; time++) {
            var seed = FIRST + time;
            var bytes = new Post(new Random(seed * 0x9E3779B97F4A7C15L), kind, claim).bytes();
            var status = answer(listener.port(), bytes, kind + ", seed " + seed);
            tried.one();
            taken += status == 200 ? 1 : 0;
            if (status == 429) {
                return time + 1;
            }
        }
        return TIMES;
    }

    /** @return 0 where it was hung up on */
    private static int answer(int port, byte[] bytes, String where) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGEST_MS);
            sent(socket, bytes);
            var line = firstLine(socket, where);
            if (line == null) {
                return 0;
            }
            var status = Integer.parseInt(line.split(" ", 3)[1]);
            var asked = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
            assertTrue(ANSWERS.contains(status), where + ": " + line + " to " + asked);
            assertTrue(status != 200 || asked.contains(TOKEN.reveal()), where + ": " + line + " to " + asked);
            return status;
        }
    }

    private static void sent(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException _) {
            // hung up on before all was said; an answer may be there all the same
        }
    }

    private static @Nullable String firstLine(Socket socket, String where) {
        try {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        } catch (SocketTimeoutException hangs) {
            throw new AssertionError(where + ": no answer, and not hung up on", hangs);
        } catch (IOException _) {
            return null;
        }
    }

    /** One request, spoilt in a few places. */
    private record Post(Random random, String kind, Posted claim) {
        byte[] bytes() throws IOException {
            var spoiling = new Spoiling(random, List.of(claim.body()));
            var body = body(spoiling);
            var out = new ByteArrayOutputStream();
            var head = new StringBuilder()
                    .append(rarely() ? any(VERBS) : "POST")
                    .append(' ')
                    .append(path())
                    .append(rarely() ? " HTTP/9.9" : " HTTP/1.1")
                    .append(rarely() ? "\n" : "\r\n");
            claim.headers().forEach((name, value) -> line(head, name, rarely() ? any(TYPES) : value));
            line(head, "Content-Type", rarely() ? any(TYPES) : usualType());
            length(head, body);
            if (rarely()) {
                line(head, "X-" + "y".repeat(1 << random.nextInt(12)), "\u0001".repeat(random.nextInt(50)));
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            return out.toByteArray();
        }

        private boolean rarely() {
            return random.nextInt(8) == 0;
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private static void line(StringBuilder head, String name, String value) {
            head.append(name).append(": ").append(value).append("\r\n");
        }

        private String usualType() {
            return claim.fields().isEmpty() ? "application/json" : "application/x-www-form-urlencoded";
        }

        private String path() {
            var path = NotificationListener.path(kind, TOKEN);
            return switch (random.nextInt(16)) {
                case 0 -> path + "/";
                case 1 -> path.substring(0, random.nextInt(path.length()));
                case 2 -> "/%2e%2e" + path + "%00";
                case 3 -> path + "?" + form(claim.fields());
                case 4 -> path + "?a=%zz&" + "&".repeat(random.nextInt(2_000));
                case 5 -> "http://elsewhere.example.com" + path;
                case 6 -> "/" + "a".repeat(1 << random.nextInt(17));
                default -> path;
            };
        }

        private byte[] body(Spoiling spoiling) {
            if (claim.fields().isEmpty() || rarely()) {
                return spoiling.spoilt(claim.body());
            }
            return form(spoiling.spoilt(claim.fields())).getBytes(StandardCharsets.UTF_8);
        }

        private static String form(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private void length(StringBuilder head, byte[] body) {
            switch (random.nextInt(24)) {
                case 0 -> {}
                case 1 -> line(head, "Content-Length", "-1");
                case 2 -> line(head, "Content-Length", Long.toString(random.nextLong()));
                case 3 -> line(head, "Content-Length", Integer.toString(body.length + 1 + random.nextInt(99)));
                case 4 -> line(head, "Content-Length", "1\r\nContent-Length: 2");
                case 5 -> line(head, "Transfer-Encoding", "chunked");
                case 6 -> line(head, "Transfer-Encoding", "gzip, chunked\r\nContent-Length: 3");
                case 7 -> line(head, "Content-Length", Integer.toString(body.length / 2));
                default -> line(head, "Content-Length", Integer.toString(body.length));
            }
        }
    }
}
