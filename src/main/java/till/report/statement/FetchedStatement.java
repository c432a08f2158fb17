package till.report.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import till.domain.Result;
import till.service.SettlementFetch;

/** A day's statement as the gateway gives it over its interface: what it has in several files is taken for one. */
public record FetchedStatement(SettlementFetch fetch, StatementDesk desk) {
    /**
     * Reads a day's statement; its files are kept nowhere.
     *
     * @param layout of the shop's files; over the interface amounts are in cents, whatever was said about files
     */
    public Result<Statement> of(String gateway, LocalDate day, StatementLayout layout) {
        var inCents = new StatementLayout(layout.headings(), true, layout.zone(), layout.currency());
        try {
            var folder = Files.createTempDirectory("till-settlement");
            try {
                return fetch.fetch(gateway, day, folder).then(files -> read(files, inCents));
            } finally {
                try (var left = Files.list(folder)) {
                    for (var file : left.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException _) {
            return Result.failed("export.notWritten", gateway);
        }
    }

    private Result<Statement> read(List<Path> files, StatementLayout layout) {
        var read = new ArrayList<Statement>();
        for (var file : files) {
            switch (desk.read(file, layout, _ -> {})) {
                case Result.Failed<Statement>(var problem) -> {
                    return Result.failed(problem);
                }
                case Result.Done<Statement>(var statement) -> read.add(statement);
            }
        }
        return Result.done(Statement.joined(read));
    }
}
