package till.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Mode;

/** {@code till tour}: the guided tour without a display, in training. */
@CommandLine.Command(name = "tour")
final class TourCommand implements Command {
    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "cli.option.tourOut")
    private @Nullable Path out;

    @Option(names = "--every-screen", descriptionKey = "cli.option.everyScreen")
    private boolean everyScreen;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        run.output().mode(Mode.TRAINING);
        var code = run.opener().tour(run.opening(), Objects.requireNonNull(out, "picocli demands it"), everyScreen);
        return ExitCode.numbered(code);
    }
}
