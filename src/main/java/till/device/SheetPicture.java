package till.device;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws sheets: in grays for the eye, in black and white for printers. May be shared between threads. */
public final class SheetPicture {
    /** Thin strokes stay whole on paper when they are taken for black a little early. */
    private static final int INK = 165;

    private final Letters letters;

    public SheetPicture(Letters letters) {
        this.letters = letters;
    }

    /** Each page as it is seen, without its margins. */
    public List<GrayPicture> pages(Sheet sheet) {
        return sheet.pages().stream()
                .map(page -> GrayPicture.of(draw(page, sheet.paper().width(), false)))
                .toList();
    }

    /** A page in black and white. */
    BitRows rows(Sheet.Page page, int width) {
        var grays = GrayPicture.of(draw(page, width, true));
        var rows = new BitRows(width, page.height());
        for (var y = 0; y < page.height(); y++) {
            for (var x = 0; x < width; x++) {
                if (grays.gray(x, y) < INK) {
                    rows.blacken(x, y);
                }
            }
        }
        return rows;
    }

    private BufferedImage draw(Sheet.Page page, int width, boolean twoColours) {
        var image = new BufferedImage(width, page.height(), BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, page.height());
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        page.marks().forEach(mark -> draw(mark, pen, twoColours));
        pen.dispose();
        return image;
    }

    private void draw(Sheet.Mark mark, Graphics2D pen, boolean twoColours) {
        switch (mark) {
            case Sheet.Words words -> {
                pen.setColor(words.white() ? Color.WHITE : Color.BLACK);
                pen.setFont(letters.font(words.type()));
                for (var shift = 0; shift <= Letters.boldness(words.type()); shift++) {
                    pen.drawString(words.text(), words.x() + shift, words.baseline());
                }
            }
            case Sheet.Ink ink -> {
                pen.setColor(Color.BLACK);
                pen.fillRect(ink.x(), ink.y(), ink.width(), ink.height());
            }
            case Sheet.Dots(var picture, var x, var y) ->
                pen.drawImage((twoColours ? picture.dithered() : picture).image(), x, y, null);
        }
    }
}
