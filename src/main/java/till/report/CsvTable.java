package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** A table as CSV: UTF-8 with a mark in front, as the day's export. For one thread. */
final class CsvTable implements Table {
    private final CsvBytes csv;

    CsvTable(OutputStream out, List<String> columns) {
        csv = new CsvBytes(out);
        csv.byteOrderMark();
        columns.forEach(csv::plain);
        csv.endRow();
    }

    @Override
    public void text(@Nullable String text) {
        csv.text(text == null ? "" : text);
    }

    @Override
    public void plain(String text) {
        csv.plain(text);
    }

    @Override
    public void amount(@Nullable Money money) {
        csv.plain(money == null ? "" : money.getAmount().toPlainString());
    }

    @Override
    public void count(long count) {
        csv.plain(Long.toString(count));
    }

    @Override
    public void endRow() {
        csv.endRow();
    }

    @Override
    public void finish() throws IOException {
        csv.finish();
    }
}
