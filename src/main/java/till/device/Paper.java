package till.device;

/** The papers receipts are printed on; lengths in dots of an eighth of a millimetre, as receipt printers have them. */
public enum Paper {
    ROLL_58(58, 384, 22, 0),
    ROLL_80(80, 576, 26, 0),
    A4(210, 1_360, 30, 2_056);

    /** Dots to a millimetre. */
    public static final int DOTS = 8;

    private final int millimetres;
    private final int width;
    private final int letter;
    private final int page;

    Paper(int millimetres, int width, int letter, int page) {
        this.millimetres = millimetres;
        this.width = width;
        this.letter = letter;
        this.page = page;
    }

    /** Of the whole sheet, margins included. */
    public int millimetres() {
        return millimetres;
    }

    /** That can be printed on, in dots. */
    public int width() {
        return width;
    }

    /** The height of a usual letter, in dots. */
    int letter() {
        return letter;
    }

    /** Where the next page begins; 0 for paper without an end. */
    int page() {
        return page;
    }

    boolean hasPages() {
        return page > 0;
    }

    /** On either side, in dots. */
    public int margin() {
        return (millimetres * DOTS - width) / 2;
    }
}
