package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
    void anUnknownStepIsAMistakeNotARun() {
        assertThrows(IllegalArgumentException.class, () -> Drill.asked(Map.of(Drill.VARIABLE, "NOWHERE"), err));
    }
}
