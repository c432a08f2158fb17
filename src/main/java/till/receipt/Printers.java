package till.receipt;

import java.nio.file.Path;
import java.util.function.Function;
import till.device.DeviceWire;
import till.device.EscPos;
import till.device.FolderWire;
import till.device.NetworkWire;
import till.device.Paper;
import till.device.PdfFolder;
import till.device.PrintTrouble;
import till.device.ReceiptPrinter;
import till.device.RollPrinter;
import till.device.SheetPdf;
import till.settings.ReceiptField;
import till.settings.ReceiptSettings;

/** Finds the printer that the settings name. */
final class Printers {
    private static final String DEFAULT_PORT = ":" + ReceiptField.USUAL_PORT;

    private final EscPos language;
    private final SheetPdf pdf;
    private final Function<String, ReceiptPrinter> system;

    Printers(EscPos language, SheetPdf pdf, Function<String, ReceiptPrinter> system) {
        this.language = language;
        this.pdf = pdf;
        this.system = system;
    }

    ReceiptPrinter of(ReceiptSettings settings) throws PrintTrouble {
        var where = settings.where();
        return switch (settings.printer()) {
            case NONE -> throw new PrintTrouble("printer.none");
            case NETWORK -> new RollPrinter(language, network(where));
            case DEVICE -> new RollPrinter(language, new DeviceWire(Path.of(where)));
            case FILES -> new RollPrinter(language, new FolderWire(Path.of(where), ".escpos"));
            case PDF -> new PdfFolder(pdf, Path.of(where));
            case SYSTEM -> system.apply(where);
        };
    }

    private static NetworkWire network(String where) {
        var whole = where.matches(".*:[0-9]{1,5}") ? where : where + DEFAULT_PORT;
        var colon = whole.lastIndexOf(':');
        return new NetworkWire(
                whole.substring(0, colon), Integer.parseInt(whole.substring(colon + 1)), NetworkWire.Patience.USUAL);
    }

    static Paper paper(ReceiptSettings settings) {
        return switch (settings.paper()) {
            case MM_58 -> Paper.ROLL_58;
            case MM_80 -> Paper.ROLL_80;
            case A4 -> Paper.A4;
        };
    }
}
