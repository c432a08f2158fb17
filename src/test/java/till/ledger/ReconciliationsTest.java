package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.DAY;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.By;
import till.domain.Difference;
import till.domain.Difference.State;
import till.domain.Difference.What;
import till.domain.GatewayDetails;
import till.domain.SignOff;
import till.domain.StatementRun;
import till.domain.StatementRun.DaySums;

class ReconciliationsTest extends OnEachStore {
    private static final Instant EVENING = NOON.plus(Duration.ofHours(9));
    private static final By MEI = new By("mei", "bo");
    private static final Money NOUGHT = Money.zero(CurrencyUnit.of("HKD"));

    ReconciliationsTest(TestStore store) {
        super(store);
    }

    private Reconciliations book() {
        return shop.ledger.reconciliations();
    }

    private static Difference.Found found(String id, LocalDate day, String amount, int row) {
        return new Difference.Found(
                id, day, "MISSING_HERE", null, Map.of("there", amount, "row", Integer.toString(row)));
    }

    private static Reconciliations.Draft draft(String sha, long rows, Difference.Found... found) {
        var sums = new DaySums(DAY, rows, PRICE.multipliedBy(rows), 1, PRICE, NOUGHT);
        return new Reconciliations.Draft(
                new StatementRun.Statement("gnete", DAY, DAY, "november.csv", sha.repeat(64), rows),
                EVENING,
                MEI,
                Map.of("MATCHED", 1L, "MISSING_HERE", (long) found.length),
                List.of(sums),
                List.of(found),
                Set.of());
    }

    private Difference difference(String id) {
        return book().difference(id).orElseThrow();
    }

    private void accept(String id) {
        assertTrue(book().change(new Reconciliations.Change(
                id, State.OPEN, State.ACCEPTED, "bo", What.ACCEPTED, "the bank said so", EVENING, MEI)));
    }

    private void closeDay() {
        var from = Instant.parse(DAY + "T00:00:00Z").minus(Duration.ofHours(8));
        shop.ledger.zReports().close(new Movements.Span(DAY, from, from.plus(Duration.ofDays(1))), EVENING, MEI);
    }

    private SignOff signed() {
        return assertInstanceOf(Reconciliations.Signed.class, book().signOff("gnete", DAY, EVENING, MEI))
                .signOff();
    }

    private void assertWhole() {
        assertEquals(List.of(), shop.ledger.history().verify().faults());
    }

    private List<Integer> told(StatementRun.Keeping keeping) {
        return List.of(keeping.added(), keeping.known(), keeping.gone(), keeping.late());
    }

    @Test
    void whatWasFoundIsRecognisedInTheSameAndInACorrectedStatement() {
        shop.paid("");
        var first = draft("a", 3, found("d1", DAY, "HKD 1.00", 2), found("d2", DAY, "HKD 2.00", 3));
        assertEquals(List.of(2, 0, 0, 0), told(book().preview(first)));
        assertEquals(List.of(), book().runs(null, 9));
        assertEquals(List.of(2, 0, 0, 0), told(book().keep(first)));

        var again = book().keep(first);
        assertTrue(again.again());
        assertEquals(1, book().runs("gnete", 9).size());

        // another order of rows is no other difference; one is gone, one is new
        var corrected = draft("b", 3, found("d2", DAY, "HKD 2.00", 7), found("d3", DAY, "HKD 3.00", 8));
        assertEquals(List.of(1, 1, 1, 0), told(book().preview(corrected)));
        assertEquals(List.of(1, 1, 1, 0), told(book().keep(corrected)));
        assertEquals(State.GONE, difference("d1").state());
        assertEquals(1, book().notes("d2").size());
        assertEquals(
                List.of("d2", "d3"),
                book().differences(Set.of(State.OPEN), null).stream()
                        .map(Difference::id)
                        .toList());
        assertEquals(
                "b".repeat(64),
                book().latest("gnete", DAY).orElseThrow().statement().sha256());

        book().keep(draft("c", 3, found("d1", DAY, "HKD 1.00", 2)));
        assertEquals(State.OPEN, difference("d1").state());
        assertEquals(
                List.of(What.FOUND, What.GONE, What.FOUND_AGAIN),
                book().notes("d1").stream().map(Difference.Note::what).toList());
        assertWhole();
    }

    @Test
    void acceptedIsOnlyWhatWasAccepted() {
        book().keep(draft("a", 1, found("d1", DAY, "HKD 1.00", 2)));
        assertTrue(book().change(new Reconciliations.Change(
                "d1", State.OPEN, State.OPEN, "bo", What.ASSIGNED, "bo", EVENING, MEI)));
        accept("d1");
        assertFalse(book().change(new Reconciliations.Change(
                "d1", State.OPEN, State.ACCEPTED, null, What.ACCEPTED, "twice", EVENING, MEI)));
        book().keep(draft("b", 1, found("d1", DAY, "HKD 1.00", 9)));
        assertEquals(State.ACCEPTED, difference("d1").state());

        book().keep(draft("c", 1, found("d1", DAY, "HKD 9.00", 9)));
        assertEquals(State.OPEN, difference("d1").state());
        assertEquals("bo", difference("d1").assignee());
        assertWhole();
    }

    @Test
    void aDayIsSignedOnceClosedComparedAndSettled() {
        shop.paid("");
        assertInstanceOf(Reconciliations.DayOpen.class, book().signOff("gnete", DAY, EVENING, MEI));
        closeDay();
        assertInstanceOf(Reconciliations.NotCompared.class, book().signOff("gnete", DAY, EVENING, MEI));
        book().keep(draft("a", 2, found("d1", DAY, "HKD 1.00", 2)));
        assertEquals(new Reconciliations.StillDiffers(1), book().signOff("gnete", DAY, EVENING, MEI));
        accept("d1");

        var signOff = signed();
        assertEquals(List.of(PRICE), signOff.booked());
        assertEquals("a".repeat(64), signOff.statement());
        assertEquals(List.of(new SignOff.Accepted("d1", "MISSING_HERE", "the bank said so")), signOff.accepted());
        assertEquals(1, signOff.z());
        assertInstanceOf(Reconciliations.SignedBefore.class, book().signOff("gnete", DAY, EVENING, MEI));
        assertEquals(List.of(signOff), book().signOffs("gnete", 5));
        assertWhole();
    }

    @Test
    void aLateRowIsLateOnItsOwnDayAndTheSignedDayStaysAsItWas() {
        shop.paid("");
        closeDay();
        book().keep(draft("a", 1));
        var signOff = signed();

        assertEquals(List.of(1, 0, 0, 1), told(book().keep(draft("b", 2, found("d1", DAY, "HKD 1.00", 2)))));

        assertTrue(difference("d1").late());
        assertEquals(DAY, difference("d1").day());
        assertEquals(signOff, book().signed("gnete", DAY).orElseThrow());
        assertEquals(1, signOff.sums().getFirst().rows());
        assertEquals(
                2, book().latest("gnete", DAY).orElseThrow().of(DAY).getFirst().rows());
        assertWhole();
    }

    @Test
    void aStatementVouchesOnceForAPaymentOverAnUnverifiedLine() {
        var paid = shop.paid("");
        var unpaid = shop.added("");
        var unverified = new GatewayDetails(null, Map.of("line", "unverified"));
        shop.ledger.payments().learn(paid.orderNo(), unverified, Instant.EPOCH);
        shop.ledger.payments().learn(unpaid.orderNo(), unverified, Instant.EPOCH);
        assertEquals(Set.of(paid.orderNo()), book().unproven("gnete", DAY, DAY));

        assertTrue(book().prove(paid.orderNo(), "ab".repeat(32), EVENING, MEI));
        assertFalse(book().prove(paid.orderNo(), "cd".repeat(32), EVENING, MEI));
        assertFalse(book().prove(unpaid.orderNo(), "ab".repeat(32), EVENING, MEI));
        // what a later answer over the same line says does not bring the mark back
        shop.ledger.payments().learn(paid.orderNo(), unverified, Instant.EPOCH);

        assertEquals(Set.of(), book().unproven("gnete", DAY, DAY));
        assertEquals(
                "statement abababababab", shop.reload(paid).details().more().get("line"));
        assertEquals("unverified", shop.reload(unpaid).details().more().get("line"));
        assertWhole();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update sign_off set content = replace(content, '\"rows\":1', '\"rows\":2')",
                "update sign_off set gateway = 'acqra'",
                "delete from sign_off",
                "update difference set state = 'GONE' where id = 'd1'",
                "update difference set facts = '{}'",
                "update difference_note set words = 'nothing' where what = 'ACCEPTED'",
                "delete from difference_note where what = 'FOUND'",
                "update reconciliation set content = replace(content, 'november', 'october')",
                "update payment set received_minor = received_minor + 1",
                "update payment set proven = 'ef'"
            })
    void whatIsChangedBesideTheTillIsNamed(String tampering) {
        var paid = shop.paid("");
        closeDay();
        book().keep(draft("a", 1, found("d1", DAY, "HKD 1.00", 2)));
        accept("d1");
        signed();
        shop.ledger
                .payments()
                .learn(paid.orderNo(), new GatewayDetails(null, Map.of("line", "unverified")), Instant.EPOCH);
        book().prove(paid.orderNo(), "ab".repeat(32), EVENING, MEI);
        assertWhole();

        shop.sql(tampering);

        assertTrue(shop.firstFault().isPresent(), tampering);
    }
}
