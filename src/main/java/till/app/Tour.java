package till.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.cli.CannotOpen;
import till.cli.Opening;
import till.service.Steps;
import till.settings.Texts;

/**
 * The guided tour: works the till without a display, in training and in a data folder of its own, and leaves every screen as
 * a picture, a paid sale, a refund and an export.
 */
final class Tour {
    private static final Logger LOG = LoggerFactory.getLogger(Tour.class);
    private static final int FAILED = 70;

    private final Map<String, String> environment;
    private final PrintStream err;

    Tour(Map<String, String> environment, PrintStream err) {
        this.environment = environment;
        this.err = err;
    }

    /** @param everything as {@link TourWalk} */
    int run(Opening how, Path out, boolean everything, Texts texts) {
        var missing = NativeLibraries.missing(false);
        if (!missing.isEmpty()) {
            err.println(texts.text("app.librariesMissing", String.join(" ", missing)));
            return FAILED;
        }
        Display.useNone();
        try {
            Files.createDirectories(out);
            var data = Files.createTempDirectory("harbour-till-tour");
            try {
                return walk(new Opening(data, true, how.language()), out, everything, texts);
            } finally {
                delete(data);
            }
        } catch (IOException e) {
            LOG.error("tour", e);
            err.println(texts.text("app.tourNotWritten", out.toString()));
            return FAILED;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private int walk(Opening how, Path out, boolean everything, Texts texts) throws IOException {
        try (var till = OpenTill.open(Home.open(how, environment), how, Steps.NONE)) {
            till.startPolling();
            new TourWalk(till, out, everything).walk();
            err.println(texts.text("app.tourDone", out.toString()));
            return 0;
        } catch (CannotOpen e) {
            err.println(texts.text(e.problem()));
            return FAILED;
        }
    }
}
