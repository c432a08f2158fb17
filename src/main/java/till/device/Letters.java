package till.device;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The one typeface of all printouts: it holds Traditional and Simplified Chinese, and comes with the program. */
public final class Letters {
    /** Where it lies among the resources. */
    public static final String RESOURCE = "/fonts/HarbourTillSans-Regular.ttf";

    /** Its name, as a screen asks for it. */
    public static final String FAMILY = "Harbour Till Sans";

    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);
    private static final String UNKNOWN = "□";

    private final byte[] file;
    private final Font font;

    private Letters(byte[] file, Font font) {
        this.file = file;
        this.font = font;
    }

    /** Reads it from the program's resources. Takes a while, and memory: once is enough. */
    public static Letters load() {
        try (var stream = Objects.requireNonNull(Letters.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            var file = stream.readAllBytes();
            return new Letters(file, Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(RESOURCE, e);
        }
    }

    byte[] file() {
        return file.clone();
    }

    Font font(Sheet.Type type) {
        return font.deriveFont((float) type.size());
    }

    /** How much broader bold strokes are: the typeface has none of its own, and Java's make each letter wider. */
    static int boldness(Sheet.Type type) {
        return type.bold() ? Math.max(1, type.size() / 20) : 0;
    }

    /** In whole dots, rounded up. */
    int width(String text, Sheet.Type type) {
        var bounds = font(type).getStringBounds(text, EXACT);
        return (int) Math.ceil(bounds.getWidth()) + boldness(type);
    }

    /** What can be printed of a text: control characters are left out, unknown ones are boxes. */
    String printable(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .forEach(point -> {
                    if (font.canDisplay(point)) {
                        kept.appendCodePoint(point);
                    } else {
                        kept.append(Character.isSpaceChar(point) ? " " : UNKNOWN);
                    }
                });
        return kept.toString();
    }
}
