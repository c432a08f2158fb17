package till.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import till.domain.Act;
import till.domain.Result;

/** {@code till z print}: a close on paper or in a file; what was given before comes out as a copy. */
@CommandLine.Command(name = "print")
final class ZPrintCommand implements Command {
    @Parameters(paramLabel = "N", descriptionKey = "cli.option.z")
    private long number;

    @Option(names = "--print", descriptionKey = "cli.option.zPrint")
    private boolean print;

    @Option(names = "--pdf", paramLabel = "FILE", descriptionKey = "cli.option.zPdf")
    private @Nullable Path pdf;

    @Option(names = "--escpos", paramLabel = "FILE", descriptionKey = "cli.option.zBytes")
    private @Nullable Path bytes;

    @Override
    public ExitCode run(Run run) throws Stopped, CannotOpen {
        if ((print ? 1 : 0) + (pdf == null ? 0 : 1) + (bytes == null ? 0 : 1) != 1) {
            throw Stopped.wrongUse("cli.z.oneWay");
        }
        return run.provenInTill(Act.REPRINT, till -> {
            var report = ZShowCommand.find(till, number);
            var slips = till.receipts().daySlips();
            if (pdf != null) {
                written(run, slips.savePdf(slips.of(report), run.acting(), pdf.toAbsolutePath()));
            } else if (bytes != null) {
                written(run, slips.saveBytes(slips.of(report), run.acting(), bytes.toAbsolutePath()));
            } else {
                CloseCommand.print(run, till, report);
            }
            return ExitCode.DONE;
        });
    }

    private static void written(Run run, Result<Path> result) throws Stopped {
        switch (result) {
            case Result.Done<Path>(var file) -> run.output().say("cli.receipt.written", file.toString());
            case Result.Failed<Path>(var problem) -> throw new Stopped(ExitCode.REFUSED, problem);
        }
    }
}
