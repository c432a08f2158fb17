package till.cli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.catalogue.CatalogueFiles;
import till.domain.Act;
import till.domain.Result;

/** {@code till catalogue export}: writes all items to a file that imports as what they are. */
@CommandLine.Command(name = "export")
final class CatalogueExportCommand implements Command {
    @Option(names = "--out", paramLabel = "FILE.csv", required = true, descriptionKey = "cli.option.catalogueOut")
    private @Nullable Path out;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        var file = Objects.requireNonNull(out, "picocli demands it").toAbsolutePath();
        return run.inTill(Act.SEE_ORDERS, till -> switch (new CatalogueFiles(till.catalogue()).export(file)) {
            case Result.Failed<Integer>(var problem) -> throw new Stopped(ExitCode.WRONG_USE, problem);
            case Result.Done<Integer>(var count) -> {
                run.output().say("catalogue.exported", String.valueOf(count), file.toString());
                run.output().object(answer -> answer.put("items", count).put("file", file.toString()));
                yield ExitCode.DONE;
            }
        });
    }
}
