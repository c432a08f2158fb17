package till.device;

import java.util.List;

/**
 * A printout laid out: everything has its place, in dots from the upper left corner of what can be printed on.
 *
 * @param title for a file's properties
 */
public record Sheet(String title, Paper paper, List<Page> pages) {
    public Sheet {
        pages = List.copyOf(pages);
    }

    /** One page; a roll has just one, as long as it needs. */
    public record Page(int height, List<Mark> marks) {
        public Page {
            marks = List.copyOf(marks);
        }
    }

    /** Something with a place. */
    public sealed interface Mark {}

    /**
     * Letters on one line.
     *
     * @param baseline where the letters stand
     * @param white on a black ground
     */
    public record Words(String text, int x, int baseline, Type type, boolean white) implements Mark {}

    /** Black all over. */
    public record Ink(int x, int y, int width, int height) implements Mark {}

    /** A picture. */
    public record Dots(GrayPicture picture, int x, int y) implements Mark {}

    /** How letters look. */
    public record Type(int size, boolean bold) {}
}
