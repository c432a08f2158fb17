package till.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import till.domain.CardBuffer;
import till.domain.CardBuffer.Part;
import till.domain.CardForm;
import till.domain.Problem;

/** A card, typed unseen where a person sits at the terminal, else a line of the standard input for each part. */
record CardLines(Terminal terminal, Output output) {
    /** More than the longest part in the longest letters. */
    private static final int LONGEST_LINE = 512;

    /** Everything the way to pay takes, in the order of the card; an empty line leaves a part out. */
    void into(CardBuffer card, CardForm form) throws Stopped {
        for (var part : Part.values()) {
            if (form.shown().contains(part)) {
                read(card, part);
            }
        }
    }

    private void read(CardBuffer card, Part part) throws Stopped {
        var letters = letters(part);
        try {
            if (letters == null || !fits(card, part, letters)) {
                throw new Stopped(
                        ExitCode.WRONG_USE, Problem.of("cli.card.unreadable", Problem.word("card.part." + part)));
            }
        } finally {
            if (letters != null) {
                Arrays.fill(letters.array(), (char) 0);
            }
        }
    }

    private static boolean fits(CardBuffer card, Part part, CharBuffer letters) {
        var fits = true;
        while (letters.hasRemaining()) {
            var letter = letters.get();
            var between = part.isDigits() ? " -/\r".indexOf(letter) >= 0 : letter == '\r';
            fits = fits && (between || card.append(part, letter));
        }
        return fits;
    }

    private @Nullable CharBuffer letters(Part part) {
        var console = terminal.console();
        var question = output.texts().text("cli.card.ask", output.texts().text("card.part." + part));
        if (console != null) {
            var typed = console.readPassword("%s ", question);
            return CharBuffer.wrap(typed == null ? new char[0] : typed);
        }
        if (terminal.interactive()) {
            output.progress("cli.card.ask", output.texts().text("card.part." + part));
        }
        return line();
    }

    /** The next line, byte by byte: what follows it belongs to the next question. Null for one that is far too long. */
    private @Nullable CharBuffer line() {
        var bytes = ByteBuffer.allocate(LONGEST_LINE);
        try {
            for (var next = terminal.in().read();
                    next >= 0 && next != '\n';
                    next = terminal.in().read()) {
                if (!bytes.hasRemaining()) {
                    return null;
                }
                bytes.put((byte) next);
            }
            return StandardCharsets.UTF_8.decode(bytes.flip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }
}
