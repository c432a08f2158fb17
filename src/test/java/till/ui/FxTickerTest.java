package till.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class FxTickerTest {
    private final List<Runnable> beats = new ArrayList<>();
    private final List<Boolean> ticks = new ArrayList<>();
    private final ScheduledThreadPoolExecutor beat = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long pause, TimeUnit unit) {
            assertEquals(1, unit.toSeconds(pause));
            assertEquals(1, unit.toSeconds(first));
            beats.add(work);
            return schedule(() -> {}, 0, unit);
        }
    };

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() {
        beat.shutdownNow();
    }

    @Test
    void aSecondIsToldOnTheWindowsThread() throws Exception {
        new FxTicker(beat).everySecond(() -> ticks.add(Platform.isFxApplicationThread()));
        passSecond();
        passSecond();
        assertEquals(List.of(true, true), ticks);
    }

    @Test
    void aWindowThatWasBusyCatchesUpOnce() throws Exception {
        new FxTicker(beat).everySecond(() -> ticks.add(true));
        var busy = new CountDownLatch(1);
        Platform.runLater(() -> await(busy));
        beats.forEach(Runnable::run);
        beats.forEach(Runnable::run);
        beats.forEach(Runnable::run);
        busy.countDown();
        settle();
        assertEquals(1, ticks.size());
    }

    @Test
    void nothingIsToldAfterItWasClosedThoughItWaitedAlready() throws Exception {
        var ticking = new FxTicker(beat).everySecond(() -> ticks.add(true));
        var busy = new CountDownLatch(1);
        Platform.runLater(() -> await(busy));
        beats.forEach(Runnable::run);
        ticking.close();
        busy.countDown();
        settle();
        assertEquals(List.of(), ticks);
    }

    /** The others have their second, and the fault is the window's to show. */
    @Test
    void aFaultOfOneIsHeardAndLeavesTheOthersTheirSecond() throws Exception {
        var faults = new ArrayList<Throwable>();
        var before = new FutureTask<>(() -> Thread.currentThread().getUncaughtExceptionHandler());
        Platform.runLater(before);
        var handler = before.get(30, TimeUnit.SECONDS);
        onScreen(() -> Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> faults.add(fault)));
        try {
            var ticker = new FxTicker(beat);
            var fault = new IllegalStateException("planted");
            for (var turn = 0; turn < 5; turn++) {
                ticker.everySecond(() -> ticks.add(true));
                ticker.everySecond(() -> {
                    throw fault;
                });
            }
            passSecond();
            assertEquals(5, ticks.size());
            assertEquals(Collections.nCopies(5, fault), faults);
        } finally {
            onScreen(() -> Thread.currentThread().setUncaughtExceptionHandler(handler));
        }
    }

    private static void onScreen(Runnable action) throws Exception {
        Platform.runLater(action);
        settle();
    }

    private void passSecond() throws Exception {
        beats.forEach(Runnable::run);
        settle();
    }

    private static void settle() throws Exception {
        var settled = new FutureTask<>(() -> true);
        Platform.runLater(settled);
        assertTrue(settled.get(30, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
