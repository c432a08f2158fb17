package till.ui.receipt;

import java.util.function.UnaryOperator;
import javax.print.PrintService;
import javax.print.attribute.standard.PrinterIsAcceptingJobs;
import javax.print.attribute.standard.PrinterState;
import till.device.PrintTrouble;

/**
 * Whether a queue of the operating system prints now: one that is paused or closed takes a receipt and keeps it, for hours
 * or forever, while the till would say that it was printed.
 */
final class SystemQueue {
    private SystemQueue() {}

    /**
     * Says so where it does not.
     *
     * @param unix what the print system of Unix says of a queue by its name: there Java hears of a queue's paper, not of its state
     */
    static void look(PrintService queue, UnaryOperator<String> unix) throws PrintTrouble {
        if (PrinterIsAcceptingJobs.NOT_ACCEPTING_JOBS.equals(queue.getAttribute(PrinterIsAcceptingJobs.class))) {
            throw new PrintTrouble("printer.queueClosed", queue.getName());
        }
        if (PrinterState.STOPPED.equals(queue.getAttribute(PrinterState.class))
                || unix.apply(queue.getName()).contains("disabled since")) {
            throw new PrintTrouble("printer.queuePaused", queue.getName());
        }
    }
}
