package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cells of an RFC 4180 file as UTF-8 into a fixed buffer: with a million rows the text is never held, and no
 * object is made per cell. The first failure of the stream is kept and everything after it is dropped, so that no
 * exception crosses the code that hands the rows over. For one thread.
 */
final class CsvBytes {
    private static final int SIZE = 1 << 16;
    /** The most one step puts in before it looks at the room again. */
    private static final int STEP = 64;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;
    private boolean rowBegun;
    private @Nullable IOException failure;

    CsvBytes(OutputStream out) {
        this.out = out;
    }

    /** Tells a spreadsheet that this is UTF-8. */
    void byteOrderMark() {
        put((byte) 0xEF);
        put((byte) 0xBB);
        put((byte) 0xBF);
    }

    /** A text; one that a spreadsheet would run as a formula gets a leading apostrophe. */
    void text(String text) {
        separate();
        if (text.isEmpty()) {
            return;
        }
        var quoted = needsQuotes(text);
        if (quoted) {
            put((byte) '"');
        }
        if (looksLikeFormula(text.charAt(0))) {
            put((byte) '\'');
        }
        for (var place = 0; place < text.length(); place++) {
            var letter = text.charAt(place);
            room();
            if (letter == '"') {
                buffer[used++] = '"';
                buffer[used++] = '"';
            } else if (letter < 0x80) {
                buffer[used++] = (byte) letter;
            } else {
                place += wide(text, place);
            }
        }
        if (quoted) {
            put((byte) '"');
        }
    }

    /** What is no text and holds no special character: a number, a time. Stays as it is, a leading minus too. */
    void plain(String text) {
        separate();
        plainBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A number of so many digits, with leading zeros, directly behind what was written. */
    void digits(int value, int width) {
        room();
        var rest = value;
        for (var place = used + width - 1; place >= used; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += width;
    }

    /** One ASCII character directly behind what was written. */
    void mark(char letter) {
        put((byte) letter);
    }

    /** Begins a cell that is written by {@link #digits} and {@link #mark}. */
    void separate() {
        if (rowBegun) {
            put((byte) ',');
        }
        rowBegun = true;
    }

    void endRow() {
        put((byte) '\r');
        put((byte) '\n');
        rowBegun = false;
    }

    /** Hands everything on to the stream, and tells of a failure since the start. */
    void finish() throws IOException {
        flush();
        if (failure != null) {
            throw failure;
        }
    }

    private void plainBytes(byte[] bytes) {
        for (var each : bytes) {
            put(each);
        }
    }

    /** @return how many characters beyond the first were taken */
    private int wide(String text, int place) {
        var letter = text.charAt(place);
        if (letter < 0x800) {
            buffer[used++] = (byte) (0xC0 | letter >> 6);
            buffer[used++] = (byte) (0x80 | letter & 0x3F);
            return 0;
        }
        if (!Character.isSurrogate(letter)) {
            buffer[used++] = (byte) (0xE0 | letter >> 12);
            buffer[used++] = (byte) (0x80 | letter >> 6 & 0x3F);
            buffer[used++] = (byte) (0x80 | letter & 0x3F);
            return 0;
        }
        var point = text.codePointAt(place);
        if (!Character.isSupplementaryCodePoint(point)) {
            buffer[used++] = '?';
            return 0;
        }
        buffer[used++] = (byte) (0xF0 | point >> 18);
        buffer[used++] = (byte) (0x80 | point >> 12 & 0x3F);
        buffer[used++] = (byte) (0x80 | point >> 6 & 0x3F);
        buffer[used++] = (byte) (0x80 | point & 0x3F);
        return 1;
    }

    private static boolean needsQuotes(String text) {
        for (var place = 0; place < text.length(); place++) {
            var letter = text.charAt(place);
            if (letter == ',' || letter == '"' || letter == '\n' || letter == '\r') {
                return true;
            }
        }
        // Some readers trim what is not quoted.
        return text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ';
    }

    private static boolean looksLikeFormula(char first) {
        return switch (first) {
            case '=', '+', '-', '@', '\t', '\r' -> true;
            default -> false;
        };
    }

    private void put(byte each) {
        room();
        buffer[used++] = each;
    }

    private void room() {
        if (used > SIZE - STEP) {
            flush();
        }
    }

    private void flush() {
        try {
            if (failure == null) {
                out.write(buffer, 0, used);
            }
        } catch (IOException broken) {
            failure = broken;
        }
        used = 0;
    }
}
