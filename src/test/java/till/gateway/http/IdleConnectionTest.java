package till.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import till.domain.GatewayProfile;

/** A gateway closes what lies idle, some after fifteen seconds: an order sent in that moment would be in doubt. */
class IdleConnectionTest {
    private static final int A_LOAD_BALANCERS = (int) TimeUnit.SECONDS.toMillis(15);
    private static final int END = -1;

    @Test
    void theTillLetsGoOfAnIdleConnectionBeforeTheGatewayDoes() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var after = CompletableFuture.supplyAsync(() -> answeredOnce(server));
            assertInstanceOf(HttpAnswer.Answered.class, send("http://127.0.0.1:" + server.getLocalPort()));
            assertEquals(END, after.get());
        }
    }

    /** What comes after the first answer, on a connection that may be used again. */
    private static int answeredOnce(ServerSocket server) {
        try (var socket = server.accept();
                var in = reader(socket)) {
            while (!in.readLine().isEmpty()) {
                // the head of the question
            }
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(A_LOAD_BALANCERS);
            return in.read();
        } catch (IOException stillOpen) {
            throw new AssertionError("it is still open", stillOpen);
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static HttpAnswer send(String address) {
        var profile = new GatewayProfile("gnete", "gnete", address, Map.of(), Map.of(), false);
        return new HttpTransport(profile, Duration.ofSeconds(30), _ -> {}, InstantSource.system())
                .send(HttpCall.get("query", "A1", "/", new AllowedFields(Set.of())));
    }
}
