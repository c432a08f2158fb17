package till.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.GatewayProfile;
import till.domain.Mode;
import till.domain.Result;

/**
 * {@code till gateways import}: sets a gateway up from its profile file. Real money moves from then on, so it is either
 * said with {@code --live} or confirmed by a person at the terminal.
 */
@CommandLine.Command(name = "import")
final class ImportCommand implements Command {
    private static final String YES = "live";

    @Parameters(paramLabel = "FILE.json", descriptionKey = "cli.option.profile")
    private @Nullable Path file;

    @Option(names = "--live", descriptionKey = "cli.option.live")
    private boolean live;

    @Option(names = "--replace", descriptionKey = "cli.option.replace")
    private boolean replace;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (run.opening().training()) {
            throw Stopped.wrongUse("cli.import.training");
        }
        if (!live && !confirmed(run)) {
            throw Stopped.wrongUse("cli.import.liveMissing");
        }
        var source = Objects.requireNonNull(file, "picocli demands it");
        return switch (run.profiles().importFile(source, replace)) {
            case Result.Failed<GatewayProfile>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
            case Result.Done<GatewayProfile>(var profile) -> {
                run.output().mode(Mode.LIVE);
                run.output().say("cli.import.done", profile.id(), source.toString());
                run.output().say("cli.import.next", profile.id());
                if (GatewaysCommand.unprotected(profile)) {
                    run.output().progress("cli.gateways.plainHttp", profile.id(), profile.baseUrl());
                }
                yield ExitCode.DONE;
            }
        };
    }

    private static boolean confirmed(Run run) {
        if (!run.terminal().interactive()) {
            return false;
        }
        run.output().progress("cli.import.ask", YES);
        try {
            var line =
                    new BufferedReader(new InputStreamReader(run.terminal().in(), StandardCharsets.UTF_8)).readLine();
            return line != null && line.strip().equalsIgnoreCase(YES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
