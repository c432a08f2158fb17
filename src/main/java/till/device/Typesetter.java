package till.device;

import java.util.ArrayList;
import java.util.List;
import till.device.Printout.Size;

/** Lays printouts out for a paper. May be shared between threads. */
public final class Typesetter {
    private static final int QUIET_ZONE = 4;
    private static final int LARGEST_MODULE = 6;

    private final Letters letters;

    public Typesetter(Letters letters) {
        this.letters = letters;
    }

    /** The sheet of a printout; nothing of it lies beside the paper. */
    public Sheet lay(Printout printout, Paper paper) {
        var column = new Column(paper);
        printout.blocks().forEach(block -> put(block, paper, column));
        return new Sheet(printout.title(), paper, column.pages());
    }

    private void put(Printout.Block block, Paper paper, Column column) {
        switch (block) {
            case Printout.Picture(var picture) -> picture(picture, paper, column);
            case Printout.Text text -> text(text, paper, column);
            case Printout.Pair pair -> pair(pair, paper, column);
            case Printout.Banner(var text) -> banner(text, paper, column);
            case Printout.Rule _ -> {
                var gap = paper.letter() / 2;
                var line = column.take(2 * gap);
                column.add(new Sheet.Ink(0, line + gap, paper.width(), 2));
            }
            case Printout.Code(var text) -> code(text, paper, column);
        }
    }

    private static void picture(GrayPicture picture, Paper paper, Column column) {
        var fitting = picture.within(paper.width() / 2, paper.width() / 3);
        var top = column.take(fitting.height() + paper.letter() / 2);
        column.add(new Sheet.Dots(fitting, (paper.width() - fitting.width()) / 2, top));
    }

    private void text(Printout.Text text, Paper paper, Column column) {
        var type = new Sheet.Type(text.size().of(paper.letter()), text.bold());
        for (var line : lines(text.text(), type, paper.width())) {
            middle(line, type, paper, column);
        }
    }

    private void middle(String line, Sheet.Type type, Paper paper, Column column) {
        var baseline = column.line(type.size());
        var x = (paper.width() - letters.width(line, type)) / 2;
        column.add(new Sheet.Words(line, Math.max(0, x), baseline, type, false));
    }

    /** On a roll the value stands at the right edge, on its own line where both do not fit; on a page in a column. */
    private void pair(Printout.Pair pair, Paper paper, Column column) {
        var type = new Sheet.Type(paper.letter(), pair.bold());
        var room = paper.hasPages() ? paper.width() * 2 / 3 : paper.width();
        var left = paper.hasPages() ? paper.width() / 3 : 0;
        var value = letters.printable(pair.value());
        var label = letters.printable(pair.label());
        var labelWidth = letters.width(label, type);
        var together = paper.hasPages()
                ? labelWidth <= left - type.size()
                : labelWidth + type.size() + letters.width(value, type) <= paper.width();
        var fitted = together ? type : fitted(value, type, room);
        if (together) {
            var baseline = column.line(type.size());
            column.add(new Sheet.Words(label, 0, baseline, type, false));
            var first = lines(value, type, room);
            place(first.getFirst(), type, left, new Place(paper, baseline), column);
            first.stream().skip(1).forEach(line -> value(line, type, left, paper, column));
        } else {
            lines(label, type, paper.width())
                    .forEach(line -> column.add(new Sheet.Words(line, 0, column.line(type.size()), type, false)));
            lines(value, fitted, room).forEach(line -> value(line, fitted, left, paper, column));
        }
    }

    private record Place(Paper paper, int baseline) {}

    private void value(String line, Sheet.Type type, int left, Paper paper, Column column) {
        place(line, type, left, new Place(paper, column.line(type.size())), column);
    }

    private void place(String line, Sheet.Type type, int left, Place place, Column column) {
        var paper = place.paper();
        var x = paper.hasPages() ? left : Math.max(0, paper.width() - letters.width(line, type));
        column.add(new Sheet.Words(line, x, place.baseline(), type, false));
    }

    /** A number that almost fits is set a little smaller rather than broken. */
    private Sheet.Type fitted(String value, Sheet.Type type, int room) {
        for (var size = type.size(); size >= type.size() * 7 / 10; size--) {
            var smaller = new Sheet.Type(size, type.bold());
            if (letters.width(value, smaller) <= room) {
                return smaller;
            }
        }
        return type;
    }

    private void banner(String text, Paper paper, Column column) {
        var type = new Sheet.Type(Size.NORMAL.of(paper.letter()), true);
        var padding = paper.letter() / 3;
        var lines = lines(text, type, paper.width() - 2 * padding);
        var height = lines.size() * Column.lineHeight(type.size()) + 2 * padding;
        var top = column.take(height + padding);
        column.add(new Sheet.Ink(0, top, paper.width(), height));
        var baseline = top + padding;
        for (var line : lines) {
            var x = (paper.width() - letters.width(line, type)) / 2;
            column.add(new Sheet.Words(line, x, baseline + Column.ascent(type.size()), type, true));
            baseline += Column.lineHeight(type.size());
        }
    }

    /** As large as it is read with ease, in whole dots to a module. */
    private static void code(String text, Paper paper, Column column) {
        QrDots.of(text).ifPresent(code -> {
            var modules = code.getWidth() + 2 * QUIET_ZONE;
            var scale = Math.clamp(paper.width() * 2L / 3 / modules, 1, LARGEST_MODULE);
            var side = modules * scale;
            var top = column.take(side);
            var left = (paper.width() - side) / 2;
            QrDots.runs(code)
                    .forEach(run -> column.add(new Sheet.Ink(
                            left + (run.x() + QUIET_ZONE) * scale,
                            top + (run.y() + QUIET_ZONE) * scale,
                            run.length() * scale,
                            scale)));
        });
    }

    private List<String> lines(String text, Sheet.Type type, int room) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\\R", -1)) {
            lines.addAll(new LineBreaks(piece -> letters.width(piece, type)).of(letters.printable(paragraph), room));
        }
        return lines;
    }
}
