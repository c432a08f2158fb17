package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Result;
import till.report.statement.ReconciliationBook;

/** {@code till reconcile accept}: lets a difference stand as it is, with a reason. */
@CommandLine.Command(name = "accept")
final class ReconcileAcceptCommand extends DifferenceCommand {
    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "cli.option.acceptReason")
    private String reason = "";

    @Override
    Result<Difference> change(ReconciliationBook book, Difference difference, Acting acting) {
        return book.accept(difference, reason, acting);
    }
}
