package till.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.CertificatePinner;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.CertificatePins;
import till.domain.GatewayProfile;

/** A server that cannot prove that it is the gateway is told nothing, over real TLS. */
class CertificatesTest {
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static final String OTHER = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void oneThatProvesItsNameIsSpokenTo() throws IOException {
        serve(certificate("localhost"));
        assertInstanceOf(HttpAnswer.Answered.class, send(true, ""));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void oneWithTheCertificateOfAnotherNameIsToldNothing() throws IOException {
        serve(certificate("elsewhere.example.com"));
        toldNothing(send(true, ""));
    }

    @Test
    void oneWhoseCertificateNobodySignedIsToldNothing() throws IOException {
        serve(certificate("localhost"));
        toldNothing(send(false, ""));
    }

    @Test
    void aPinnedKeyIsEnoughAndAnyOfTwoIs() throws IOException {
        var certificate = certificate("localhost");
        serve(certificate);
        assertInstanceOf(HttpAnswer.Answered.class, send(true, OTHER + ", " + pin(certificate)));
        assertInstanceOf(HttpAnswer.Answered.class, send(true, pin(AUTHORITY)));
    }

    /** As where somebody got a certificate of that name from an authority that this machine trusts. */
    @Test
    void oneThatIsProvenButNotPinnedIsToldNothing() throws IOException {
        serve(certificate("localhost"));
        toldNothing(send(true, OTHER));
    }

    private void toldNothing(HttpAnswer answer) {
        assertInstanceOf(HttpAnswer.NotSent.class, answer);
        assertEquals(0, server.getRequestCount());
    }

    private static String pin(HeldCertificate certificate) {
        return CertificatePinner.pin(certificate.certificate());
    }

    private static HeldCertificate certificate(String name) {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(name)
                .signedBy(AUTHORITY)
                .build();
    }

    private void serve(HeldCertificate certificate) throws IOException {
        var certificates = new HandshakeCertificates.Builder()
                .heldCertificate(certificate, AUTHORITY.certificate())
                .build();
        server.useHttps(certificates.sslSocketFactory());
        for (var answer = 0; answer < 2; answer++) {
            server.enqueue(new MockResponse.Builder().body("{}").build());
        }
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    /** @param trusted whether this machine trusts the authority, as it does the well-known ones */
    private HttpAnswer send(boolean trusted, String pins) {
        var profile = new GatewayProfile(
                "gnete",
                "gnete",
                "https://localhost:" + server.getPort(),
                pins.isEmpty() ? Map.of() : Map.of(CertificatePins.FIELD.name(), pins),
                Map.of(),
                false);
        var client =
                HttpTransport.client(Duration.ofSeconds(30), HttpTransport.host(profile), CertificatePins.of(profile));
        if (trusted) {
            var machine = new HandshakeCertificates.Builder()
                    .addTrustedCertificate(AUTHORITY.certificate())
                    .build();
            client = client.newBuilder()
                    .sslSocketFactory(machine.sslSocketFactory(), machine.trustManager())
                    .build();
        }
        return new HttpTransport(profile, client, _ -> {}, InstantSource.system())
                .send(HttpCall.get("query", "A1", "/", new AllowedFields(Set.of())));
    }
}
