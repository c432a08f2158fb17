package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.GatewayDetails;
import till.domain.GatewayProfile;
import till.domain.OrderNo;
import till.domain.Secret;
import till.gateway.PaymentRef;
import till.gateway.gnete.GneteGateway;
import till.service.Samples;

/** What a gateway that repeats everything it knows leaves in the folder of kept calls. */
class NoSecretsKeptTest {
    private static final String KEY = "TopSecretKeyOfTheShop0123456789";

    @TempDir
    private Path folder;

    @Test
    void neitherKeyNorSignatureNorCardNumberIsKept() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var sign = asked.replaceAll("(?s).*\"sign\":\"([^\"]*)\".*", "$1");
            var answer = ("{\"code\":9999,\"msg\":\"key " + KEY + " card 4111 1111 1111 1111\",\"sign\":\"" + sign
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            var store = new FileExchanges(folder, FileExchanges.Room.USUAL);
            gateway(server, store)
                    .query(new PaymentRef(new OrderNo("A1"), null, "WX_QR", Samples.AMOUNT, GatewayDetails.NONE));
            assertEquals(1, store.of(List.of("A1")).size());
        } finally {
            server.stop(0);
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var text = Files.readString(file);
                assertFalse(text.contains(KEY), text);
                assertFalse(text.contains("4111 1111 1111 1111"), text);
                assertFalse(text.contains("\"sign\"") || text.contains("\\\"sign\\\""), text);
            }
        }
    }

    private static GneteGateway gateway(HttpServer server, FileExchanges store) {
        return GneteGateway.of(
                new GatewayProfile(
                        "gnete",
                        "gnete",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        Map.of("mchNo", "M1", "appId", "A1"),
                        Map.of("appSecret", new Secret(KEY)),
                        false),
                store,
                InstantSource.system());
    }
}
