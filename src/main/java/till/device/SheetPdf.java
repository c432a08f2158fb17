package till.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Image;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** Writes sheets as PDF: letters stay letters, so that they can be searched and copied. May be shared between threads. */
public final class SheetPdf {
    private static final float POINTS_PER_DOT = 72f / 25.4f / Paper.DOTS;
    private static final int A4_HEIGHT = 297 * Paper.DOTS;
    private static final int HEAVY = 28;

    private final Letters letters;

    public SheetPdf(Letters letters) {
        this.letters = letters;
    }

    /** The file's bytes: a page of the paper's width and as long as the receipt, or pages of A4. */
    public byte[] write(Sheet sheet) {
        var bytes = new ByteArrayOutputStream();
        try {
            var font = BaseFont.createFont(
                    Letters.FAMILY + ".ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, letters.file(), null);
            var document = new Document(size(sheet, sheet.pages().getFirst()), 0, 0, 0, 0);
            var writer = PdfWriter.getInstance(document, bytes);
            document.addTitle(sheet.title());
            document.addCreator("Harbour Till");
            document.open();
            for (var page : sheet.pages()) {
                document.setPageSize(size(sheet, page));
                document.newPage();
                draw(sheet, page, writer.getDirectContent(), font);
            }
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Rectangle size(Sheet sheet, Sheet.Page page) {
        return new Rectangle(points(sheet.paper().millimetres() * Paper.DOTS), points(height(sheet.paper(), page)));
    }

    private static int height(Paper paper, Sheet.Page page) {
        return paper.hasPages() ? A4_HEIGHT : page.height() + 2 * paper.margin();
    }

    private static void draw(Sheet sheet, Sheet.Page page, PdfContentByte pen, BaseFont font) throws IOException {
        var margin = sheet.paper().margin();
        var top = height(sheet.paper(), page) - margin;
        for (var mark : page.marks()) {
            switch (mark) {
                case Sheet.Words words -> words(words, pen, font, new Corner(margin, top));
                case Sheet.Ink ink -> {
                    pen.setGrayFill(0);
                    pen.rectangle(
                            points(margin + ink.x()),
                            points(top - ink.y() - ink.height()),
                            points(ink.width()),
                            points(ink.height()));
                    pen.fill();
                }
                case Sheet.Dots(var picture, var x, var y) -> {
                    var image = Image.getInstance(picture.image(), null);
                    image.scaleAbsolute(points(picture.width()), points(picture.height()));
                    image.setAbsolutePosition(points(margin + x), points(top - y - picture.height()));
                    pen.addImage(image);
                }
            }
        }
    }

    private record Corner(int left, int top) {}

    private static void words(Sheet.Words words, PdfContentByte pen, BaseFont font, Corner corner) {
        var size = words.type().size();
        pen.beginText();
        pen.setGrayFill(words.white() ? 1 : 0);
        pen.setGrayStroke(words.white() ? 1 : 0);
        pen.setFontAndSize(font, points(size));
        pen.setLineWidth(points(size) / HEAVY);
        pen.setTextRenderingMode(
                words.type().bold()
                        ? PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE
                        : PdfContentByte.TEXT_RENDER_MODE_FILL);
        pen.setTextMatrix(points(corner.left() + words.x()), points(corner.top() - words.baseline()));
        pen.showText(words.text());
        pen.endText();
    }

    private static float points(int dots) {
        return dots * POINTS_PER_DOT;
    }
}
