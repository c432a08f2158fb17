package till.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import till.domain.Result;
import till.report.statement.Statement;
import till.report.statement.StatementDesk;
import till.report.statement.StatementLayout;
import till.service.SettlementFetch;

/** A day's statement as the gateway gives it over its interface: what it has in several files is taken for one. */
record FetchedStatement(SettlementFetch fetch, StatementDesk desk) {
    /** Reads a day's statement; its files are kept nowhere. */
    Result<Statement> of(String gateway, LocalDate day, StatementLayout layout) throws Stopped {
        try {
            var folder = Files.createTempDirectory("till-settlement");
            try {
                return fetch.fetch(gateway, day, folder).then(files -> read(files, layout));
            } finally {
                try (var left = Files.list(folder)) {
                    for (var file : left.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException _) {
            throw Stopped.wrongUse("export.notWritten", gateway);
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
