package till.receipt;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import till.device.EscPos;
import till.device.Letters;
import till.device.PrintTrouble;
import till.device.ReceiptPrinter;
import till.device.SheetPdf;
import till.device.SheetPicture;
import till.device.Typesetter;

/** What printing takes besides words. The typeface is read when the first receipt needs it, and then kept. */
public final class PrintRoom {
    private final Function<String, ReceiptPrinter> system;
    private @Nullable Letters letters;

    /**
     * A room that has not printed yet.
     *
     * @param system finds a printer of the operating system by its name; empty for its first choice
     */
    public PrintRoom(Function<String, ReceiptPrinter> system) {
        this.system = system;
    }

    /** Where no window is, and with it none of the system's printers. */
    public static PrintRoom withoutSystemPrinters() {
        return new PrintRoom(_ -> _ -> {
            throw new PrintTrouble("printer.needsWindow");
        });
    }

    private synchronized Letters letters() {
        if (letters == null) {
            letters = Letters.load();
        }
        return letters;
    }

    Typesetter typesetter() {
        return new Typesetter(letters());
    }

    SheetPicture pictures() {
        return new SheetPicture(letters());
    }

    EscPos language() {
        return new EscPos(pictures());
    }

    SheetPdf pdf() {
        return new SheetPdf(letters());
    }

    Printers printers() {
        return new Printers(language(), pdf(), system);
    }
}
