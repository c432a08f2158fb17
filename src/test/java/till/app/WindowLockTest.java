package till.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowLockTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondCopyAsksTheFirstToComeToTheFront() throws IOException {
        var file = folder.resolve("window.lock");
        try (var first = WindowLock.take(file).orElseThrow()) {
            assertFalse(first.wantedInFront());
            assertTrue(WindowLock.take(file).isEmpty());
            assertTrue(first.wantedInFront());
            assertFalse(first.wantedInFront(), "one wish is answered once");
        }
        WindowLock.take(file).orElseThrow().close();
    }

    @Test
    void anOldWishDoesNotMoveANewWindow() throws IOException {
        var file = folder.resolve("window.lock");
        var first = WindowLock.take(file).orElseThrow();
        assertTrue(WindowLock.take(file).isEmpty());
        first.close();
        try (var second = WindowLock.take(file).orElseThrow()) {
            assertFalse(second.wantedInFront());
        }
    }
}
