package till.ui.receipt;

import java.awt.print.PageFormat;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import till.device.Delivery;
import till.device.Letters;
import till.device.PrintTrouble;
import till.device.ReceiptPrinter;
import till.device.Sheet;
import till.device.SheetPages;

/**
 * A printer that the operating system knows. JavaFX's own printer job would say <em>done</em> before the system took the
 * print, and also when it refused it.
 *
 * @param name as the system calls it; empty for its first choice
 * @param unix what the print system of Unix says of a queue by its name; empty elsewhere
 */
public record SystemPrinter(String name, UnaryOperator<String> unix) implements ReceiptPrinter {
    @Override
    public Delivery print(Sheet sheet) throws PrintTrouble {
        var service = service();
        SystemQueue.look(service, unix);
        var job = PrinterJob.getPrinterJob();
        try {
            job.setPrintService(service);
            job.setJobName(sheet.title());
            job.setPrintable(new SheetPages(sheet, Letters.load()), wholePage(job));
            job.print();
            return Delivery.CONFIRMED;
        } catch (PrinterException e) {
            throw new PrintTrouble("printer.system", service.getName());
        }
    }

    /** The printer's own paper, as far as it can print on it. */
    private static PageFormat wholePage(PrinterJob job) {
        var page = job.defaultPage();
        var paper = page.getPaper();
        paper.setImageableArea(0, 0, paper.getWidth(), paper.getHeight());
        page.setPaper(paper);
        page.setOrientation(PageFormat.PORTRAIT);
        return job.validatePage(page);
    }

    private PrintService service() throws PrintTrouble {
        var found = name.isBlank()
                ? PrintServiceLookup.lookupDefaultPrintService()
                : Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                        .filter(each -> each.getName().equals(name))
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            throw name.isBlank()
                    ? new PrintTrouble("printer.noSystemPrinter")
                    : new PrintTrouble("printer.unknownSystemPrinter", name);
        }
        return found;
    }
}
