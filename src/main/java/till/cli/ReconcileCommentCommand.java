package till.cli;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import till.domain.Acting;
import till.domain.Difference;
import till.domain.Result;
import till.report.statement.ReconciliationBook;

/** {@code till reconcile comment}: writes something down beside a difference. */
@CommandLine.Command(name = "comment")
final class ReconcileCommentCommand extends DifferenceCommand {
    @Parameters(index = "1", paramLabel = "WORDS", descriptionKey = "cli.option.comment")
    private String words = "";

    @Override
    Result<Difference> change(ReconciliationBook book, Difference difference, Acting acting) {
        return book.comment(difference, words, acting);
    }
}
