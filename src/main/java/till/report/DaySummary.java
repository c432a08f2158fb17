package till.report;

/**
 * The file beside a day's export: one line {@code TOTAL} for each currency, gateway, method and kind, the number of open
 * movements and of rows, and the SHA-256 of the export. Adding the export's amounts up gives these sums exactly.
 */
final class DaySummary {
    private static final String[] COLUMNS = {"line", "currency", "gateway", "method", "kind", "count", "sum", "value"};

    private DaySummary() {}

    static void write(CsvBytes csv, DayExport.Written written) {
        csv.byteOrderMark();
        for (var column : COLUMNS) {
            csv.plain(column);
        }
        csv.endRow();
        for (var line : written.totals().lines()) {
            csv.plain("TOTAL");
            csv.plain(line.currency().getCode());
            csv.text(line.gateway());
            csv.text(line.method());
            csv.plain(line.refund() ? "REFUND" : "PAYMENT");
            csv.plain(Long.toString(line.count()));
            csv.plain(line.sum().getAmount().toPlainString());
            csv.plain("");
            csv.endRow();
        }
        single(csv, "OPEN", Long.toString(written.totals().open()), "");
        single(csv, "ROWS", Long.toString(written.rows()), "");
        single(csv, "FILE", "", String.valueOf(written.file().getFileName()));
        single(csv, "SHA-256", "", written.sha256());
    }

    private static void single(CsvBytes csv, String line, String count, String value) {
        csv.plain(line);
        for (var empty = 0; empty < 4; empty++) {
            csv.plain("");
        }
        csv.plain(count);
        csv.plain("");
        csv.text(value);
        csv.endRow();
    }
}
