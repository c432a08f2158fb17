package till.gateway.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Mode;
import till.domain.Result;

/** What is fetched when a gateway names a picture, and what is left where it lies. */
class CodePicturesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};
    private static final CodePictures.Bounds SMALL = new CodePictures.Bounds(2_000, Duration.ofSeconds(30));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CodePictures training() {
        return training(SMALL);
    }

    private CodePictures training(CodePictures.Bounds bounds) {
        return new CodePictures(Map.of("gnete", Set.of("127.0.0.1")), Mode.TRAINING, bounds);
    }

    private String here(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    private void answers(byte[] body) {
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(body)).build());
    }

    @Test
    void aPictureOnThisMachineIsTakenInTraining() {
        answers(PNG);
        assertArrayEquals(PNG, training().fetch("gnete", here("/7.png")).value());
    }

    @Test
    void nothingOnThisMachineIsAskedInLiveMode() {
        var live = new CodePictures(Map.of("gnete", Set.of("127.0.0.1", "localhost", "::1")), Mode.LIVE, SMALL);
        for (var address : List.of(
                here("/7.png"),
                "http://localhost:" + server.getPort() + "/7.png",
                "https://127.0.0.1/7.png",
                "https://[::1]/7.png")) {
            assertEquals(Result.failed("code.picture.host"), live.fetch("gnete", address), address);
        }
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/7.png",
                "http://codes.example/7.png",
                "https://codes.example:8443/7.png",
                "https://codes.example@elsewhere.example/7.png",
                "https://somebody:secret@codes.example/7.png",
                "https://codes.example.elsewhere.example/7.png",
                "https://xcodes.example/7.png",
                "file:///etc/passwd",
                "ftp://codes.example/7.png",
                "//codes.example/7.png",
                "7.png",
                ""
            })
    void nothingIsAskedButTheProfilesOwnHostsOverHttps(String address) {
        var secure = secure(Set.of("codes.example"));
        assertEquals(Result.failed("code.picture.host"), secure.fetch("gnete", address));
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void hostsOfOneGatewayAreNotAnothers() {
        assertEquals(Result.failed("code.picture.host"), training().fetch("acqra", here("/7.png")));
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void aPictureOfAnAllowedHostComesOverHttps() {
        serveSecurely();
        answers(PNG);
        assertArrayEquals(
                PNG,
                secure(Set.of("codes.example"))
                        .fetch("gnete", "https://CODES.example/7.png")
                        .value());
    }

    @Test
    void aCertificateNobodyTrustsIsNotBelieved() {
        serveSecurely();
        answers(PNG);
        var trusting = new CodePictures(
                Map.of("gnete", Set.of("codes.example")),
                Mode.LIVE,
                SMALL,
                HttpTransport.client(SMALL.time())
                        .newBuilder()
                        .dns(_ -> List.of(InetAddress.getLoopbackAddress()))
                        .socketFactory(new ToTheServer())
                        .build());
        assertEquals(Result.failed("code.picture.missing"), trusting.fetch("gnete", "https://codes.example/7.png"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void nobodyIsFollowedElsewhere(int code) {
        server.enqueue(new MockResponse.Builder()
                .code(code)
                .addHeader("Location", here("/other.png"))
                .build());
        answers(PNG);
        assertEquals(Result.failed("code.picture.missing"), training().fetch("gnete", here("/7.png")));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aPictureThatIsTooLargeIsLeftWhereItLies() {
        var large = new byte[SMALL.bytes() + 1];
        System.arraycopy(PNG, 0, large, 0, PNG.length);
        answers(large);
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(large), 100)
                .build());
        assertEquals(Result.failed("code.picture.large"), training().fetch("gnete", here("/7.png")));
        assertEquals(Result.failed("code.picture.large"), training().fetch("gnete", here("/8.png")));
    }

    @Test
    void theLargestPictureIsTaken() {
        var largest = new byte[SMALL.bytes()];
        System.arraycopy(PNG, 0, largest, 0, PNG.length);
        answers(largest);
        assertArrayEquals(largest, training().fetch("gnete", here("/7.png")).value());
    }

    @Test
    void aPictureThatTricklesInIsGivenUp() {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(PNG))
                .throttleBody(1, 1, TimeUnit.SECONDS)
                .build());
        var impatient = new CodePictures.Bounds(2_000, Duration.ofMillis(400));
        assertEquals(Result.failed("code.picture.missing"), training(impatient).fetch("gnete", here("/7.png")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM", "GIF7", ""})
    void otherContentIsNoPictureWhateverItsHeaderSays(String body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "image/png")
                .body(new Buffer().write(body.getBytes(StandardCharsets.UTF_8)))
                .build());
        assertEquals(Result.failed("code.picture.kind"), training().fetch("gnete", here("/7.png")));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 500, 503})
    void anAnswerThatIsNoPictureIsSaidToBeMissing(int code) {
        server.enqueue(new MockResponse.Builder().code(code).build());
        assertEquals(Result.failed("code.picture.missing"), training().fetch("gnete", here("/7.png")));
        assertEquals(1, server.getRequestCount());
    }

    private void serveSecurely() {
        server.useHttps(Tls.INSTANCE.context().getSocketFactory());
    }

    private CodePictures secure(Set<String> hosts) {
        return new CodePictures(
                Map.of("gnete", hosts),
                Mode.LIVE,
                SMALL,
                HttpTransport.client(SMALL.time())
                        .newBuilder()
                        .dns(_ -> List.of(InetAddress.getLoopbackAddress()))
                        .socketFactory(new ToTheServer())
                        .sslSocketFactory(Tls.INSTANCE.context().getSocketFactory(), Tls.INSTANCE.trust())
                        .build());
    }

    /** Leads every connection to the server, whatever its port. */
    private final class ToTheServer extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress wanted, int timeout) throws IOException {
                    super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()), timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }

    /** The certificate of {@code codes.example}, valid for these tests alone. */
    private record Tls(SSLContext context, X509TrustManager trust) {
        private static final Tls INSTANCE = load();

        private static Tls load() {
            var password = "changeit".toCharArray();
            try (var file =
                    Objects.requireNonNull(CodePicturesTest.class.getResourceAsStream("/tls/codes-example.p12"))) {
                var store = KeyStore.getInstance("PKCS12");
                store.load(file, password);
                var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, password);
                var trusted = KeyStore.getInstance("PKCS12");
                trusted.load(null, password);
                trusted.setCertificateEntry("codes", store.getCertificate("codes"));
                var trusts = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trusts.init(trusted);
                var context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
                return new Tls(context, (X509TrustManager) trusts.getTrustManagers()[0]);
            } catch (IOException | GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
