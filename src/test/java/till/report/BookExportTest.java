package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.BusinessCalendar;
import till.ledger.Movements;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;

/** Any days of the books as files: the contract of their columns, and that every format says the same. */
class BookExportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);

    @TempDir
    Path temp;

    private static Wanted wanted(What what, Format format) {
        return new Wanted(what, format, Days.of(DAY));
    }

    private Path write(BookExport export, Wanted wanted) {
        return export.write(wanted, temp.resolve(wanted.fileName()), _ -> true)
                .value()
                .file();
    }

    private static BookExport of(Movements movements) {
        return new BookExport(movements, new NoOrders(), new FewCloses(), CALENDAR);
    }

    @Test
    void oneDaysMoneyIsTheDaysExportToTheByte() throws IOException {
        for (var movements : List.of(FewMovements.hostile(), FewMovements.many(4, 900))) {
            var day = new DayExport(movements, CALENDAR)
                    .write(DAY, null, temp.resolve("day.csv"))
                    .value();
            var file = write(of(movements), wanted(What.MONEY, Format.CSV));
            assertEquals(Files.readString(day.file()), Files.readString(file));
            assertEquals(
                    Files.readString(day.summary()).replace("day.csv", String.valueOf(file.getFileName())),
                    Files.readString(DayExport.summaryOf(file)));
        }
    }

    @Test
    void workbookHasEveryCellOfTheCsvAsTextAndAmountsAsExactNumbers() throws IOException, XMLStreamException {
        for (var movements : List.of(FewMovements.hostile(), FewMovements.many(5, 1_200))) {
            var csv = csv(write(of(movements), wanted(What.MONEY, Format.CSV)));
            var sheets = XlsxCells.sheets(write(of(movements), wanted(What.MONEY, Format.XLSX)));
            assertEquals(1, sheets.size());
            var rows = sheets.getFirst();
            assertEquals(csv.size(), rows.size());
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < csv.get(row).size(); column++) {
                    var cells = rows.get(row);
                    var cell = column < cells.size() ? cells.get(column) : new XlsxCells.Cell("", "", false);
                    assertEquals(XlsxCells.Cell.of(csv.get(row).get(column), row > 0 && column == 17), cell.exact());
                }
            }
        }
    }

    private static List<List<String>> csv(Path file) throws IOException {
        var text = Files.readString(file);
        try (var parser = CSVParser.parse(text.substring(1), CSVFormat.RFC4180)) {
            return parser.stream().map(record -> record.toList()).toList();
        }
    }

    @Test
    void severalDaysAreTheirDaysTogetherWithWhatIsOpenAtTheEnd() throws IOException {
        var movements = FewMovements.many(6, 3_000);
        var days = new Days(DAY.minusDays(1), DAY.plusDays(1), null);
        var file = write(of(movements), new Wanted(What.MONEY, Format.CSV, days));
        var all = csv(file);
        var sums = new TreeMap<String, BigDecimal>();
        for (var day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            var one = new DayExport(movements, CALENDAR)
                    .write(day, null, temp.resolve(day + ".csv"))
                    .value();
            csv(one.file()).stream().skip(1).forEach(row -> add(sums, row));
        }
        var together = new TreeMap<String, BigDecimal>();
        all.stream().skip(1).forEach(row -> add(together, row));
        assertEquals(sums, together);
        var firstOpen = all.stream().map(row -> row.get(17)).toList().indexOf("");
        assertTrue(all.stream().skip(firstOpen).allMatch(row -> row.get(17).isEmpty()));
        assertEquals("harbour-till_all_2026-11-20_2026-11-22.csv", String.valueOf(file.getFileName()));
        assertTrue(Files.exists(DayExport.summaryOf(file)));
    }

    private static void add(Map<String, BigDecimal> sums, List<String> row) {
        if (!row.get(17).isEmpty()) {
            sums.merge(row.get(1) + row.get(16), new BigDecimal(row.get(17)), BigDecimal::add);
        }
    }

    @Test
    void whatIsGivenUpLeavesNothingAndWhatStoodThereStays() throws IOException {
        var target = temp.resolve("year.csv");
        Files.writeString(target, "before");
        for (var format : Format.values()) {
            var seen = new AtomicLong();
            var result = of(FewMovements.many(6, 2_000)).write(wanted(What.MONEY, format), target, rows -> {
                seen.set(rows);
                return rows < 600;
            });
            assertEquals("export.givenUp", result.failure().orElseThrow().key());
            assertTrue(seen.get() >= 600 && seen.get() < 900, seen.toString());
            assertEquals("before", Files.readString(target));
            try (var files = Files.list(temp)) {
                assertEquals(1, files.count());
            }
        }
    }

    @Test
    void moreRowsThanASheetHoldsGoOnInTheNext() throws IOException, XMLStreamException {
        var file = temp.resolve("sheets.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            var table = new XlsxTable(out, "money", List.of("number"), 700);
            for (var row = 0; row < 1_500; row++) {
                table.count(row);
                table.endRow();
            }
            table.finish();
        }
        var sheets = XlsxCells.sheets(file);
        assertEquals(List.of(701, 701, 101), sheets.stream().map(List::size).toList());
        assertEquals("1400", sheets.get(2).get(1).getFirst().text());
    }
}
