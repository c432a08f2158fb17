package till.device;

import java.nio.file.Path;

/** Prints into PDF files in a folder. */
public final class PdfFolder implements ReceiptPrinter {
    private final SheetPdf pdf;
    private final Wire wire;

    public PdfFolder(SheetPdf pdf, Path folder) {
        this.pdf = pdf;
        this.wire = new FolderWire(folder, ".pdf");
    }

    @Override
    public Delivery print(Sheet sheet) throws PrintTrouble {
        return wire.send(sheet.title(), pdf.write(sheet));
    }
}
