package till.gateway.gnete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jeequan.jeepay.util.JeepayKit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import till.domain.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GneteSignerTest {
    private static final List<String> NAMES =
            List.of("amount", "amount2", "Amount", "a", "A", "a1", "mchNo", "名", "z_", "sign", "signType", "body");
    private static final List<String> VALUES =
            List.of("", "1", "測試 & x=1", "😀", "a", "B", "{\"k\":\"v\"}", "100.50", "=&%+", "\n", "é", "0");

    @Test
    void everyPublishedVectorIsReproduced() throws IOException {
        var vectors = vectors().path("jeepayMd5");
        assertEquals(11, vectors.size());
        for (var vector : vectors) {
            assertEquals(
                    vector.path("sign").asString(),
                    new GneteSigner(new Secret(vector.path("key").asString())).sign(fields(vector.path("params"))),
                    vector.path("name").asString());
        }
    }

    @Test
    void theDocumentsPrintedSignatureIsWrong() throws IOException {
        var published = vectors().path("jeepayMd5").get(0);
        var signer = new GneteSigner(new Secret(published.path("key").asString()));
        assertFalse(signer.verifies(fields(published.path("params")), "4A5078DABBCE0D9C4E7668DACB96FF7A"));
    }

    @Test
    void tenThousandRandomMapsAreSignedAsThePublishedCodeDoes() {
        var random = new Random(20261121);
        for (var round = 0; round < 12_000; round++) {
            var fields = new LinkedHashMap<String, Object>();
            var size = random.nextInt(NAMES.size() + 1);
            for (var count = 0; count < size; count++) {
                fields.put(NAMES.get(random.nextInt(NAMES.size())), value(random));
            }
            var key = "key" + random.nextInt();
            var expected = new LinkedHashMap<>(fields);
            expected.remove("sign");
            assertEquals(
                    JeepayKit.getSign(expected, key), new GneteSigner(new Secret(key)).sign(fields), fields::toString);
        }
    }

    @Test
    void aSignatureInSmallLettersVerifiesAndAnotherDoesNot() {
        var signer = new GneteSigner(new Secret("k"));
        var sign = signer.sign(Map.of("a", 1));
        assertTrue(signer.verifies(Map.of("a", 1), sign.toLowerCase(Locale.ROOT)));
        assertFalse(signer.verifies(Map.of("a", 2), sign));
        assertFalse(signer.verifies(Map.of("a", 1), ""));
    }

    private static Object value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(1000);
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    static JsonNode vectors() throws IOException {
        try (var file = GneteSignerTest.class.getResourceAsStream("/gnete/vectors.json")) {
            return JsonMapper.shared().readTree(file);
        }
    }

    static Map<String, Object> fields(JsonNode params) {
        var fields = new LinkedHashMap<String, Object>();
        params.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return fields;
    }
}
