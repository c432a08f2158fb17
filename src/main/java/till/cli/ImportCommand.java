package till.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.GatewayProfile;
import till.domain.Mode;
import till.domain.Result;
import till.service.GatewaySetup;

/**
 * {@code till gateways import}: sets a gateway up from its profile file. Real money moves from then on, so it is either
 * said with {@code --live} or confirmed by a person at the terminal; words that would be taken for money are confirmed
 * of their own.
 */
@CommandLine.Command(name = "import")
final class ImportCommand implements Command {
    private static final String YES = "live";
    private static final String TEACH = "teach";

    @Parameters(paramLabel = "FILE.json", descriptionKey = "cli.option.profile")
    private @Nullable Path file;

    @Option(names = "--live", descriptionKey = "cli.option.live")
    private boolean live;

    @Option(names = "--replace", descriptionKey = "cli.option.replace")
    private boolean replace;

    @Option(names = "--teach", descriptionKey = "cli.option.teach")
    private boolean teach;

    @Option(names = "--even-unfinished", descriptionKey = "cli.option.evenUnfinished")
    private boolean evenUnfinished;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if (run.opening().training()) {
            throw Stopped.wrongUse("cli.import.training");
        }
        var asking = new Asking(run);
        var setup = run.guardedSetup(Act.SET_UP);
        if (!live && !asking.confirmed("cli.import.ask", YES)) {
            throw Stopped.wrongUse("cli.import.liveMissing");
        }
        var source = Objects.requireNonNull(file, "picocli demands it");
        var profile = done(setup.read(source));
        words(run, setup, profile, asking);
        done(setup.save(profile, new GatewaySetup.Manner(replace, evenUnfinished, "import", run.acting())));
        run.output().mode(Mode.LIVE);
        run.output().say("cli.import.done", profile.id(), source.toString());
        run.output().say("cli.import.next", profile.id());
        if (GatewayList.isUnprotected(profile)) {
            run.output().progress("cli.gateways.plainHttp", profile.id(), profile.baseUrl());
        }
        return ExitCode.DONE;
    }

    private void words(Run run, GatewaySetup setup, GatewayProfile profile, Asking asking) throws Stopped {
        var money = setup.newMoneyWords(profile);
        if (money.isEmpty()) {
            return;
        }
        var shown = money.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining(", "));
        run.output().progress("cli.import.words", profile.id(), shown);
        if (!teach && !asking.confirmed("cli.import.words.ask", TEACH)) {
            throw Stopped.wrongUse("cli.import.words.missing");
        }
    }

    private static GatewayProfile done(Result<GatewayProfile> result) throws Stopped {
        return switch (result) {
            case Result.Failed<GatewayProfile>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
            case Result.Done<GatewayProfile>(var profile) -> profile;
        };
    }
}
