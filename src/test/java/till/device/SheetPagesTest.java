package till.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Paper;
import java.awt.print.Printable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sheets on the paper of a printer that the system knows. */
class SheetPagesTest {
    private static final int WIDE = 227;
    private static final int HIGH = 100;

    private static PageFormat paper(int width, int height) {
        var paper = new Paper();
        paper.setSize(width, height);
        paper.setImageableArea(0, 0, width, height);
        var format = new PageFormat();
        format.setPaper(paper);
        return format;
    }

    /** Black dots in a page, or -1 where there is no such page. */
    private static int black(Sheet sheet, PageFormat format, int page) {
        var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDE, HIGH);
        var there = new SheetPages(sheet, Letters.load()).print(pen, format, page) == Printable.PAGE_EXISTS;
        var count = 0;
        for (var y = 0; y < HIGH; y++) {
            if ((image.getRGB(10, y) & 0xFF) < 128) {
                count++;
            }
        }
        return there ? count : -1;
    }

    @Test
    void aLongReceiptGoesOnAndIsNotCutOffWhereThePaperEnds() {
        var ink = new Sheet.Ink(0, 0, 576, 700);
        var sheet = new Sheet("long", till.device.Paper.ROLL_80, List.of(new Sheet.Page(700, List.of(ink))));
        var format = paper(WIDE, HIGH);
        // 700 dots of an eighth of a millimetre are 248 points, and a page takes whole dots
        assertEquals(
                List.of(100, 100, 48, -1),
                List.of(
                        black(sheet, format, 0),
                        black(sheet, format, 1),
                        black(sheet, format, 2),
                        black(sheet, format, 3)));
    }
}
