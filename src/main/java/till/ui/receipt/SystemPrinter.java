package till.ui.receipt;

import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.image.ImageView;
import till.device.Letters;
import till.device.PrintTrouble;
import till.device.ReceiptPrinter;
import till.device.Sheet;
import till.device.SheetPicture;
import till.ui.kit.Grays;

/**
 * A printer that the operating system knows.
 *
 * @param name as the system calls it; empty for its first choice
 */
public record SystemPrinter(String name) implements ReceiptPrinter {
    @Override
    public void print(Sheet sheet) throws PrintTrouble {
        var job = PrinterJob.createPrinterJob(printer());
        if (job == null) {
            throw new PrintTrouble("printer.noSystemPrinter");
        }
        job.getJobSettings().setJobName(sheet.title());
        var layout = layout(job);
        for (var page : new SheetPicture(Letters.load()).pages(sheet)) {
            var view = new ImageView(Grays.image(page));
            view.setPreserveRatio(true);
            view.setFitWidth(Math.min(layout.getPrintableWidth(), page.width() * 72.0 / 25.4 / till.device.Paper.DOTS));
            if (!job.printPage(layout, view)) {
                job.cancelJob();
                throw new PrintTrouble("printer.system", printer().getName());
            }
        }
        if (!job.endJob()) {
            throw new PrintTrouble("printer.system", printer().getName());
        }
    }

    private static PageLayout layout(PrinterJob job) {
        var printer = job.getPrinter();
        return printer.createPageLayout(
                job.getJobSettings().getPageLayout().getPaper(),
                PageOrientation.PORTRAIT,
                Printer.MarginType.HARDWARE_MINIMUM);
    }

    private Printer printer() throws PrintTrouble {
        var found = name.isBlank()
                ? Printer.getDefaultPrinter()
                : Printer.getAllPrinters().stream()
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
