package till.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.PaymentState;
import till.domain.Secret;
import till.gateway.Gateway;
import till.gateway.Notifications;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.gnete.GneteGateway;
import till.ledger.LedgerUnusable;
import till.service.ScriptedGateway;
import till.service.TillForTests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real HTTP on loopback into the real services. */
class NotificationListenerTest {
    private static final Secret TOKEN = new Secret("0123456789abcdefghijklmnopqrstuv");

    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("test-worker-", 0).factory());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Notifications.Posted> read = new CopyOnWriteArrayList<>();
    private final List<Notifications.Hint> hints = new CopyOnWriteArrayList<>();
    private TillForTests till;
    private NotificationListener listener;

    @BeforeEach
    void open() throws LedgerUnusable, IOException {
        till = new TillForTests();
        listener = listener(till.services.notices());
    }

    private NotificationListener listener(till.service.Notices notices) throws IOException {
        return listener(notices, Duration.ofSeconds(30));
    }

    private NotificationListener listener(till.service.Notices notices, Duration patience) throws IOException {
        return NotificationListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Map.of("gnete", TOKEN),
                notices,
                new NotificationListener.Workforce(workers, timer, patience));
    }

    @AfterEach
    void close() {
        listener.close();
        client.close();
        workers.shutdownNow();
        timer.shutdownNow();
        till.close();
    }

    @Test
    void aPostIsAnsweredWithTheGatewaysWordToTheByteAndHasThePaymentAskedAbout() throws Exception {
        var number = till.running().orderNo();
        till.gateway.says(Standing.PAID);
        till.gateway.notifies(hint(number));
        var answer = post(path(), "state=2");
        assertEquals(200, answer.statusCode());
        assertEquals("success", answer.body());
        assertEquals(Optional.of("text/plain"), answer.headers().firstValue("Content-Type"));
        assertEquals(Optional.of("7"), answer.headers().firstValue("Content-Length"));
        awaitState(number, PaymentState.PAID);
    }

    @Test
    void theAnswerDoesNotWaitForTheQuestionToTheGateway() throws Exception {
        var number = till.running().orderNo();
        var released = new java.util.concurrent.CountDownLatch(1);
        till.gateway.duringQuery(() -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        till.gateway.notifies(hint(number));
        assertEquals(200, post(path(), "state=2").statusCode());
        till.gateway.says(Standing.PAID);
        released.countDown();
        awaitState(number, PaymentState.PAID);
    }

    @Test
    void theSameAgainIsAnsweredAndAsksOnce() throws Exception {
        var number = till.running().orderNo();
        till.gateway.says(Standing.PAID);
        till.gateway.notifies(hint(number));
        for (var i = 0; i < 5; i++) {
            assertEquals("success", post(path(), "state=2").body());
        }
        awaitState(number, PaymentState.PAID);
        assertEquals(1, till.gateway.asked.stream().filter("query"::equals).count());
    }

    @Test
    void aWrongTokenAnotherGatewayAndAnyOtherPathAreNotFoundWithoutAWord() throws Exception {
        for (var path : List.of(
                "/",
                "/notify",
                "/notify/gnete/",
                "/notify/gnete/0123456789abcdefghijklmnopqrstuw",
                "/notify/qlink/" + TOKEN.reveal(),
                path() + "/",
                path().toUpperCase(java.util.Locale.ROOT))) {
            var answer = post(path, "state=2");
            assertEquals(404, answer.statusCode(), path);
            assertEquals("", answer.body());
        }
        assertEquals(List.of(), till.gateway.asked);
    }

    @Test
    void otherVerbsAreRefused() throws Exception {
        var request = HttpRequest.newBuilder(uri(path())).DELETE().build();
        assertEquals(405, client.send(request, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void moreThan64KiBIsRefusedWhetherAnnouncedOrNot() throws Exception {
        till.gateway.notifies(hint(new OrderNo("NOTOURS1")));
        var fits = "a=" + "x".repeat(PostReading.LARGEST_BODY - 2);
        assertEquals(200, post(path(), fits).statusCode());
        assertEquals(413, post(path(), fits + "x").statusCode());
        var chunked = HttpRequest.newBuilder(uri(path()))
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream((fits + "x").getBytes(StandardCharsets.UTF_8))))
                .build();
        assertEquals(413, client.send(chunked, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void whoSendsTooSlowlyIsCutOff() throws Exception {
        listener.close();
        listener = listener(till.services.notices(), Duration.ofMillis(600));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            socket.setSoTimeout(30_000);
            var head = "POST " + path() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nstate";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertEquals(-1, endOf(socket));
        }
        assertEquals(List.of(), till.gateway.asked);
    }

    private static int endOf(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException late) {
            return 1;
        } catch (IOException cut) {
            return -1;
        }
    }

    @Test
    void aFloodIsHeldBackAndTheGatewayToldToComeAgainLater() throws Exception {
        till.gateway.notifies(hint(new OrderNo("NOTOURS1")));
        var last = 200;
        for (var i = 0; i < 300 && last == 200; i++) {
            last = post(path(), "state=" + i).statusCode();
        }
        assertEquals(429, last);
    }

    @Test
    void fieldsComeFromQueryAndFormTheFormWinningAndHeadersByLowerCaseName() throws Exception {
        listener.close();
        listener = listener(notices(new ReadingGateway(Optional.empty())));
        var request = HttpRequest.newBuilder(uri(path() + "?a=1&b=%E6%B8%AF+x&empty&c=3"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("X-Sign", "abc")
                .POST(BodyPublishers.ofString("a=2&d=%26"))
                .build();
        assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
        var posted = read.getFirst();
        assertEquals(Map.of("a", "2", "b", "港 x", "empty", "", "c", "3", "d", "&"), posted.fields());
        assertEquals("a=2&d=%26", posted.body());
        assertEquals("abc", posted.headers().get("x-sign"));
        var json = HttpRequest.newBuilder(uri(path()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":\"x=1&y=2\"}"))
                .build();
        assertEquals(200, client.send(json, BodyHandlers.ofString()).statusCode());
        assertEquals(Map.of(), read.getLast().fields());
        assertEquals("{\"a\":\"x=1&y=2\"}", read.getLast().body());
        var get = HttpRequest.newBuilder(uri(path() + "?state=2")).GET().build();
        assertEquals(200, client.send(get, BodyHandlers.ofString()).statusCode());
        assertEquals(Map.of("state", "2"), read.getLast().fields());
        var broken = HttpRequest.newBuilder(uri(path()))
                .POST(BodyPublishers.ofString("a=%zz"))
                .build();
        assertEquals(400, client.send(broken, BodyHandlers.ofString()).statusCode());
    }

    /** Bodies recorded from a real server, posted byte for byte through real HTTP, verify as they did there. */
    @Test
    void recordedFormsArriveAsTheyWereSent() throws Exception {
        var golden = golden();
        listener.close();
        listener = listener(notices(new ReadingGateway(Optional.of(gnete(golden)))));
        var bodies = golden.path("notificationBodies_valid");
        for (var body : bodies) {
            var answer = post(path(), body.asString());
            assertEquals("success", answer.body());
            assertTrue(hints.getLast().verified(), body.asString());
            var named = hints.getLast().refundNo() == null
                    ? "mchOrderNo=" + hints.getLast().orderNo()
                    : "mchRefundNo=" + hints.getLast().refundNo();
            assertTrue(body.asString().contains(named), body.asString());
        }
        assertTrue(bodies.size() > 2);
        post(
                path(),
                golden.path("notificationBodies_genuine_but_signature_fails")
                        .path(0)
                        .asString());
        assertFalse(hints.getLast().verified());
    }

    private static JsonNode golden() throws IOException {
        try (var in =
                Objects.requireNonNull(NotificationListenerTest.class.getResourceAsStream("/gnete/vectors.json"))) {
            return JsonMapper.shared().readTree(in).path("jeepayServerGolden");
        }
    }

    private static Gateway gnete(JsonNode golden) {
        var body = golden.path("notificationBodies_valid").path(0).asString();
        return GneteGateway.of(
                new GatewayProfile(
                        "gnete",
                        "gnete",
                        "http://127.0.0.1:9",
                        Map.of("mchNo", field(body, "mchNo"), "appId", field(body, "appId")),
                        Map.of("appSecret", new Secret(golden.path("key").asString())),
                        false),
                _ -> {},
                InstantSource.system());
    }

    private static String field(String form, String name) {
        var found =
                java.util.regex.Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(form);
        assertTrue(found.find(), name);
        return found.group(1);
    }

    private till.service.Notices notices(Gateway gateway) {
        return till.reopened(gateway).notices();
    }

    /** The scripted gateway, but remembering what it was given to read. */
    private final class ReadingGateway implements Gateway {
        private final ScriptedGateway inner = new ScriptedGateway();
        private final Optional<Notifications> reader;

        /** @param reads reads what is posted; without it nothing is understood */
        ReadingGateway(Optional<Gateway> reads) {
            this.reader = reads.flatMap(each -> each.find(Notifications.class));
        }

        @Override
        public String id() {
            return inner.id();
        }

        @Override
        public till.domain.Limits limits() {
            return inner.limits();
        }

        @Override
        public List<till.domain.PaymentMethod> methods() {
            return inner.methods();
        }

        @Override
        public till.gateway.Outcome<till.gateway.PaymentAnswer> query(till.gateway.PaymentRef payment) {
            return inner.query(payment);
        }

        @Override
        public <C extends till.gateway.Capability> Optional<C> find(Class<C> capability) {
            Notifications reading = new Notifications() {
                @Override
                public Hint read(Posted posted) {
                    read.add(posted);
                    var hint = reader.map(each -> each.read(posted)).orElseGet(() -> hint(new OrderNo("NOTOURS1")));
                    hints.add(hint);
                    return hint;
                }

                @Override
                public Receipt receipt() {
                    return Receipt.SUCCESS;
                }
            };
            return capability == Notifications.class ? Optional.of(capability.cast(reading)) : inner.find(capability);
        }
    }

    private static Notifications.Hint hint(OrderNo number) {
        return new Notifications.Hint(true, number.text(), null, Standing.PAID, null, "state 2");
    }

    private void awaitState(OrderNo number, PaymentState state) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> till.now(number).state() == state);
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listener.port() + path);
    }

    private static String path() {
        return NotificationListener.path("gnete", TOKEN);
    }
}
