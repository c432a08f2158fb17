package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.Movements;
import till.ledger.SeededBooks;
import till.ledger.SeededYear;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;

/** A year of payments in four currencies: screen, CSV, workbook, closes and a plain SQL sum agree to the smallest unit, day by day. */
class SeededYearTest {
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Europe/Berlin"), 4);
    private static final LocalDate FIRST = LocalDate.parse("2025-11-22");
    private static final int DAYS = 365;

    @TempDir
    Path temp;

    @Test
    void screenFilesClosesAndSqlAgreeOnEveryDayAndTheDaysAreTheYear()
            throws LedgerUnusable, SQLException, IOException, XMLStreamException {
        var name = UUID.randomUUID().toString();
        try (var ledger = LedgerOpening.openMemory(name, "T01")) {
            SeededYear.intoMemory(name, new SeededYear.Plan(5_000, FIRST, DAYS, CALENDAR, 11));
            var sql = SeededBooks.net(name);
            assertTrue(sql.size() > 900, "days and currencies: " + sql.size());
            var year = new Days(FIRST, FIRST.plusDays(DAYS - 1), null);
            var export = new BookExport(ledger, CALENDAR);
            assertEquals(sql, csv(file(export, What.MONEY, Format.CSV, year)));
            assertEquals(sql, workbook(file(export, What.MONEY, Format.XLSX, year)));
            var days = new TreeMap<String, BigDecimal>();
            var dashboard = new Dashboard(ledger.figures(), CALENDAR, () -> Instant.parse("2026-12-01T00:00:00Z"));
            for (var day = FIRST; !day.isAfter(year.to()); day = day.plusDays(1)) {
                for (var part : dashboard.read(Days.of(day)).parts()) {
                    put(days, day, part.all().now().net(), part.all().now().isNothing());
                }
            }
            assertEquals(sql, days);
            assertEquals(byCurrency(sql), year(dashboard, year));
            assertEquals(sql, closed(ledger, export, year));
        }
    }

    private Path file(BookExport export, What what, Format format, Days days) {
        var wanted = new Wanted(what, format, days);
        return export.write(wanted, temp.resolve(wanted.fileName()), _ -> true)
                .value()
                .file();
    }

    private static TreeMap<String, BigDecimal> year(Dashboard dashboard, Days year) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var part : dashboard.read(year).parts()) {
            sums.put(
                    part.currency().getCode(),
                    BigDecimal.valueOf(part.all().now().net().getAmountMinorLong()));
        }
        return sums;
    }

    private static TreeMap<String, BigDecimal> byCurrency(TreeMap<String, BigDecimal> days) {
        var sums = new TreeMap<String, BigDecimal>();
        days.forEach((key, net) -> sums.merge(key.substring(11), net, BigDecimal::add));
        return sums;
    }

    private static void put(TreeMap<String, BigDecimal> sums, LocalDate day, Money net, boolean nothing) {
        if (!nothing) {
            sums.put(day + " " + net.getCurrencyUnit(), BigDecimal.valueOf(net.getAmountMinorLong()));
        }
    }

    private static TreeMap<String, BigDecimal> csv(Path file) throws IOException {
        return csv(file, "amount");
    }

    private static TreeMap<String, BigDecimal> csv(Path file, String column) throws IOException {
        var sums = new TreeMap<String, BigDecimal>();
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(Files.readString(file).substring(1), format)) {
            for (var row : parser) {
                add(sums, row.get("business_day"), row.get("currency"), row.get(column));
            }
        }
        return sums;
    }

    private static TreeMap<String, BigDecimal> workbook(Path file) throws IOException, XMLStreamException {
        var sums = new TreeMap<String, BigDecimal>();
        XlsxCells.sheets(file).getFirst().stream()
                .skip(1)
                .forEach(row -> add(
                        sums, row.get(1).text(), row.get(16).text(), row.get(17).text()));
        return sums;
    }

    private static void add(TreeMap<String, BigDecimal> sums, String day, String currency, String amount) {
        var decimals = CurrencyUnit.of(currency).getDecimalPlaces();
        var minor = new BigDecimal(amount).movePointRight(decimals).setScale(0);
        sums.merge(day + " " + currency, minor, BigDecimal::add);
    }

    /** Every day is closed, one after the other, and the list of the closes read back. */
    private TreeMap<String, BigDecimal> closed(Ledger ledger, BookExport export, Days year) throws IOException {
        for (var day = year.from(); !day.isAfter(year.to()); day = day.plusDays(1)) {
            var end = CALENDAR.startOf(day.plusDays(1));
            ledger.zReports().close(new Movements.Span(day, CALENDAR.startOf(day), end), end, By.NOBODY);
        }
        assertEquals(year.to(), ledger.zReports().closedThrough().orElseThrow());
        var file = file(export, What.CLOSES, Format.CSV, year);
        assertEquals(
                List.of("1," + FIRST, DAYS + ""),
                List.of(
                        Files.readAllLines(file).get(1).substring(0, 12),
                        Files.readAllLines(file).getLast().split(",", -1)[7]));
        return csv(file, "net");
    }
}
