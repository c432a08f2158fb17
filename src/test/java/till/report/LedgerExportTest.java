package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.OperationState;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.PaymentState;
import till.domain.RefundNo;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.PaymentMove;
import till.ledger.Payments;
import till.ledger.Refunds;

/** The export over the real ledger: a paid, a partly refunded and a waiting payment of one day. */
@SuppressWarnings("NullAway") // Sees no @Nullable on a nested type that comes from a class file.
class LedgerExportTest {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    private static final LocalDate DAY = CALENDAR.dayOf(NOON);

    @TempDir
    Path temp;

    @Test
    void ledgerExportAndScreenAgree() throws LedgerUnusable, IOException {
        try (var ledger = LedgerOpening.openMemory("export", "T01")) {
            add(ledger, "A1", 8850, NOON);
            add(ledger, "A2", 1000, NOON.plusSeconds(60));
            add(ledger, "A3", 500, NOON.plusSeconds(120));
            pay(ledger, "A1", 8850, NOON.plusSeconds(30));
            pay(ledger, "A2", 1000, NOON.plusSeconds(90));
            refund(ledger, "A2", 250, NOON.plusSeconds(300));
            var file = temp.resolve(DayExport.fileName(DAY, "T01"));
            var export = new DayExport(ledger, CALENDAR);
            var written = export.write(DAY, "T01", file).value();
            assertEquals(
                    List.of(
                            "2026-11-21 12:00:30 PAYMENT PAID 88.50",
                            "2026-11-21 12:01:30 PAYMENT PAID 10.00",
                            "2026-11-21 12:05:00 REFUND DONE -2.50",
                            "2026-11-21 12:02:00 PAYMENT CREATED "),
                    Files.readAllLines(file).stream()
                            .skip(1)
                            .map(LedgerExportTest::gist)
                            .toList());
            var totals = DayTotals.of(ledger.movements(), export.span(DAY), null);
            assertEquals(totals, written.totals());
            assertEquals(Money.ofMinor(HKD, 9850), totals.taken(HKD));
            assertEquals(Money.ofMinor(HKD, 250), totals.refunded(HKD));
            assertEquals(Money.ofMinor(HKD, 9600), totals.net(HKD));
            assertEquals(List.of(2L, 1L), List.of(totals.count(HKD, false), totals.count(HKD, true)));
            assertEquals(1, totals.open());
            assertEquals(0, export.write(DAY.plusDays(1), "T01", file).value().rows());
            assertEquals(0, export.write(DAY, "T02", file).value().rows());
        }
    }

    private static String gist(String row) {
        var cells = row.split(",", -1);
        return String.join(" ", cells[2], cells[8], cells[9], cells[17]);
    }

    private static void add(Ledger ledger, String number, long minor, Instant at) {
        var order = new PaymentOrder(
                new OrderNo(number),
                "",
                "",
                "T01",
                "gnete",
                "WX_QR",
                Money.ofMinor(HKD, minor),
                "Tea",
                at,
                at.plusSeconds(300));
        ledger.payments().add(new Payments.Draft(order, DAY, By.NOBODY), at.plusSeconds(60), false);
    }

    private static void pay(Ledger ledger, String number, long minor, Instant at) {
        var learnt = new PaymentMove.Learnt(null, "P" + number, null, Money.ofMinor(HKD, minor), at, "2");
        ledger.payments()
                .move(new PaymentMove(
                        new OrderNo(number),
                        PaymentState.CREATED,
                        PaymentState.PAID,
                        at,
                        DAY,
                        "query",
                        learnt,
                        null,
                        null));
    }

    private static void refund(Ledger ledger, String number, long minor, Instant at) {
        var refundNo = new RefundNo(number + "R");
        ledger.refunds()
                .reserve(new Refunds.Draft(
                        refundNo,
                        new OrderNo(number),
                        Money.ofMinor(HKD, minor),
                        "spilt",
                        "T01",
                        at,
                        DAY,
                        at,
                        true,
                        null,
                        null,
                        By.NOBODY));
        for (var step : List.of(
                List.of(OperationState.RESERVED, OperationState.SENT),
                List.of(OperationState.SENT, OperationState.DONE))) {
            ledger.refunds()
                    .move(new Refunds.Move(
                            refundNo, step.get(0), step.get(1), at, DAY, "query", null, null, null, null));
        }
    }
}
