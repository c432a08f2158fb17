package till.gateway.http;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.GatewayProfile;

/** A hundred megabytes for an answer: the till hangs up long before, whether it was told how much is to come or not. */
class EndlessAnswerTest {
    private static final int WHOLE = 100 << 20;
    /** What the till takes, and what the two sides' systems hold between them. */
    private static final int MOST = 24 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 104857600", "Connection: close"})
    void itIsHungUpOn(String length) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var sent = CompletableFuture.supplyAsync(() -> poured(server, length));
            var profile = new GatewayProfile(
                    "gnete", "gnete", "http://127.0.0.1:" + server.getLocalPort(), Map.of(), Map.of(), false);
            var answer = new HttpTransport(profile, Duration.ofSeconds(60), _ -> {}, InstantSource.system())
                    .send(HttpCall.get("query", "A1", "/", new AllowedFields(Set.of())));
            assertInstanceOf(HttpAnswer.NoAnswer.class, answer);
            assertTrue(sent.get(60, TimeUnit.SECONDS) < MOST, () -> sent.join() + " bytes were taken");
        }
    }

    /** How much went out until the other side had enough. */
    private static int poured(ServerSocket server, String length) {
        var sent = 0;
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n[")
                    .getBytes(StandardCharsets.US_ASCII));
            var part = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            while (sent < WHOLE) {
                out.write(part);
                sent += part.length;
            }
        } catch (IOException hungUp) {
            return sent;
        }
        return sent;
    }
}
