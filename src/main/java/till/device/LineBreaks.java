package till.device;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Breaks a text into lines: between words, between Chinese characters, and anywhere where a word is wider than a line. */
final class LineBreaks {
    private final ToIntFunction<String> width;

    LineBreaks(ToIntFunction<String> width) {
        this.width = width;
    }

    /** At least one line, the last one maybe empty. */
    List<String> of(String text, int room) {
        var breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        var lines = new ArrayList<String>();
        var line = "";
        var start = breaks.first();
        for (var end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            var piece = text.substring(start, end);
            start = end;
            if (fits(line + piece, room)) {
                line += piece;
                continue;
            }
            if (!line.isBlank()) {
                lines.add(line.stripTrailing());
            }
            line = broken(piece, room, lines);
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** The rest of a piece, after the full lines of it. */
    private String broken(String piece, int room, List<String> lines) {
        var rest = new StringBuilder();
        for (var point : piece.codePoints().toArray()) {
            var letter = Character.toString(point);
            if (!rest.isEmpty() && !fits(rest + letter, room)) {
                lines.add(rest.toString());
                rest.setLength(0);
            }
            rest.append(letter);
        }
        return rest.toString();
    }

    private boolean fits(String text, int room) {
        return width.applyAsInt(text.stripTrailing()) <= room;
    }
}
