package till.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QlinkSealTest {

    @ParameterizedTest
    @CsvSource({
        "ESCAPED, 669854b0a1353408e1c2ad4b96c781bc32c5e3bd",
        "NESTED, d69afccf238832a187dccdfee20cd1e2a3d0028b",
        "QUOTED, d9960035903969327c36948105c07f4eee943208"
    })
    void theKnownVectorsAreMade(QlinkSigning signing, String sign) {
        assertEquals(sign, new QlinkSeal(QlinkWorld.MERCHANT, signing).of("{\"payAccount\":\"account1\"}"));
    }

    @ParameterizedTest
    @CsvSource({"ESCAPED", "NESTED", "QUOTED"})
    void withoutABodyOnlyTheKeyIsSigned(QlinkSigning signing) {
        assertEquals("d5688a69b40ecf4375e771ffeb5fabc74d5caf8f", new QlinkSeal(QlinkWorld.MERCHANT, signing).of(""));
    }

    @Test
    void onlyWhatAJsonStringMustEscapeIsEscaped() {
        assertEquals(
                QlinkWorld.sha1(
                        "{\"appKey\":\"appKeyTEST\",\"content\":\"{\\\"a\\\":\\\"茶/\\\\u8336\\\\n\\\",\\n\\t\\u0001}\"}appSecretTEST"),
                new QlinkSeal(QlinkWorld.MERCHANT, QlinkSigning.ESCAPED)
                        .of("{\"a\":\"茶/\\u8336\\n\",\n\t" + (char) 1 + "}"));
    }
}
