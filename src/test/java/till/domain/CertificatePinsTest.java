package till.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificatePinsTest {
    private static final String ONE = "sha256/" + "A".repeat(43) + "=";
    private static final String TWO = "sha256/" + "b/+".repeat(14) + "9=";

    @Test
    void withoutAnyEveryProvenServerWillDo() {
        assertEquals(List.of(), CertificatePins.of(profile("https://pay.example.com", Map.of())));
        assertEquals(Optional.empty(), CertificatePins.problem(profile("https://pay.example.com", Map.of())));
    }

    @Test
    void severalAreReadHoweverTheyAreParted() {
        for (var between : List.of(",", ", ", " ")) {
            var pinned = pinned("https://pay.example.com", ONE + between + TWO);
            assertEquals(Optional.empty(), CertificatePins.problem(pinned));
            assertEquals(List.of(ONE, TWO), CertificatePins.of(pinned));
        }
    }

    @Test
    void aMistypedOneIsSaidAtOnceNotWhenTheShopOpens() {
        for (var wrong : List.of("sha256/short=", ONE.substring(1), ONE + ";" + TWO, "sha1/" + "A".repeat(27) + "=")) {
            assertEquals(
                    Optional.of(Problem.of("profile.field.wrong", "certificatePins")),
                    CertificatePins.problem(pinned("https://pay.example.com", wrong)),
                    wrong);
        }
    }

    @Test
    void aPinForALineInClearIsRefused() {
        assertEquals(
                Optional.of(Problem.of("profile.pins.inClear")),
                CertificatePins.problem(pinned("http://127.0.0.1:8080", ONE)));
    }

    private static GatewayProfile pinned(String address, String pins) {
        return profile(address, Map.of("certificatePins", pins));
    }

    private static GatewayProfile profile(String address, Map<String, String> fields) {
        return new GatewayProfile("gnete", "gnete", address, fields, Map.of(), false);
    }
}
