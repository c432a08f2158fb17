package till.device;

/** A picture of black dots, packed as receipt printers take it: rows of bytes, the leftmost dot in the highest bit. */
final class BitRows {
    private final int width;
    private final int height;
    private final byte[] bytes;

    BitRows(int width, int height) {
        this.width = width;
        this.height = height;
        this.bytes = new byte[height * bytesPerRow()];
    }

    void blacken(int x, int y) {
        bytes[y * bytesPerRow() + x / 8] |= (byte) (0x80 >> (x % 8));
    }

    boolean isBlack(int x, int y) {
        return (bytes[y * bytesPerRow() + x / 8] & (0x80 >> (x % 8))) != 0;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int bytesPerRow() {
        return (width + 7) / 8;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
