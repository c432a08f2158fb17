package till.report.statement;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import till.domain.BusinessCalendar;
import till.domain.Result;
import till.ledger.Ledger;

/** Reads gateways' statements and compares them with the ledger. May be shared between threads. */
public final class StatementDesk {
    private final Ledger ledger;
    private final BusinessCalendar calendar;

    public StatementDesk(Ledger ledger, BusinessCalendar calendar) {
        this.ledger = ledger;
        this.calendar = calendar;
    }

    /**
     * Reads a statement's file.
     *
     * @param progress told how many rows were read, now and then
     */
    public Result<Statement> read(Path file, StatementLayout layout, LongConsumer progress) {
        return new StatementReading(layout, calendar, progress).read(file);
    }

    /** The headings of a file whose columns have to be named first; empty where it has none. */
    public List<String> headings(Path file, StatementLayout layout) {
        return new StatementReading(layout, calendar, _ -> {}).headings(file);
    }

    public Reconciliation match(Matching.Scope scope, Statement statement) {
        return new Matching(ledger, calendar, scope).match(statement);
    }
}
