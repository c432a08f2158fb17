package till.report;

/**
 * Everything screens need of the books.
 *
 * @param dashboard what days brought
 */
public record ReportDesk(Dashboard dashboard) {}
