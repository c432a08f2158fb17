package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Result;
import till.report.statement.ReconciliationBook;

/** {@code till reconcile assign}: gives a difference to somebody to look into; without a person to nobody. */
@CommandLine.Command(name = "assign")
final class ReconcileAssignCommand extends DifferenceCommand {
    @Parameters(index = "1", paramLabel = "PERSON", arity = "0..1", descriptionKey = "cli.option.assignee")
    private String person = "";

    @Override
    Result<Difference> change(ReconciliationBook book, Difference difference, Acting acting) {
        return book.assign(difference, person.isBlank() ? null : person.strip(), acting);
    }
}
