package till.report.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import till.report.statement.StatementLine.Kind;

/** Statements with planted faults against a real ledger: each is found, and nothing else is flagged. */
@SuppressWarnings("NullAway") // Sees no @Nullable on a nested type that comes from a class file.
class MatchingTest {
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final List<StatementLine> lines = new ArrayList<>();
    private Ledger ledger;

    @BeforeEach
    void open() throws LedgerUnusable {
        ledger = LedgerOpening.openMemory(UUID.randomUUID().toString(), "T01");
        for (var number = 1; number <= 9; number++) {
            paid("A" + number, "HKD 10.0" + number, DAY);
            line(Kind.PAYMENT, "A" + number, "HKD 10.0" + number, DAY);
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Instant noon(LocalDate day) {
        return CALENDAR.startOf(day).plusSeconds(43_200);
    }

    private void asked(String number, String amount, LocalDate day, String gateway) {
        var at = noon(day);
        var order = new PaymentOrder(
                new OrderNo(number),
                "",
                "",
                "T01",
                gateway,
                "WX_QR",
                Money.parse(amount),
                "Tea",
                at,
                at.plusSeconds(300));
        ledger.payments().add(new Payments.Draft(order, day, By.NOBODY), at.plusSeconds(60), false);
    }

    private void paid(String number, String amount, LocalDate day) {
        paid(number, amount, day, "gnete");
    }

    private void paid(String number, String amount, LocalDate day, String gateway) {
        asked(number, amount, day, gateway);
        move(number, PaymentState.PAID, day, Money.parse(amount));
    }

    private void move(String number, PaymentState to, LocalDate day, @Nullable Money received) {
        var learnt = new PaymentMove.Learnt(null, "P" + number, "W" + number, received, noon(day), "2");
        ledger.payments()
                .move(new PaymentMove(
                        new OrderNo(number), PaymentState.CREATED, to, noon(day), day, "query", learnt, null, null));
    }

    private void refunded(String number, String refundNo, String amount, LocalDate day, OperationState to) {
        var no = new RefundNo(refundNo);
        var at = noon(day);
        ledger.refunds()
                .reserve(new Refunds.Draft(
                        no,
                        new OrderNo(number),
                        Money.parse(amount),
                        "spilt",
                        "T01",
                        at,
                        day,
                        at,
                        true,
                        null,
                        null,
                        By.NOBODY));
        ledger.refunds()
                .move(new Refunds.Move(
                        no, OperationState.RESERVED, OperationState.SENT, at, day, "refund", null, null, null, null));
        ledger.refunds()
                .move(new Refunds.Move(
                        no, OperationState.SENT, to, at, day, "query", "G" + refundNo, null, null, null));
    }

    private StatementLine line(Kind kind, String orderNo, String amount, LocalDate day) {
        return line(kind, amount, day, orderNo, "", "", "");
    }

    private StatementLine line(Kind kind, String amount, LocalDate day, String... numbers) {
        var line = new StatementLine(
                lines.size() + 2, kind, Money.parse(amount), null, numbers[0], numbers[1], numbers[2], numbers[3], day);
        lines.add(line);
        return line;
    }

    private Reconciliation matched(int tolerance) {
        var statement = new Statement(
                "UTF-8", List.of(), java.util.Map.of(), lines, 0, List.of(), new Statement.Origin("test.csv", "ab"));
        return new Matching(ledger, CALENDAR, new Matching.Scope("gnete", DAY, DAY, tolerance)).match(statement);
    }

    /** The exceptions, as finding, row and payment. */
    private List<String> found() {
        return matched(1).exceptions().stream()
                .map(each -> each.finding() + " " + each.row() + " " + each.about())
                .toList();
    }

    @Test
    void aStatementThatHasEverythingAgrees() {
        refunded("A1", "A1R", "HKD 2.00", DAY, OperationState.DONE);
        line(Kind.REFUND, "HKD 2.00", DAY, "A1", "A1R", "", "");
        paid("B1", "HKD 5.00", DAY, "qlink");
        asked("A10", "HKD 7.00", DAY, "gnete");
        var result = matched(0);
        assertTrue(result.agrees(), result.exceptions().toString());
        assertEquals(10, result.counts().get(Finding.MATCHED));
        var sums = result.sums().get("HKD");
        assertEquals(Money.parse("HKD 88.45"), sums.here());
        assertEquals(Money.parse("HKD 88.45"), sums.there());
        assertTrue(sums.difference().isZero());
    }

    @Test
    void aPaymentTheStatementLacksIsFound() {
        lines.remove(3);
        assertEquals(List.of("MISSING_AT_GATEWAY 0 A4"), found());
        assertEquals(Money.parse("HKD -10.04"), matched(1).sums().get("HKD").difference());
    }

    @Test
    void aRefundTheStatementLacksIsFoundUnderItsPayment() {
        refunded("A1", "A1R", "HKD 2.00", DAY, OperationState.ACCEPTED);
        assertEquals(List.of("MISSING_AT_GATEWAY 0 A1"), found());
    }

    @Test
    void aPaymentNobodyHereKnowsIsFound() {
        line(Kind.PAYMENT, "X1", "HKD 3.00", DAY);
        assertEquals(List.of("MISSING_HERE 11 null"), found());
    }

    @Test
    void aPaymentOfAnotherGatewayIsNotTakenForThisOnes() {
        paid("B1", "HKD 5.00", DAY, "qlink");
        line(Kind.PAYMENT, "B1", "HKD 5.00", DAY);
        assertEquals(List.of("MISSING_HERE 11 null"), found());
    }

    @Test
    void anotherAmountAndAnotherCurrencyAreFound() {
        lines.set(0, new StatementLine(2, Kind.PAYMENT, Money.parse("HKD 10.10"), null, "A1", "", "", "", DAY));
        lines.set(1, new StatementLine(3, Kind.PAYMENT, Money.parse("CNY 10.02"), null, "A2", "", "", "", DAY));
        assertEquals(List.of("AMOUNT_DIFFERS 2 A1", "CURRENCY_DIFFERS 3 A2"), found());
    }

    @Test
    void whatStandsTwiceIsFoundOnce() {
        line(Kind.PAYMENT, "A5", "HKD 10.05", DAY);
        assertEquals(List.of("DUPLICATE 11 A5"), found());
        assertEquals(Money.parse("HKD 10.05"), matched(1).sums().get("HKD").difference());
    }

    @Test
    void aDayMoreThanIsAllowedForIsFound() {
        lines.set(
                0,
                new StatementLine(2, Kind.PAYMENT, Money.parse("HKD 10.01"), null, "A1", "", "", "", DAY.plusDays(1)));
        assertEquals(List.of(), found());
        assertEquals(Finding.DATE_SHIFTED, matched(0).exceptions().getFirst().finding());
        paid("C1", "HKD 5.00", DAY.minusDays(9));
        line(Kind.PAYMENT, "C1", "HKD 5.00", DAY);
        var shifted = matched(1).exceptions().getFirst();
        assertEquals(Finding.DATE_SHIFTED, shifted.finding());
        assertEquals(List.of(DAY.minusDays(9).toString()), shifted.said().arguments());
    }

    @Test
    void whatThePersonAtTheGatewaysPortalGaveBackIsFound() {
        line(Kind.REFUND, "HKD 4.00", DAY, "A1", "portal-77", "", "");
        line(Kind.REFUND, "HKD 4.00", DAY, "A2", "", "", "");
        assertEquals(List.of("REFUNDED_ELSEWHERE 11 A1", "REFUNDED_ELSEWHERE 12 A2"), found());
    }

    @Test
    void moneyThatCameAfterThePaymentsEndIsFound() {
        asked("L1", "HKD 6.00", DAY, "gnete");
        move("L1", PaymentState.DECLINED, DAY, null);
        line(Kind.PAYMENT, "L1", "HKD 6.00", DAY);
        asked("L2", "HKD 6.00", DAY, "gnete");
        line(Kind.PAYMENT, "L2", "HKD 6.00", DAY);
        assertEquals(List.of("NOT_PAID_HERE 11 L1", "NOT_PAID_HERE 12 L2"), found());
        assertEquals(
                "payment.state.DECLINED",
                matched(1).exceptions().getFirst().said().key());
    }

    @Test
    void aRefundThatIsCalledFailedHereIsFound() {
        refunded("A1", "A1R", "HKD 2.00", DAY, OperationState.FAILED);
        line(Kind.REFUND, "HKD 2.00", DAY, "A1", "A1R", "", "");
        assertEquals(List.of("NOT_REFUNDED_HERE 11 A1"), found());
    }

    @Test
    void refundsWithoutNumbersArePairedByAmount() {
        refunded("A1", "R1", "HKD 2.00", DAY, OperationState.DONE);
        refunded("A1", "R2", "HKD 3.00", DAY, OperationState.DONE);
        line(Kind.REFUND, "A1", "HKD 3.00", DAY);
        line(Kind.REFUND, "A1", "HKD 2.00", DAY);
        assertEquals(List.of(), found());
        line(Kind.REFUND, "A1", "HKD 2.00", DAY);
        assertEquals(1, found().size());
    }

    @Test
    void aRefundOfAPaymentOfAnEarlierYearIsPaired() {
        paid("Y1", "HKD 50.00", DAY.minusDays(400));
        refunded("Y1", "Y1R", "HKD 50.00", DAY, OperationState.DONE);
        line(Kind.REFUND, "Y1", "HKD 50.00", DAY);
        assertEquals(List.of(), found());
    }

    @Test
    void theGatewaysAndTheWalletsNumbersCountWhereThereIsNoOtherOne() {
        lines.set(0, new StatementLine(2, Kind.PAYMENT, Money.parse("HKD 10.01"), null, "", "", "PA1", "", DAY));
        lines.set(1, new StatementLine(3, Kind.PAYMENT, Money.parse("HKD 10.02"), null, "", "", "", "WA2", DAY));
        var reference =
                ledger.payments().find(new OrderNo("A3")).orElseThrow().order().reference();
        lines.set(2, new StatementLine(4, Kind.PAYMENT, Money.parse("HKD 10.03"), null, reference, "", "", "", DAY));
        assertEquals(List.of(), found());
    }

    @Test
    void feesAreAddedUpAndAreNoException() {
        lines.set(
                0,
                new StatementLine(
                        2, Kind.PAYMENT, Money.parse("HKD 10.01"), Money.parse("HKD -0.06"), "A1", "", "", "", DAY));
        line(Kind.FEE, "", "HKD 30.00", DAY);
        var result = matched(1);
        assertTrue(result.agrees());
        assertEquals(Money.parse("HKD 30.06"), result.sums().get("HKD").fees());
        assertTrue(result.sums().get("HKD").difference().isZero());
    }

    @Test
    void aRowThatCannotBeReadIsAnException() {
        var statement = new Statement(
                "UTF-8",
                List.of(),
                java.util.Map.of(),
                lines,
                0,
                List.of(new Statement.Unreadable(99, till.domain.Problem.of("statement.row.amount", "x"))),
                new Statement.Origin("test.csv", "ab"));
        var result = new Matching(ledger, CALENDAR, new Matching.Scope("gnete", DAY, DAY, 1)).match(statement);
        assertFalse(result.agrees());
        assertEquals(99, result.exceptions().getFirst().row());
    }
}
