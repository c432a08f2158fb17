package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolkitTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void oneThatStartedIsEnded() {
        try (var toolkit = new Toolkit(Runnable::run, () -> done.add("ended"))) {
            toolkit.run(() -> done.add("shown"));
        }
        assertEquals(List.of("shown", "ended"), done);
    }

    /** A display that cannot be used: JavaFX would wait in its end for its start, and nobody would read why. */
    @Test
    void oneThatCouldNotStartIsLeftAlone() {
        try (var toolkit = new Toolkit(
                _ -> {
                    throw new UnsupportedOperationException("Unable to open DISPLAY");
                },
                () -> done.add("ended"))) {
            assertThrows(UnsupportedOperationException.class, () -> toolkit.run(() -> done.add("shown")));
        }
        assertEquals(List.of(), done);
    }
}
