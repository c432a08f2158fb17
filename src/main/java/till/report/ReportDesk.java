package till.report;

/**
 * Everything screens need of the books.
 *
 * @param dashboard what days brought
 * @param books any days of the books as files
 * @param nightly what is written by itself
 */
public record ReportDesk(Dashboard dashboard, BookExport books, NightlyExport nightly) {}
