package till.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    /** The two exponents were found by spoiling answers; they came out of the parser as a fault of the program. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":5179E233600000000001}",
                "{\"amount\":9223e72036854775808}",
                "{\"amount\":1e2147483648}",
                "{\"amount\":1e-2147483649}",
                "{\"amount\":[{\"of\":-0.1E+99999999999}]}",
                "{\"amount\":12345678901234567890123456789012345678901}",
                "{\"amount\":NaN}"
            })
    void aNumberThatIsNoneMakesItNothing(String text) {
        assertEquals(Optional.empty(), StrictJson.container(text));
        assertEquals(Optional.empty(), StrictJson.object(text));
    }

    @Test
    void anUnusualOneIsANumberAllTheSame() {
        assertTrue(StrictJson.object("{\"amount\":885e1}").isPresent());
    }
}
