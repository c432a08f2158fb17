package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ToolkitTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void oneThatStartedIsEnded() {
        try (var toolkit = new Toolkit(() -> done.add("started"), Runnable::run, () -> done.add("ended"))) {
            toolkit.run(() -> done.add("shown"));
        }
        assertEquals(List.of("started", "shown", "ended"), done);
    }

    /** The till is opened meanwhile; what nobody waited for is not waited for at the end either. */
    @Test
    void itStartsWhileItsCallerGoesOn() {
        var goOn = new CountDownLatch(1);
        var toolkit = new Toolkit(() -> await(goOn), Runnable::run, () -> done.add("ended"));
        toolkit.begin();
        done.add("went on");
        goOn.countDown();
        toolkit.run(() -> done.add("shown"));
        toolkit.close();
        assertEquals(List.of("went on", "shown", "ended"), done);
    }

    /** A display that cannot be used: JavaFX would wait in its end for its start, and nobody would read why. */
    @Test
    void oneThatCouldNotStartIsLeftAlone() {
        try (var toolkit = new Toolkit(
                () -> {
                    throw new UnsupportedOperationException("Unable to open DISPLAY");
                },
                Runnable::run,
                () -> done.add("ended"))) {
            assertThrows(UnsupportedOperationException.class, () -> toolkit.run(() -> done.add("shown")));
        }
        assertEquals(List.of(), done);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
