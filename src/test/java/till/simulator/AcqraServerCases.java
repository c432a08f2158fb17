package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The simulated Acqra, asked over HTTP as its document says. */
abstract class AcqraServerCases {
    static final Map<String, Object> QR = Map.of("productType", "qr-code");
    static final Map<String, Object> SCANNED = Map.of("productType", "pay", "authCode", "120061098828009406");

    @TempDir
    Path folder;

    AcqraWorld world;

    @BeforeEach
    void begin() {
        world = new AcqraWorld(folder, AcqraOptions.standard());
    }

    @AfterEach
    void end() {
        world.close();
    }

    void again(AcqraOptions options) {
        world.close();
        world = new AcqraWorld(folder, options);
    }

    static void refused(JsonNode answer, String code, String message) {
        assertEquals(code, answer.path("respCode").asString(), answer::toString);
        assertTrue(answer.path("respMsg").asString().contains(message), answer::toString);
        assertFalse(answer.has("orderNo"), answer::toString);
    }

    static void done(JsonNode answer) {
        assertEquals("0000", answer.path("respCode").asString(), answer::toString);
    }

    static Object typed(String value) {
        return value.startsWith("#") ? (Object) new BigDecimal(value.substring(1)) : value;
    }
}
