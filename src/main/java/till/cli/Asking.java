package till.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Has a person at the terminal confirm something by typing a word. */
record Asking(Run run) {
    /** Whether the word was typed; never where nobody sits at the terminal. */
    boolean confirmed(String question, String word) {
        if (!run.terminal().interactive()) {
            return false;
        }
        run.output().progress(question, word);
        try {
            return line().strip().equalsIgnoreCase(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read byte by byte: what follows the line belongs to the next question. */
    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var in = run.terminal().in();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
