package till.ui;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.domain.Problem;
import till.domain.Unavailable;

/**
 * The edge at which unexpected errors end: logged here once under a short code, and shown with that code and where the
 * money stands. May be shared between threads.
 */
public final class Unexpected {
    private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);
    private static final int CODE_RANGE = 36 * 36 * 36 * 36;

    private final RandomGenerator random;
    private final Consumer<Problem> shown;

    /** @param shown shows the problem where no screen shows it in place */
    public Unexpected(RandomGenerator random, Consumer<Problem> shown) {
        this.random = random;
        this.shown = shown;
    }

    /** Logs the error and gives what to show in place. */
    public Problem note(Throwable failure) {
        var code = code();
        if (failure instanceof Unavailable unavailable) {
            // a server that is away for a night is asked every few seconds: a line each has to do
            LOG.warn("{}: {}", unavailable.problem().key(), cause(failure));
            return unavailable.problem();
        }
        LOG.error("Unexpected error {}", code, failure);
        return Problem.of("error.unexpected", code);
    }

    private static String cause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Logs the error and shows it over the window. */
    public void report(Throwable failure) {
        shown.accept(note(failure));
    }

    private String code() {
        var digits = Integer.toString(CODE_RANGE + random.nextInt(CODE_RANGE), 36);
        return digits.substring(1).toUpperCase(Locale.ROOT);
    }
}
