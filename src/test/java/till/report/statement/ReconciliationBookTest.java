package till.report.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention;
import till.domain.By;
import till.domain.Difference;
import till.domain.GatewayDetails;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.domain.Problem;
import till.domain.RefundNo;
import till.domain.Result;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.ledger.LedgerUnusable;
import till.ledger.Reconciliations;
import till.ledger.Refunds;
import till.report.statement.Proofs.Proof;
import till.report.statement.StatementLine.Kind;
import till.service.RefundRequest;
import till.service.TillForTests;

/** What a statement proves is used once, by the ledger's rules; what differs is followed to a signed day. */
class ReconciliationBookTest {
    private final TillForTests till = new TillForTests();
    private final ReconciliationBook book = new ReconciliationBook(till.ledger, till.services);
    private final StatementDesk desk =
            new StatementDesk(till.ledger, till.services.here().calendar());
    private final LocalDate day = till.services.orders().today();
    private final List<StatementLine> lines = new ArrayList<>();

    ReconciliationBookTest() throws LedgerUnusable {}

    @AfterEach
    void close() {
        till.close();
    }

    private void line(Kind kind, Money amount, String orderNo, String refundNo) {
        lines.add(new StatementLine(lines.size() + 2, kind, amount, null, orderNo, refundNo, "", "", day));
    }

    private void paidThere(Payment payment) {
        line(Kind.PAYMENT, payment.amount(), payment.orderNo().text(), "");
    }

    private Statement statement() {
        var origin = new Statement.Origin("november.csv", Findings.sha256(lines.toString()));
        return new Statement("UTF-8", List.of(), Map.of(), lines, 0, List.of(), origin);
    }

    private Reconciliation matched() {
        return desk.match(new Matching.Scope("gnete", day, day, 1), statement());
    }

    private List<Proof> proofs() {
        return book.preview(statement(), matched()).value().proofs();
    }

    private ReconciliationBook.Used used() {
        return book.use(statement().origin(), proofs(), Acting.UNNAMED, (_, _) -> true)
                .value();
    }

    private void assertWhole() {
        assertEquals(List.of(), till.ledger.history().verify().faults());
    }

    private Payment expired() {
        var payment = till.running();
        till.gateway.says(PaymentAnswer.Standing.CLOSED);
        till.services.payments().cancel(payment.orderNo(), Acting.UNNAMED);
        var ended = till.now(payment.orderNo());
        assertTrue(Set.of(PaymentState.CANCELLED, PaymentState.EXPIRED).contains(ended.state()), ended.toString());
        return ended;
    }

    @Test
    void moneyOfAPaymentThatHadEndedBecomesLateMoneyWithItsCardOnce() {
        var ended = expired();
        paidThere(ended);
        assertEquals(List.of(new Proof.Paid(ended.orderNo(), ended.amount(), 2, "", "", false)), proofs());
        assertEquals(ended.state(), till.now(ended.orderNo()).state());

        assertEquals(new ReconciliationBook.Used(1, List.of()), used());

        var now = till.now(ended.orderNo());
        assertEquals(PaymentState.PAID, now.state());
        assertTrue(now.late());
        assertEquals(ended.amount(), now.received());
        assertEquals(List.of(Attention.Kind.PAID_LATE), till.attention());
        assertEquals(List.of(), proofs());
        assertEquals(List.of(Attention.Kind.PAID_LATE), till.attention());
        assertWhole();
    }

    @Test
    void howLongAgoTheDayOfADifferenceIsIsToldInWords() {
        var told = Stream.of(0, 1, 2, 40)
                .map(days -> book.ageTold(new Difference(
                        "D1",
                        "gnete",
                        day.minusDays(days),
                        "MISSING_HERE",
                        null,
                        Map.of(),
                        Difference.State.OPEN,
                        null,
                        false,
                        Instant.EPOCH,
                        1)))
                .toList();
        assertEquals(
                List.of(
                        Problem.of("difference.today"),
                        Problem.of("difference.yesterday"),
                        Problem.of("difference.days", "2"),
                        Problem.of("difference.days", "40")),
                told);
    }

    @Test
    void moneyInAnotherAmountThanWasAskedForIsLeftToAPerson() {
        var ended = expired();
        line(Kind.PAYMENT, ended.amount().plusMinor(1), ended.orderNo().text(), "");
        assertEquals(List.of(), proofs());
        assertEquals(
                "NOT_PAID_HERE", matched().exceptions().getFirst().finding().name());
    }

    @Test
    void aPaymentThatIsStillOpenGetsACardAndStaysAsItIs() {
        var open = till.running();
        till.gateway.says(PaymentAnswer.Standing.WAITING);
        paidThere(open);
        assertEquals(new ReconciliationBook.Used(1, List.of()), used());
        assertTrue(till.now(open.orderNo()).state().isOpen());
        assertEquals(List.of(Attention.Kind.CLAIMED_PAID), till.attention());
        used();
        assertEquals(List.of(Attention.Kind.CLAIMED_PAID), till.attention());
        assertWhole();
    }

    /** The gateway takes refunds and never says how they ended. */
    private void unknownRefunds() {
        for (var time = 0; time < 20; time++) {
            till.gateway.refundQueries.add(new Outcome.Unknown<>("slow"));
        }
    }

    @Test
    void aRefundThatWasOnlyAcceptedIsDone() {
        var paid = till.paid();
        var half = Money.ofMinor(paid.amount().getCurrencyUnit(), 100);
        unknownRefunds();
        var refund = till.asked(
                till.services.refunds().refund(new RefundRequest(paid.orderNo(), half, "spilt"), Acting.UNNAMED));
        assertEquals(OperationState.ACCEPTED, refund.state());
        paidThere(paid);
        line(Kind.REFUND, half, paid.orderNo().text(), "");
        assertEquals(1, proofs().size());

        assertEquals(new ReconciliationBook.Used(1, List.of()), used());

        var done = till.ledger.refunds().find(refund.refundNo()).orElseThrow();
        assertEquals(OperationState.DONE, done.state());
        assertEquals(List.of(), proofs());
        assertTrue(matched().agrees());
        assertWhole();
    }

    @Test
    void oneRowForTwoRefundsOfOneAmountProvesNeither() {
        var paid = till.paid();
        var part = Money.ofMinor(paid.amount().getCurrencyUnit(), 100);
        accepted(paid, "R0000000001", part);
        accepted(paid, "R0000000002", part);
        assertEquals(2, till.ledger.refunds().of(paid.orderNo()).size());
        paidThere(paid);
        line(Kind.REFUND, part, paid.orderNo().text(), "");
        assertEquals(List.of(), proofs());
    }

    private void accepted(Payment paid, String number, Money amount) {
        var no = new RefundNo(number);
        var now = till.clock.instant();
        var refunds = till.ledger.refunds();
        refunds.reserve(new Refunds.Draft(
                no, paid.orderNo(), amount, "spilt", "T01", now, day, now, false, null, null, By.NOBODY));
        var from = OperationState.RESERVED;
        for (var to : List.of(OperationState.SENT, OperationState.ACCEPTED)) {
            refunds.move(new Refunds.Move(no, from, to, now, day, "refund", null, null, null, null));
            from = to;
        }
    }

    @Test
    void anUnverifiedLineIsVouchedFor() {
        var paid = till.paid();
        till.ledger
                .payments()
                .learn(paid.orderNo(), new GatewayDetails(null, Map.of("line", "unverified")), Instant.EPOCH);
        paidThere(paid);
        assertEquals(List.of(new Proof.Vouched(paid.orderNo(), paid.amount(), 2)), proofs());
        assertEquals(1, used().used());
        assertEquals(List.of(), proofs());
        assertTrue(
                Objects.requireNonNull(till.now(paid.orderNo()).details().more().get("line"))
                        .startsWith("statement "));
        assertWhole();
    }

    @Test
    void aDayIsComparedSettledAndSignedAndALateRowLeavesItAsItWas() {
        var paid = till.paid();
        paidThere(paid);
        line(Kind.PAYMENT, Money.parse("HKD 3.00"), "X1", "");
        assertEquals(
                1, book.keep(statement(), matched(), Acting.UNNAMED).value().added());
        var difference = book.open(null).getFirst();
        assertEquals(Result.failed("settle.reasonMissing"), book.accept(difference, "x", Acting.UNNAMED));
        difference = book.comment(difference, "asked the bank", Acting.UNNAMED).value();
        assertEquals(Result.failed("difference.nobody", "bo"), book.assign(difference, "bo", Acting.UNNAMED));
        assertEquals(Result.failed("signOff.dayOpen", day.toString()), book.signOff("gnete", day, Acting.UNNAMED));
        till.services.days().close(day, Acting.UNNAMED);
        assertEquals(
                Result.failed("signOff.stillDiffers", day.toString(), "1"), book.signOff("gnete", day, Acting.UNNAMED));
        book.accept(difference, "a test of theirs", Acting.UNNAMED);
        var signed = book.signOff("gnete", day, Acting.UNNAMED).value();
        assertEquals(statement().origin().sha256(), signed.statement());

        line(Kind.PAYMENT, Money.parse("HKD 7.00"), "X2", "");
        var late = book.keep(statement(), matched(), Acting.UNNAMED).value();

        assertEquals(List.of(1, 1, 1), List.of(late.added(), late.known(), late.late()));
        var open = book.open("gnete");
        assertEquals(List.of(day), open.stream().map(Difference::day).toList());
        assertTrue(open.getFirst().late());
        var shown = book.days("gnete", 9).getFirst();
        assertEquals(signed, shown.signed());
        assertTrue(shown.changedSince());
        assertEquals(1, shown.open());
        assertWhole();
    }

    @Test
    void theSameMovementHasTheSameNameInEveryStatement() {
        line(Kind.PAYMENT, Money.parse("HKD 3.00"), "X1", "");
        line(Kind.PAYMENT, Money.parse("HKD 4.00"), "X2", "");
        var first = new Findings(matched()).exceptions();
        lines.addFirst(new StatementLine(99, Kind.PAYMENT, Money.parse("HKD 9.00"), null, "X3", "", "", "", day));
        var second = new Findings(matched()).exceptions();
        assertEquals(
                first.stream().map(Difference.Found::id).toList(),
                second.stream().skip(1).map(Difference.Found::id).toList());
        assertEquals(3, second.stream().map(Difference.Found::id).distinct().count());
    }

    @Test
    void aStatementOfSomethingElseIsNotKept() {
        for (var row = 0; row <= Reconciliations.MOST_DIFFERENCES; row++) {
            line(Kind.PAYMENT, Money.parse("HKD 3.00"), "X" + row, "");
        }
        assertEquals(
                Result.failed(Problem.of("reconciliation.tooMany", "5001", "5000")),
                book.keep(statement(), matched(), Acting.UNNAMED));
    }
}
