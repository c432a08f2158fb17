package till.ui.receipt;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.Map;
import javax.print.PrintService;
import javax.print.attribute.standard.PrinterIsAcceptingJobs;
import javax.print.attribute.standard.PrinterState;
import org.junit.jupiter.api.Test;
import till.device.PrintTrouble;
import till.domain.Problem;

/** A print that would only wait in a queue is not said to be printed. */
class SystemQueueTest {
    private static final String IDLE = "printer Receipts is idle.  enabled since Sat Nov 21 15:34:42 2026\n";
    private static final String PAUSED = "printer Receipts disabled since Sat Nov 21 15:34:42 2026 -\n\tPaused\n";

    private static PrintService queue(Map<Class<?>, Object> says) {
        return (PrintService) Proxy.newProxyInstance(
                SystemQueueTest.class.getClassLoader(),
                new Class<?>[] {PrintService.class},
                (_, method, arguments) -> method.getName().equals("getName") ? "Receipts" : says.get(arguments[0]));
    }

    private static Problem trouble(PrintService queue, String unix) {
        return assertThrows(PrintTrouble.class, () -> SystemQueue.look(queue, _ -> unix))
                .problem();
    }

    @Test
    void aQueueThatTakesAndPrintsIsPrintedOn() {
        assertDoesNotThrow(() -> SystemQueue.look(
                queue(Map.of(PrinterIsAcceptingJobs.class, PrinterIsAcceptingJobs.ACCEPTING_JOBS)), _ -> IDLE));
    }

    @Test
    void aSystemThatSaysNothingOfItsQueuesIsPrintedOn() {
        assertDoesNotThrow(() -> SystemQueue.look(queue(Map.of()), _ -> ""));
    }

    @Test
    void aClosedQueueIsTold() {
        var closed = queue(Map.of(PrinterIsAcceptingJobs.class, PrinterIsAcceptingJobs.NOT_ACCEPTING_JOBS));
        assertEquals(Problem.of("printer.queueClosed", "Receipts"), trouble(closed, IDLE));
    }

    @Test
    void aPausedQueueIsTold() {
        assertEquals(Problem.of("printer.queuePaused", "Receipts"), trouble(queue(Map.of()), PAUSED));
        var stopped = queue(Map.of(PrinterState.class, PrinterState.STOPPED));
        assertEquals(Problem.of("printer.queuePaused", "Receipts"), trouble(stopped, ""));
    }
}
