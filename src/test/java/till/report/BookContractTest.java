package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import till.domain.Basket;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.DayFigures;
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
import till.domain.StillOpen;
import till.domain.Takings;
import till.domain.ZReport;
import till.ledger.Extracts;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;

/**
 * The contract of the books' columns, kept by files that say how each table looks: as CSV to the byte, and the same values in the
 * workbook, where every number that is a name is text.
 */
class BookContractTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final CurrencyUnit KWD = CurrencyUnit.of("KWD");
    private static final Instant AT = Instant.parse("2026-11-21T02:00:00.123456Z");
    /** Amounts and counts; everything else in a workbook is text. */
    private static final List<String> NUMBERS = List.of(
            "amount",
            "received",
            "refunded",
            "line",
            "quantity",
            "price",
            "charged",
            "discount",
            "line_amount",
            "sent_times",
            "number",
            "payments",
            "taken",
            "refunds",
            "net",
            "open");

    @TempDir
    Path temp;

    private Path write(What what, Format format) {
        var orders = new FewOrders(
                List.of(withLines(), plain()), List.of(new Extracts.Sent(shipment(), "T01-20261121-0001")));
        var closes = new FewCloses(nothingMoved(), busyDay());
        var wanted = new Wanted(what, format, Days.of(DAY));
        return new BookExport(FewMovements.hostile().shorterThan(100), orders, closes, CALENDAR)
                .write(wanted, temp.resolve(wanted.fileName()), _ -> true)
                .value()
                .file();
    }

    private String golden(String name) throws IOException {
        try (var golden = Objects.requireNonNull(getClass().getResourceAsStream("/exports/" + name))) {
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"MONEY, money.csv", "ORDERS, orders.csv", "SHIPMENTS, shipments.csv", "CLOSES, closes.csv"})
    void fileIsWhatTheContractSays(What what, String name) throws IOException {
        var text = Files.readString(write(what, Format.CSV));
        assertEquals(golden(name), text);
    }

    @ParameterizedTest
    @CsvSource({"MONEY, money.csv", "ORDERS, orders.csv", "SHIPMENTS, shipments.csv", "CLOSES, closes.csv"})
    void workbookHasTheValuesOfTheContract(What what, String name) throws IOException, XMLStreamException {
        var rows = new ArrayList<List<String>>();
        try (var parser = CSVParser.parse(golden(name).substring(1), CSVFormat.RFC4180)) {
            parser.forEach(row -> rows.add(row.toList()));
        }
        var columns = rows.getFirst();
        var sheets = XlsxCells.sheets(write(what, Format.XLSX));
        assertEquals(1, sheets.size());
        assertEquals(rows.size(), sheets.getFirst().size());
        for (var row = 0; row < rows.size(); row++) {
            for (var column = 0; column < columns.size(); column++) {
                var cells = sheets.getFirst().get(row);
                var cell = column < cells.size() ? cells.get(column) : new XlsxCells.Cell("", "", false);
                var number = row > 0 && NUMBERS.contains(columns.get(column));
                assertEquals(
                        XlsxCells.Cell.of(rows.get(row).get(column), number),
                        cell.exact(),
                        columns.get(column) + " of row " + row);
            }
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

    private static ZReport nothingMoved() {
        return new ZReport(6, "T01", By.NOBODY, figures(Takings.NONE, List.of()), "0".repeat(64));
    }

    /** Two currencies, a refund, one that failed after all, and something open. */
    private static ZReport busyDay() {
        var takings = new Takings(List.of(
                line(Takings.Kind.PAYMENT, 2, Money.of(HKD, 77)),
                line(Takings.Kind.REFUND, 1, Money.ofMinor(HKD, -850)),
                line(Takings.Kind.REFUND, 1, Money.ofMinor(KWD, -1)),
                line(Takings.Kind.REFUND_FAILED, 1, Money.ofMinor(KWD, 2_500))));
        var open = new StillOpen(
                StillOpen.Kind.PAYMENT, "T01P3", "T01-20261121-0003", "UNCERTAIN", Money.of(HKD, 5), "T01", null, AT);
        return new ZReport(7, "=T02", new By("mei", "bo"), figures(takings, List.of(open)), "f".repeat(64));
    }

    private static Takings.Line line(Takings.Kind kind, int count, Money sum) {
        return new Takings.Line("T01", "bo", "T01-S1", "gnete", "WX_QR", kind, false, false, count, sum);
    }

    private static DayFigures figures(Takings takings, List<StillOpen> open) {
        var from = CALENDAR.startOf(DAY);
        var to = CALENDAR.startOf(DAY.plusDays(1));
        return new DayFigures(DAY, from, to, AT, takings, open, List.of(), new TreeMap<>(), 0);
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
