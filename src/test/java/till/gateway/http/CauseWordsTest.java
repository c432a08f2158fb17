package till.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import till.domain.GatewayProfile;

/** What people read where a gateway said nothing: no names of Java's. */
class CauseWordsTest {
    private static HttpAnswer asked(String address) {
        var profile = new GatewayProfile("gnete", "gnete", address, Map.of(), Map.of(), false);
        return new HttpTransport(profile, Duration.ofMillis(300), _ -> {}, InstantSource.system())
                .send(HttpCall.get("query", "A1", "/", new AllowedFields(Set.of())));
    }

    @Test
    void whoListensAndNeverAnswersIsATimeout() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    new HttpAnswer.NoAnswer("no answer: timeout"), asked("http://127.0.0.1:" + silent.getLocalPort()));
        }
    }

    @Test
    void aPortNobodyListensOnIsNotReachable() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertEquals(new HttpAnswer.NotSent("not connected: address not reachable"), asked("http://127.0.0.1:" + port));
    }

    @Test
    void aNameThatDoesNotExistIsSaid() {
        assertEquals(new HttpAnswer.NotSent("not connected: unknown host"), asked("http://gateway.invalid"));
    }
}
