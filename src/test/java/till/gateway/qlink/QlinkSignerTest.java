package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Secret;
import till.gateway.qlink.QlinkSigner.Mode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QlinkSignerTest {
    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyVectorIsReproducedInEveryMode(Mode mode) throws IOException {
        var vectors = vectors();
        assertEquals(3, vectors.size());
        for (var vector : vectors) {
            var expected = vector.has("allModes") ? vector.path("allModes") : vector.path(name(mode));
            var signer = new QlinkSigner(
                    vector.path("appKey").asString(),
                    new Secret(vector.path("appSecret").asString()),
                    mode);
            assertEquals(expected.asString(), signer.sign(vector.path("body").asString()), vector.toString());
        }
    }

    @Test
    void theModesDiffer() {
        var body = "{\"payAccount\":\"account1\"}";
        assertNotEquals(signer(Mode.A).sign(body), signer(Mode.B).sign(body));
        assertNotEquals(signer(Mode.A).sign(body), signer(Mode.C).sign(body));
        assertNotEquals(signer(Mode.B).sign(body), signer(Mode.C).sign(body));
    }

    @Test
    void slashesAndChineseStandInTheSignedTextAsTheyAre() {
        // sha1 of {"appKey":"k","content":"{\"url\":\"http://x/描述\"}"}secret
        assertEquals("fc90d84bae4b1d32e9b9cc0051dba33e6f9ef686", signer(Mode.A).sign("{\"url\":\"http://x/描述\"}"));
    }

    @Test
    void onlyTheSameKeyTextAndSignatureVerify() {
        var signer = signer(Mode.A);
        var sign = signer.sign("{}");
        assertTrue(signer.verifies("k", sign, "{}"));
        assertTrue(signer.verifies("k", sign.toUpperCase(Locale.ROOT), "{}"));
        assertFalse(signer.verifies("other", sign, "{}"));
        assertFalse(signer.verifies("k", sign, "{} "));
        assertFalse(signer.verifies("k", "", "{}"));
    }

    private static QlinkSigner signer(Mode mode) {
        return new QlinkSigner("k", new Secret("secret"), mode);
    }

    private static String name(Mode mode) {
        return switch (mode) {
            case A -> "modeA_escapedString";
            case B -> "modeB_nested";
            case C -> "modeC_rawInQuotes";
        };
    }

    static JsonNode vectors() throws IOException {
        try (var file = QlinkSignerTest.class.getResourceAsStream("/qlink/vectors.json")) {
            return JsonMapper.shared().readTree(file);
        }
    }
}
