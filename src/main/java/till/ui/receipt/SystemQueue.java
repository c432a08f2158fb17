package till.ui.receipt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.concurrent.TimeUnit;
import javax.print.PrintService;
import javax.print.attribute.standard.PrinterIsAcceptingJobs;
import javax.print.attribute.standard.PrinterState;
import till.device.PrintTrouble;

/**
 * Whether a queue of the operating system prints now: one that is paused or closed takes a receipt and keeps it, for hours
 * or forever, while the till would say that it was printed.
 */
final class SystemQueue {
    private static final int PATIENCE_SECONDS = 2;

    private SystemQueue() {}

    /** Says so where it does not. */
    static void look(PrintService queue) throws PrintTrouble {
        look(queue, SystemQueue::lpstat);
    }

    /** @param unix what the system of printing on Unix says of a queue by its name: Java is told of its paper, not of its state */
    static void look(PrintService queue, UnaryOperator<String> unix) throws PrintTrouble {
        if (PrinterIsAcceptingJobs.NOT_ACCEPTING_JOBS.equals(queue.getAttribute(PrinterIsAcceptingJobs.class))) {
            throw new PrintTrouble("printer.queueClosed", queue.getName());
        }
        if (PrinterState.STOPPED.equals(queue.getAttribute(PrinterState.class))
                || unix.apply(queue.getName()).contains("disabled since")) {
            throw new PrintTrouble("printer.queuePaused", queue.getName());
        }
    }

    /** Empty where there is no such program, or it does not answer in time. */
    private static String lpstat(String name) {
        var program = new ProcessBuilder("lpstat", "-p", name).redirectErrorStream(true);
        program.environment().put("LC_ALL", "C");
        try {
            var asked = program.start();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return "";
            }
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
