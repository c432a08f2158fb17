package till.device;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.print.PageFormat;
import java.awt.print.Printable;
import java.util.ArrayList;
import java.util.List;

/** A sheet as a printer of the operating system prints it: at its own size, and on as many pages as it takes. */
public final class SheetPages implements Printable {
    private static final double POINTS = 72 / 25.4 / Paper.DOTS;

    private final Sheet sheet;
    private final List<GrayPicture> pictures;

    public SheetPages(Sheet sheet, Letters letters) {
        this.sheet = sheet;
        this.pictures = new SheetPicture(letters).pages(sheet);
    }

    /** What one page of paper takes of a picture, from a row on. */
    private record Part(GrayPicture picture, int from, int rows, double scale) {}

    @Override
    public int print(Graphics graphics, PageFormat format, int pageIndex) {
        var parts = parts(format);
        if (pageIndex >= parts.size()) {
            return NO_SUCH_PAGE;
        }
        var part = parts.get(pageIndex);
        var pen = (Graphics2D) graphics.create();
        pen.translate(format.getImageableX(), format.getImageableY());
        if (sheet.paper().hasPages()) {
            pen.translate(
                    (format.getImageableWidth() - part.picture().width() * part.scale()) / 2,
                    (format.getImageableHeight() - part.picture().height() * part.scale()) / 2);
        }
        pen.scale(part.scale(), part.scale());
        var strip = part.picture()
                .image()
                .getSubimage(0, part.from(), part.picture().width(), part.rows());
        pen.drawImage(strip, 0, 0, null);
        pen.dispose();
        return PAGE_EXISTS;
    }

    private List<Part> parts(PageFormat format) {
        var parts = new ArrayList<Part>();
        for (var picture : pictures) {
            var scale = Math.min(POINTS, format.getImageableWidth() / picture.width());
            if (sheet.paper().hasPages()) {
                scale = Math.min(scale, format.getImageableHeight() / picture.height());
                parts.add(new Part(picture, 0, picture.height(), scale));
            } else {
                var most = Math.max(1, (int) (format.getImageableHeight() / scale));
                for (var from = 0; from < picture.height(); from += most) {
                    parts.add(new Part(picture, from, Math.min(most, picture.height() - from), scale));
                }
            }
        }
        return parts;
    }
}
