package till.report.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import till.domain.Problem;
import till.domain.Result;

/**
 * A statement that was read.
 *
 * @param encoding the name of the encoding it was read in
 * @param headings all headings of the table, as they stand there
 * @param used which heading each column was taken from
 * @param lines the movements of money, in the file's order
 * @param passed how many rows tell of no money: not paid, failed, closed
 * @param origin where it came from
 * @param unreadable rows with a number of a payment that could not be understood
 */
public record Statement(
        String encoding,
        List<String> headings,
        Map<StatementColumn, String> used,
        List<StatementLine> lines,
        long passed,
        List<Unreadable> unreadable,
        Origin origin) {
    /** A row that could not be understood, and why. */
    public record Unreadable(long row, Problem problem) {}

    /**
     * Where a statement came from.
     *
     * @param name what its file is called
     * @param sha256 of the file, in hexadecimal
     */
    public record Origin(String name, String sha256) {}

    /** Several that are one: their hash is that of their hashes. At least one. */
    public static Statement joined(List<Statement> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var first = parts.getFirst();
        var origin = new Origin(
                parts.stream().map(part -> part.origin().name()).collect(Collectors.joining(" + ")),
                Findings.sha256(
                        parts.stream().map(part -> part.origin().sha256()).collect(Collectors.joining(" "))));
        return new Statement(
                first.encoding(),
                first.headings(),
                first.used(),
                parts.stream().flatMap(part -> part.lines().stream()).toList(),
                parts.stream().mapToLong(Statement::passed).sum(),
                parts.stream().flatMap(part -> part.unreadable().stream()).toList(),
                origin);
    }

    /** Itself where there is anything to compare; otherwise why not one of its rows was understood. */
    public Result<Statement> understood() {
        if (!lines.isEmpty() || unreadable.isEmpty()) {
            return Result.done(this);
        }
        var first = unreadable.getFirst();
        return Result.failed(
                "statement.noneUnderstood",
                Integer.toString(unreadable.size()),
                Long.toString(first.row()),
                first.problem().arguments().stream().findFirst().orElse(""));
    }

    /** The first day it tells of; it has at least one line. */
    public LocalDate from() {
        return lines.stream().map(StatementLine::day).min(LocalDate::compareTo).orElseThrow();
    }

    /** The last day it tells of. */
    public LocalDate to() {
        return lines.stream().map(StatementLine::day).max(LocalDate::compareTo).orElseThrow();
    }
}
