package till.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads a business day as people name it: {@code 2026-11-21}, or none for today. */
final class Days {
    private Days() {}

    static LocalDate read(String text, LocalDate today) throws Stopped {
        if (text.isBlank()) {
            return today;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            throw Stopped.wrongUse("cli.day.wrong", text);
        }
    }
}
