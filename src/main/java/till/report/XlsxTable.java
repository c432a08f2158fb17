package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A table as a workbook, handed on as it is written. Every cell has a type: a text is never a formula and a long number that is a name
 * never a rounded one. What a sheet has no room for goes on in the next. For one thread.
 */
final class XlsxTable implements Table {
    /** A sheet holds 1,048,576 rows, its heading among them. */
    static final int MOST_ROWS = 1_000_000;
    /** A cell holds no more. */
    private static final int LONGEST = 32_767;
    /** Spreadsheets calculate with 15 digits: an amount beyond is kept exact as text. */
    private static final int EXACT_DIGITS = 15;

    private static final int AT_ONCE = 500;
    private static final List<String> FORMATS = List.of("0", "0.0", "0.00", "0.000", "0.0000");

    private final Workbook workbook;
    private final String name;
    private final List<String> columns;
    private final int most;
    private @Nullable IOException failure;
    private Worksheet sheet;
    private int sheets;
    private int row;
    private int column;

    XlsxTable(OutputStream out, String name, List<String> columns) {
        this(out, name, columns, MOST_ROWS);
    }

    /** @param most rows of a sheet, its heading not counted */
    XlsxTable(OutputStream out, String name, List<String> columns, int most) {
        this.workbook = new Workbook(out, "Harbour Till", "1.0");
        this.name = name;
        this.columns = columns;
        this.most = most;
        this.sheet = nextSheet();
    }

    private Worksheet nextSheet() {
        sheets++;
        var next = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        next.freezePane(0, 1);
        for (var place = 0; place < columns.size(); place++) {
            next.inlineString(0, place, columns.get(place));
        }
        row = 1;
        column = 0;
        return next;
    }

    /** A cell knows one way to begin a new line. */
    @Override
    public void text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            var lines = text.replace("\r\n", "\n").replace('\r', '\n');
            sheet.inlineString(row, column, cut(lines));
        }
        column++;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    @Override
    public void plain(String text) {
        text(text);
    }

    @Override
    public void amount(@Nullable Money money) {
        if (money == null) {
            column++;
        } else if (money.getAmount().precision() > EXACT_DIGITS) {
            text(money.getAmount().toPlainString());
        } else {
            number(money.getAmount(), FORMATS.get(money.getCurrencyUnit().getDecimalPlaces()));
        }
    }

    @Override
    public void count(long count) {
        number(BigDecimal.valueOf(count), FORMATS.getFirst());
    }

    private void number(BigDecimal value, String format) {
        sheet.value(row, column, value);
        sheet.style(row, column).format(format).set();
        column++;
    }

    @Override
    public void endRow() {
        row++;
        column = 0;
        if (failure == null) {
            handOn();
        }
    }

    private void handOn() {
        try {
            if (row % AT_ONCE == 0) {
                sheet.flush();
            }
            if (row > most) {
                sheet.finish();
                sheet = nextSheet();
            }
        } catch (IOException | UncheckedIOException broken) {
            failure = broken instanceof IOException io ? io : new IOException(broken);
        }
    }

    @Override
    public void finish() throws IOException {
        if (failure != null) {
            throw failure;
        }
        workbook.finish();
    }
}
