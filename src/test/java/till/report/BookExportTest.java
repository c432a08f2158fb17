package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Basket;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.Discount;
import till.domain.GatewayDetails;
import till.domain.ItemNames;
import till.domain.OrderLine;
import till.domain.OrderNo;
import till.domain.Parcel;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.ledger.Extracts;
import till.ledger.Movements;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;

/** Any days of the books as files: the contract of their columns, and that every format says the same. */
class BookExportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final Instant AT = Instant.parse("2026-11-21T02:00:00.123456Z");

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
        return new BookExport(movements, new FewOrders(List.of(), List.of()), new NoCloses(), CALENDAR);
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
                    same(csv.get(row).get(column), rows.get(row), column, row > 0 && column == 17);
                }
            }
        }
    }

    private static void same(String text, List<XlsxCells.Cell> row, int column, boolean amount) {
        var cell = column < row.size() ? row.get(column) : new XlsxCells.Cell("", "", false);
        assertFalse(cell.formula());
        if (amount && !text.isEmpty()) {
            assertEquals("n", cell.type());
            assertEquals(new BigDecimal(text), new BigDecimal(cell.text()).setScale(new BigDecimal(text).scale()));
            return;
        }
        assertEquals(text.isEmpty() ? "" : "inlineStr", cell.type());
        assertEquals(inWorkbook(text), cell.text());
    }

    /** A workbook needs no mark against formulas, knows one kind of line end, and holds 32,767 characters a cell. */
    private static String inWorkbook(String csv) {
        var plain = csv.matches("(?s)'[=+\\-@\\t\\r].*") ? csv.substring(1) : csv;
        var lines = plain.replace("\r\n", "\n").replace('\r', '\n');
        return lines.length() > 32_767 ? lines.substring(0, 32_767) : lines;
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

    @Test
    void ordersHaveALineEachAndTheirOwnAmountsOnce() throws IOException {
        golden(What.ORDERS, "orders.csv");
    }

    @Test
    void shipmentsAreWhatTheContractSays() throws IOException {
        golden(What.SHIPMENTS, "shipments.csv");
    }

    private void golden(What what, String name) throws IOException {
        var orders = new FewOrders(
                List.of(withLines(), plain()), List.of(new Extracts.Sent(shipment(), "T01-20261121-0001")));
        var file = write(
                new BookExport(new FewMovements(List.of()), orders, new NoCloses(), CALENDAR),
                wanted(what, Format.CSV));
        try (var golden = Objects.requireNonNull(getClass().getResourceAsStream("/exports/" + name))) {
            assertEquals(
                    new String(golden.readAllBytes(), StandardCharsets.UTF_8),
                    Files.readString(file).replace("\r\n", "\n"));
        }
    }

    private static Extracts.Bought withLines() {
        var tea = new OrderLine(
                "0012345678901234567890",
                new ItemNames("Tea, iced", "凍茶", ""),
                Money.of(HKD, 20),
                2,
                null,
                new Discount.Amount(Money.of(HKD, 5)));
        var cake = OrderLine.free(new ItemNames("=cmd|' /C calc'!A0", "", ""), Money.ofMinor(HKD, 3350));
        var basket = new Basket("T01B1", List.of(tea, cake), "no \"ice\"\nplease", "陳先生");
        return new Extracts.Bought(
                payment("T01P1", PaymentState.PAID, Money.ofMinor(HKD, 6850)), basket, Money.of(HKD, 10));
    }

    private static Extracts.Bought plain() {
        return new Extracts.Bought(
                payment("T01P2", PaymentState.DECLINED, Money.ofMinor(CurrencyUnit.of("KWD"), 1)),
                Basket.NONE,
                Money.zero(CurrencyUnit.of("KWD")));
    }

    private static Payment payment(String number, PaymentState state, Money amount) {
        var order = new PaymentOrder(
                new OrderNo(number),
                "T01-20261121-0001",
                "A-17",
                "T01",
                "gnete",
                "WX_QR",
                amount,
                "-Tea",
                AT,
                AT.plusSeconds(300));
        var paid = state == PaymentState.PAID;
        return new Payment(
                order,
                state,
                null,
                paid ? "20261121000000000001" : null,
                null,
                paid ? amount : null,
                paid ? AT.plusSeconds(20) : null,
                null,
                paid ? DAY : null,
                false,
                false,
                GatewayDetails.NONE,
                new By("bo", null),
                watch());
    }

    private static Payment.Watch watch() {
        return new Payment.Watch(null, 0, 0, null, "2", AT.plusSeconds(20));
    }

    private static Shipment shipment() {
        return new Shipment(
                "T01S1",
                new Parcel(new OrderNo("T01P1"), "順豐", "00000000001234567890", DAY, Parcel.Direction.FORWARD, null),
                "acqra",
                "T01",
                ShipmentState.SHIPPED,
                1,
                null,
                Map.of(),
                AT,
                By.NOBODY,
                watch());
    }

    /** Orders and shipments made by hand. */
    private record FewOrders(List<Bought> bought, List<Sent> sent) implements Extracts {
        @Override
        public void orders(Between between, Consumer<Bought> each) {
            bought.forEach(each);
        }

        @Override
        public void shipments(Between between, Consumer<Sent> each) {
            sent.forEach(each);
        }
    }
}
