package till.device;

import java.io.ByteArrayOutputStream;

/**
 * The few commands of receipt printers that a till needs, as Epson documents them and others follow: everything is sent
 * as dots, because each model has another idea of Chinese. May be shared between threads.
 */
public final class EscPos {
    /** Printers with little memory take no more at once. */
    private static final int ROWS_AT_ONCE = 128;

    private static final int ESC = 0x1B;
    private static final int GS = 0x1D;
    private static final int DLE = 0x10;
    private static final int EOT = 0x04;
    private static final int FEED_LINES = 4;
    private static final int PULSE_ON = 25;
    private static final int PULSE_OFF = 250;

    private final SheetPicture pictures;

    public EscPos(SheetPicture pictures) {
        this.pictures = pictures;
    }

    /** Prints a sheet of a roll, feeds and cuts. */
    public byte[] print(Sheet sheet) {
        var bytes = new ByteArrayOutputStream();
        put(bytes, ESC, '@');
        for (var page : sheet.pages()) {
            raster(bytes, pictures.rows(page, sheet.paper().width()));
        }
        put(bytes, ESC, 'd', FEED_LINES);
        put(bytes, GS, 'V', 'B', 0);
        return bytes.toByteArray();
    }

    private static void raster(ByteArrayOutputStream bytes, BitRows rows) {
        var packed = rows.bytes();
        var wide = rows.bytesPerRow();
        for (var from = 0; from < rows.height(); from += ROWS_AT_ONCE) {
            var high = Math.min(ROWS_AT_ONCE, rows.height() - from);
            put(bytes, GS, 'v', '0', 0, wide % 256, wide / 256, high % 256, high / 256);
            bytes.write(packed, from * wide, high * wide);
        }
    }

    /** The pulse that opens a drawer plugged into the printer. */
    public static byte[] kick() {
        return new byte[] {ESC, 'p', 0, PULSE_ON, (byte) PULSE_OFF};
    }

    /** Asks at once for one of the printer's states: 1 printer, 2 why offline, 4 paper. */
    static byte[] ask(int state) {
        return new byte[] {DLE, EOT, (byte) state};
    }

    private static void put(ByteArrayOutputStream bytes, int... values) {
        for (var value : values) {
            bytes.write(value);
        }
    }
}
