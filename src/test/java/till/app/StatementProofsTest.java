package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.OperationState;
import till.domain.Payment;
import till.domain.PaymentState;
import till.report.statement.FetchedStatement;
import till.report.statement.Finding;
import till.report.statement.Matching;
import till.report.statement.Proofs.Proof;
import till.report.statement.Reconciliation;
import till.report.statement.ReconciliationBook;
import till.report.statement.Statement;
import till.report.statement.StatementDesk;
import till.report.statement.StatementLayout;
import till.service.SettlementFetch;

/** What a statement proves is used with the real adapters against the simulated gateways over HTTP, by the ledger's rules. */
class StatementProofsTest extends AtSimulatedGateways {
    private static final CurrencyUnit HKD = CurrencyUnit.of("HKD");

    private static StatementDesk desk(SimulatedTill till) {
        return new StatementDesk(till.ledger, till.services.here().calendar());
    }

    private static StatementLayout layout() {
        return new StatementLayout(Map.of(), false, SimulatedTill.ZONE, HKD);
    }

    private Statement statement(SimulatedTill till, String... rows) throws IOException {
        var text = "order_no,refund_no,type,time,amount,currency\n" + String.join("\n", rows) + "\n";
        var file = Files.writeString(folder.resolve("statement.csv"), text);
        return desk(till).read(file, layout(), _ -> {}).value();
    }

    private String paidRow(Payment payment) {
        return payment.orderNo() + ",,payment," + today() + " 12:00:00,88.50,HKD";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SimulatedTill.ZONE);
    }

    private Reconciliation compared(SimulatedTill till, Statement statement) {
        return desk(till).match(new Matching.Scope(till.gateway.id(), today(), today(), 1), statement);
    }

    /** Uses the only thing that the statement proves. */
    private Proof used(SimulatedTill till, Statement statement) {
        var book = new ReconciliationBook(till.ledger, till.services);
        var proofs = book.preview(statement, compared(till, statement)).value().proofs();
        assertEquals(1, proofs.size(), proofs.toString());
        var used = book.use(statement.origin(), proofs, Acting.UNNAMED, (_, _) -> true)
                .value();
        assertEquals(new ReconciliationBook.Used(1, List.of()), used);
        var again = compared(till, statement);
        assertTrue(again.agrees(), again.exceptions().toString());
        assertEquals(List.of(), book.preview(statement, again).value().proofs());
        assertEquals(List.of(), till.ledger.history().verify().faults());
        return proofs.getFirst();
    }

    @Test
    void anAcceptedRefundOfEasyLinkIsDoneByItsStatement() throws Exception {
        try (var till = till("easylink")) {
            var payment = till.paid();
            var refund = till.refund(payment, Money.of(HKD, 20));
            assertEquals(OperationState.ACCEPTED, refund.state());
            var row = payment.orderNo() + "," + refund.refundNo() + ",refund," + today() + " 13:00:00,20.00,HKD";
            var proof = used(till, statement(till, paidRow(payment), row));
            assertInstanceOf(Proof.RefundDone.class, proof);
            var now = till.ledger.refunds().find(refund.refundNo()).orElseThrow();
            assertEquals(OperationState.DONE, now.state());
            assertEquals(1, till.refundsAsked(refund));
        }
    }

    @Test
    void aPaymentOverAnUnverifiedLineIsVouchedForByItsStatement() throws Exception {
        try (var till = till("qlink")) {
            var payment = till.paid();
            assertEquals(PaymentState.PAID, payment.state());
            assertEquals(
                    1,
                    till.ledger
                            .reconciliations()
                            .unproven("qlink", today(), today())
                            .size());
            var proof = used(till, statement(till, paidRow(payment)));
            assertInstanceOf(Proof.Vouched.class, proof);
            assertEquals(
                    0,
                    till.ledger
                            .reconciliations()
                            .unproven("qlink", today(), today())
                            .size());
        }
    }

    /** Its queries go on saying closed: the statement alone tells. */
    @Test
    void lateMoneyOfGneteIsFoundByItsStatement() throws Exception {
        try (var till = till("gnete")) {
            var payment = till.charge(Map.of());
            till.pass(Duration.ofMinutes(12), Duration.ofSeconds(20));
            assertTrue(till.customer().payLate(payment.orderNo().text()));
            till.pass(Duration.ofMinutes(90), Duration.ofMinutes(5));
            assertEquals(PaymentState.EXPIRED, till.now(payment).state());
            assertEquals(List.of(), till.kinds());
            var proof = used(till, statement(till, paidRow(payment)));
            assertInstanceOf(Proof.Paid.class, proof);
            assertEquals(PaymentState.PAID, till.now(payment).state());
            assertEquals(List.of(Kind.PAID_LATE), till.kinds());
        }
    }

    @Test
    void aSettlementOfChingchingpayIsFetchedAndAgrees() throws Exception {
        try (var till = till("chingching")) {
            var payment = till.paid();
            assertEquals(PaymentState.PAID, payment.state());
            var fetch = new SettlementFetch(till.services.gateways());
            assertTrue(fetch.gives("chingching"));
            var statement = new FetchedStatement(fetch, desk(till))
                    .of("chingching", today(), layout())
                    .value();
            assertEquals(1, statement.lines().size());
            assertEquals(List.of(), statement.unreadable());
            var found = compared(till, statement);
            assertTrue(found.agrees(), found.exceptions().toString());
            assertEquals(1, found.counts().get(Finding.MATCHED));
        }
    }
}
