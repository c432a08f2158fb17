package till.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import till.domain.BusinessCalendar;
import till.ledger.Figures;
import till.report.Board.Days;

/** What each business day brought in each currency, in minor units, by every way to learn it: the file, the workbook, the screen. */
final class BookSums {
    private static final int DAY = 1;
    private static final int CURRENCY = 16;
    private static final int AMOUNT = 17;

    private BookSums() {}

    static TreeMap<String, BigDecimal> csv(Path file, String column) throws IOException {
        var sums = new TreeMap<String, BigDecimal>();
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var in = Files.newInputStream(file)) {
            // the mark in front
            in.skipNBytes(3);
            try (var parser = CSVParser.parse(new InputStreamReader(in, StandardCharsets.UTF_8), format)) {
                for (var row : parser) {
                    add(sums, row.get("business_day"), row.get("currency"), row.get(column));
                }
            }
        }
        return sums;
    }

    static TreeMap<String, BigDecimal> workbook(Path file) throws IOException, XMLStreamException {
        var sums = new TreeMap<String, BigDecimal>();
        try {
            XlsxCells.each(file, (_, row) -> {
                if (!row.get(AMOUNT).text().equals("amount")) {
                    add(
                            sums,
                            row.get(DAY).text(),
                            row.get(CURRENCY).text(),
                            row.get(AMOUNT).text());
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return sums;
    }

    private static void add(TreeMap<String, BigDecimal> sums, String day, String currency, String amount) {
        var decimals = CurrencyUnit.of(currency).getDecimalPlaces();
        var minor = new BigDecimal(amount).movePointRight(decimals).setScale(0);
        sums.merge(day + " " + currency, minor, BigDecimal::add);
    }

    static Dashboard dashboard(Figures figures, BusinessCalendar calendar) {
        return new Dashboard(figures, calendar, () -> Instant.parse("2026-12-01T00:00:00Z"));
    }

    /** The screen of each day. */
    static TreeMap<String, BigDecimal> days(Dashboard dashboard, Days span) {
        var days = new TreeMap<String, BigDecimal>();
        for (var day = span.from(); !day.isAfter(span.to()); day = day.plusDays(1)) {
            for (var part : dashboard.read(Days.of(day)).parts()) {
                put(days, day, part.all().now().net(), part.all().now().isNothing());
            }
        }
        return days;
    }

    private static void put(TreeMap<String, BigDecimal> sums, LocalDate day, Money net, boolean nothing) {
        if (!nothing) {
            sums.put(day + " " + net.getCurrencyUnit(), BigDecimal.valueOf(net.getAmountMinorLong()));
        }
    }

    /** The screen of all the days at once, by currency. */
    static TreeMap<String, BigDecimal> together(Dashboard dashboard, Days span) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var part : dashboard.read(span).parts()) {
            sums.put(
                    part.currency().getCode(),
                    BigDecimal.valueOf(part.all().now().net().getAmountMinorLong()));
        }
        return sums;
    }

    /** Days added up, by currency. */
    static TreeMap<String, BigDecimal> byCurrency(TreeMap<String, BigDecimal> days) {
        var sums = new TreeMap<String, BigDecimal>();
        days.forEach((key, net) -> sums.merge(key.substring(11), net, BigDecimal::add));
        return sums;
    }
}
