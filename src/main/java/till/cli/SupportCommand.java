package till.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Result;
import till.settings.SupportFile;

/** {@code till support}: packs what somebody who helps has to see; no ledger has to be open for it. */
@CommandLine.Command(name = "support")
final class SupportCommand implements Command {
    @Parameters(paramLabel = "FILE.zip", descriptionKey = "cli.option.supportFile")
    private Path file = Path.of("");

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        return switch (run.opener().support(run.opening()).write(file)) {
            case Result.Failed<SupportFile.Packed>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
            case Result.Done<SupportFile.Packed>(var packed) -> {
                run.output()
                        .say(
                                "support.written",
                                packed.file().toString(),
                                Integer.toString(packed.files()),
                                Long.toString(packed.bytes()));
                yield ExitCode.DONE;
            }
        };
    }
}
