package till.receipt;

import java.util.function.Function;
import java.util.function.Supplier;
import till.device.EscPos;
import till.device.Letters;
import till.device.ReceiptPrinter;
import till.device.SheetPdf;
import till.device.SheetPicture;
import till.device.Typesetter;

/** What printing takes besides words. The typeface is read when the first receipt needs it. */
public final class PrintRoom {
    private final Supplier<Letters> letters;
    private final Function<String, ReceiptPrinter> system;

    /**
     * A room that has not printed yet.
     *
     * @param letters the typeface, read once and kept by the supplier
     * @param system finds a printer of the operating system by its name; empty for its first choice
     */
    public PrintRoom(Supplier<Letters> letters, Function<String, ReceiptPrinter> system) {
        this.letters = letters;
        this.system = system;
    }

    Typesetter typesetter() {
        return new Typesetter(letters.get());
    }

    SheetPicture pictures() {
        return new SheetPicture(letters.get());
    }

    EscPos language() {
        return new EscPos(pictures());
    }

    SheetPdf pdf() {
        return new SheetPdf(letters.get());
    }

    Printers printers() {
        return new Printers(language(), pdf(), system);
    }
}
