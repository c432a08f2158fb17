package till.report;

import till.report.statement.ReconciliationBook;
import till.report.statement.StatementDesk;

/**
 * Everything screens need of the books.
 *
 * @param dashboard what days brought
 * @param books any days of the books as files
 * @param nightly what is written by itself
 * @param statements the gateways' statements, held against the ledger
 */
public record ReportDesk(
        Dashboard dashboard,
        BookExport books,
        NightlyExport nightly,
        StatementDesk statements,
        ReconciliationBook reconciliations,
        YearArchive archive,
        YearPrune prune) {}
