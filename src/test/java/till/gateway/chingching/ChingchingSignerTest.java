package till.gateway.chingching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.domain.Secret;
import till.gateway.chingching.ChingchingSigner.Signed;
import till.gateway.chingching.ChingchingSigner.Writing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChingchingSignerTest {
    private static final String TIME = "1795233600";

    private static ChingchingSigner signer(Writing writing, Signed signed) throws IOException {
        return new ChingchingSigner(
                new Secret("test_api_key"), new Secret(vector().path("secret").asString()), writing, signed);
    }

    @Test
    void theDefaultSignsTheBytesOfTheBodyInSmallHex() throws IOException {
        var signer = signer(Writing.SMALL_HEX, Signed.BODY);
        assertEquals(vector().path("hex").asString(), signer.sign(body(), TIME));
        assertEquals(vector().path("emptyBodyHex").asString(), signer.sign("", TIME));
        assertFalse(signer.needsTimestamp());
    }

    @Test
    void theOtherWritingsAreOfTheSameBytes() throws IOException {
        var hex = vector().path("hex").asString();
        assertEquals(
                hex.toUpperCase(Locale.ROOT),
                signer(Writing.LARGE_HEX, Signed.BODY).sign(body(), TIME));
        assertEquals(
                "YXrAOcZ2JO+7IMRVu8GF6iIUl4YDNrpPgzFTWQTlELE=",
                signer(Writing.BASE64, Signed.BODY).sign(body(), TIME));
    }

    /** Made with another HMAC, over the texts written out. */
    @ParameterizedTest
    @CsvSource({
        "SORTED,26ee00f29d134a96274c6d15562707fea01def5b4a2f4fdeb6461ddcce1bd46b,"
                + "4c4df0c09aaefc2fe10f409703fd08d6754229e4c9b99897331efa42d8d65e47",
        "KEY_AND_BODY,feb5e8a4577b670234c75f34644c83c29435b7ea9e10b95bc92490c7d52edf84,"
                + "568e034963e21db18f9202c77b550999bcc20808a21a6d6f14164c98a39c44d6"
    })
    void theOtherTextsAreSignedAsWrittenOut(Signed signed, String expected, String expectedEmpty) throws IOException {
        assertEquals(expected, signer(Writing.SMALL_HEX, signed).sign(body(), TIME));
        assertEquals(expectedEmpty, signer(Writing.SMALL_HEX, signed).sign("", TIME));
    }

    @Test
    void theTimeIsSignedBeforeTheBody() throws IOException {
        var signer = signer(Writing.SMALL_HEX, Signed.TIMESTAMP_AND_BODY);
        assertTrue(signer.needsTimestamp());
        assertEquals("2e1aca9ed20a6db6fd9dc9eb07449d97ec6e35ac6ee347ead875c215107ad724", signer.sign(body(), TIME));
    }

    @Test
    void sortedLeavesOutWhatHasNoValueAndOrdersByName() throws IOException {
        var signer = signer(Writing.SMALL_HEX, Signed.SORTED);
        var shuffled = "{\"merchant_reference\":\"ORD20250101000001\",\"none\":null,\"empty\":\"\","
                + "\"merchant_id\":\"M001\",\"currency\":\"HKD\",\"amount\":1000}";
        assertEquals(signer.sign(body(), TIME), signer.sign(shuffled, TIME));
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void onlyTheRightSignatureVerifies(Writing writing) throws IOException {
        for (var signed : Signed.values()) {
            var signer = signer(writing, signed);
            var right = signer.sign(body(), TIME);
            assertTrue(signer.verifies(body(), TIME, right));
            assertFalse(signer.verifies(body().replace("1000", "1001"), TIME, right));
            assertFalse(signer.verifies(body(), TIME, ""));
            assertFalse(signer.verifies(body(), TIME, right.substring(1)));
            assertEquals(signed != Signed.TIMESTAMP_AND_BODY, signer.verifies(body(), "1795233601", right));
            assertEquals(writing != Writing.BASE64, signer.verifies(body(), TIME, right.toUpperCase(Locale.ROOT)));
        }
    }

    /** Every GET of ours carries the signature of nothing. */
    @ParameterizedTest
    @EnumSource(Signed.class)
    void aBodyWithoutPairsNeverVerifies(Signed signed) throws IOException {
        var signer = signer(Writing.SMALL_HEX, signed);
        for (var body : new String[] {"", "{}", "status=success", "[]"}) {
            assertFalse(signer.verifies(body, TIME, signer.sign("", TIME)), body);
            assertFalse(signer.verifies(body, TIME, signer.sign(body, TIME)), body);
        }
    }

    private static String body() throws IOException {
        return vector().path("body").asString();
    }

    private static JsonNode vector() throws IOException {
        try (var file = ChingchingSignerTest.class.getResourceAsStream("/chingching/vectors.json")) {
            return JsonMapper.shared().readTree(file).path("chingchingHmac");
        }
    }
}
