package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    /** What is called corrupt is set aside for a backup: nothing else may be. */
    @ParameterizedTest
    @CsvSource({"90061, ledger.noPort", "90108, ledger.noMemory", "90031, ledger.folder", "90030, ledger.corrupt"})
    void faultOfTheMachineIsNotTakenForOneOfTheFile(int code, String key) {
        var thrown = new SQLException("said", "HY000", code);
        assertEquals(
                key,
                new Schema(Store.file(Path.of("ledger")))
                        .unusable(thrown)
                        .problem()
                        .key());
    }
}
