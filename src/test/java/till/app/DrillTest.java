package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import till.service.Steps;

class DrillTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true);

    @Test
    void withoutTheVariableNothingListens() {
        assertSame(Steps.NONE, Drill.asked(Map.of(), err));
        assertSame(Steps.NONE, Drill.asked(Map.of(Drill.VARIABLE, ""), err));
    }

    @Test
    void otherStepsPassBy() {
        Drill.asked(Map.of(Drill.VARIABLE, "CREATE_ANSWERED"), err).reached(Steps.Step.PAYMENT_WRITTEN);
        assertEquals("", said.toString());
    }

    @Test
    void theFirstTimePassesByWhereTheSecondIsMeant() {
        Drill.asked(Map.of(Drill.VARIABLE, "QUERY_ANSWERED:2"), err).reached(Steps.Step.QUERY_ANSWERED);
        assertEquals("", said.toString());
    }

    @Test
    void anUnknownStepIsAMistakeNotARun() {
        for (var wrong : List.of("NOWHERE", "NOWHERE:2", "QUERY_ANSWERED:twice")) {
            assertThrows(IllegalArgumentException.class, () -> Drill.asked(Map.of(Drill.VARIABLE, wrong), err));
        }
    }
}
