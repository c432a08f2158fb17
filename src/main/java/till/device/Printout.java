package till.device;

import java.util.List;

/** What is to be printed, in order and without any measure: a {@link Typesetter} lays it out for a paper. */
public record Printout(String title, List<Block> blocks) {
    public Printout {
        blocks = List.copyOf(blocks);
    }

    /** One thing below the other. */
    public sealed interface Block {}

    /** A picture in the middle, no wider than half the paper. */
    public record Picture(GrayPicture picture) implements Block {}

    /** A text of as many lines as it needs. */
    public record Text(String text, Size size, boolean bold) implements Block {}

    /** A name and its value; on one line where both fit. */
    public record Pair(String label, String value, boolean bold) implements Block {}

    /** White on black across the paper: what nobody may overlook. */
    public record Banner(String text) implements Block {}

    /** A thin line across the paper. */
    public record Rule() implements Block {}

    /** A QR code. */
    public record Code(String text) implements Block {}

    /** How large a text is. */
    public enum Size {
        SMALL(8),
        NORMAL(10),
        LARGE(14),
        HUGE(18);

        private final int tenths;

        Size(int tenths) {
            this.tenths = tenths;
        }

        int of(int normal) {
            return normal * tenths / 10;
        }
    }
}
