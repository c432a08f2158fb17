package till.device;

import java.util.ArrayList;
import java.util.List;

/** Fills a paper from top to bottom and begins a new page where something does not fit. */
final class Column {
    private final Paper paper;
    private final List<Sheet.Page> full = new ArrayList<>();
    private List<Sheet.Mark> marks = new ArrayList<>();
    private int below;

    Column(Paper paper) {
        this.paper = paper;
    }

    /** Room for something so high; its top. */
    int take(int height) {
        if (paper.hasPages() && below > 0 && below + height > paper.page()) {
            full.add(new Sheet.Page(paper.page(), marks));
            marks = new ArrayList<>();
            below = 0;
        }
        var top = below;
        below += height;
        return top;
    }

    /** Room for a line of letters; where they stand. */
    int line(int size) {
        return take(lineHeight(size)) + ascent(size);
    }

    void add(Sheet.Mark mark) {
        marks.add(mark);
    }

    List<Sheet.Page> pages() {
        full.add(new Sheet.Page(paper.hasPages() ? paper.page() : Math.max(1, below), marks));
        return full;
    }

    static int lineHeight(int size) {
        return size * 14 / 10;
    }

    static int ascent(int size) {
        return size * 105 / 100;
    }
}
