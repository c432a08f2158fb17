package till.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines of the standard input, read byte by byte: what follows a line belongs to the next question. */
record Lines(InputStream in) {
    /** The next line without blanks around it; empty where there is none. */
    String next() {
        var bytes = new ByteArrayOutputStream();
        try {
            for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                bytes.write(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}
