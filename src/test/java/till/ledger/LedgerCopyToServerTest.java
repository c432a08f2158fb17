package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.NOON;
import static till.ledger.LedgerFixture.PRICE;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.BusinessCalendar;
import till.domain.By;
import till.domain.LedgerMoving.Copied;
import till.domain.LedgerMoving.Progress;
import till.domain.LedgerMoving.Step;
import till.domain.LedgerServer;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Result;
import till.domain.Secret;

/** A ledger moves from its file to a server whole, once, and is sold on in one place only. */
class LedgerCopyToServerTest {
    private static final Secret PASSWORD = new Secret("postgres");
    private static final int PAYMENTS = 4_000;

    @TempDir
    private Path folder;

    private final Store store = TestStore.POSTGRES.fresh();
    private final LedgerServer server = server(store);
    private Path file = Path.of("");

    static LedgerServer server(Store store) {
        var address = URI.create(store.url().replaceFirst("^jdbc:", ""));
        return new LedgerServer(
                address.getHost(),
                address.getPort(),
                address.getPath().substring(1),
                "postgres",
                LedgerServer.Tls.OFF,
                "");
    }

    @BeforeEach
    void aYearInAFile() throws Exception {
        file = folder.resolve("ledger");
        try (var ledger = LedgerOpening.openFile(file, "T01")) {
            assertEquals(0, ledger.payments().openCount());
        }
        var calendar = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
        SeededYear.intoFile(file, new SeededYear.Plan(PAYMENTS, LocalDate.parse("2025-11-22"), 365, calendar, 5));
    }

    @AfterEach
    void drop() {
        TestStore.POSTGRES.drop(store);
    }

    private LedgerCopy copy(Consumer<Progress> watcher) {
        return new LedgerCopy(file, server, PASSWORD, watcher);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Consumer<Progress> dyingAt(Step step, long rows) {
        return progress -> {
            if (progress.step() == step && progress.done() >= rows) {
                throw new Killed();
            }
        };
    }

    @Test
    void aCopyThatWasCutShortGoesOnAndIsWhole() throws Exception {
        assertThrows(Killed.class, () -> copy(dyingAt(Step.COPYING, 6_000)).run());
        assertEquals("ledger.arriving", unusable(() -> onServer("T02")));
        var first = new ArrayList<Progress>();
        var copied = copy(first::add).run();
        assertTrue(first.getFirst().done() >= 6_000 || first.stream().anyMatch(each -> each.done() >= 6_000));
        var done = assertInstanceOf(Result.Done.class, copied, copied.toString());
        assertEquals(PAYMENTS, ((Copied) done.value()).payments());

        assertEquals("ledger.moved", unusable(() -> LedgerOpening.openFile(file, "T01")));
        assertEquals(
                PAYMENTS, new LedgerFile(file).look(LedgerFile.Depth.CHAINS).payments(), "the old file stays whole");
        try (var ledger = onServer("T01")) {
            sell(ledger);
            var verified = ledger.history().verify();
            assertEquals(List.of(), verified.faults());
            assertEquals(PAYMENTS + 1, verified.payments());
        }
        assertEquals(copied, copy(_ -> {}).run().map(again -> without(again, 1, 1)), "and nothing is copied twice");
    }

    @Test
    void whatAProcessThatDiedHadCommittedIsCopiedToo() throws Exception {
        var died = folder.resolve("died");
        LedgerOpening.openFile(died, "T01").close();
        LastCommitTest.reuseHolesAtOnce(died);
        var sold = 0;
        var left = folder.resolve("left");
        try (var ledger = LedgerOpening.openFile(died, "T01")) {
            do {
                sell(ledger);
                sold++;
                Files.copy(
                        folder.resolve("died.mv.db"),
                        folder.resolve("left.mv.db"),
                        StandardCopyOption.REPLACE_EXISTING);
            } while (foundByTheDatabaseAlone(left) == sold);
        }
        assertEquals(
                sold,
                new LedgerCopy(left, server, PASSWORD, _ -> {}).run().value().payments());
    }

    private static int foundByTheDatabaseAlone(Path ledger) throws SQLException {
        try (var connection = Store.readOnly(ledger).connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from payment")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Copied without(Copied copied, long payments, long events) {
        return new Copied(copied.rows(), copied.payments() - payments, copied.events() - events);
    }

    @Test
    void whatWasSoldInTheFileAfterACopyWasCutShortArrivesToo() throws Exception {
        assertThrows(Killed.class, () -> copy(dyingAt(Step.COMPARING, 1)).run());
        try (var ledger = LedgerOpening.openFile(file, "T01")) {
            sell(ledger);
            var open = ledger.payments().due(NOON.plusSeconds(60), 1).getFirst();
            assertTrue(
                    ledger.payments().lease(open, "T01/1", NOON, NOON.plusSeconds(30)),
                    "a row without an event changed too");
        }
        var copied = copy(_ -> {}).run();
        assertEquals(PAYMENTS + 1, ((Copied) ((Result.Done<?>) copied).value()).payments());
    }

    @Test
    void oneRowThatDiffersKeepsTheFileInUse() throws Exception {
        var changed = new ArrayList<Progress>();
        var copied = copy(progress -> {
                    if (progress.step() == Step.COMPARING && changed.isEmpty()) {
                        changed.add(progress);
                        sql(
                                "update payment set subject = 'another' where order_no = (select max(order_no) from payment)");
                    }
                })
                .run();
        assertEquals("ledger.copy.differs", copied.failure().orElseThrow().key());
        assertTrue(copied.failure().orElseThrow().arguments().getLast().startsWith("payment T0"), copied::toString);
        LedgerOpening.openFile(file, "T01").close();
        assertEquals("ledger.arriving", unusable(() -> onServer("T01")));
    }

    @Test
    void theFileIsUsedAgainWhereNothingWasSoldOnTheServer() throws Exception {
        assertInstanceOf(Result.Done.class, copy(_ -> {}).run());
        assertEquals(Result.done(true), copy(_ -> {}).back());
        assertEquals("ledger.givenBack", unusable(() -> onServer("T01")));
        try (var ledger = LedgerOpening.openFile(file, "T01")) {
            sell(ledger);
            assertEquals(List.of(), ledger.history().verify().faults());
        }
    }

    @Test
    void whereSomethingWasSoldOnTheServerThereIsNoWayBack() throws Exception {
        assertInstanceOf(Result.Done.class, copy(_ -> {}).run());
        try (var ledger = onServer("T02")) {
            sell(ledger);
        }
        assertEquals(
                "ledger.back.sold", copy(_ -> {}).back().failure().orElseThrow().key());
        assertEquals("ledger.moved", unusable(() -> LedgerOpening.openFile(file, "T01")));
    }

    @Test
    void aServerWithAnotherShopsBooksIsLeftAlone() throws Exception {
        try (var ledger = onServer("T09")) {
            sell(ledger);
        }
        assertEquals(
                "ledger.copy.notEmpty",
                copy(_ -> {}).run().failure().orElseThrow().key());
        try (var ledger = onServer("T09")) {
            assertEquals(1, ledger.history().verify().payments());
        }
    }

    @Test
    void nothingIsCopiedWhileSomebodyHasTheFileOpen() throws Exception {
        try (var ledger = LedgerOpening.openFile(file, "T01")) {
            sell(ledger);
            assertEquals(
                    "ledger.locked", copy(_ -> {}).run().failure().orElseThrow().key());
            sell(ledger);
        }
    }

    private Ledger onServer(String till) throws LedgerUnusable {
        return LedgerOpening.openServer(server, PASSWORD, till, () -> {});
    }

    private interface Opening {
        Ledger open() throws LedgerUnusable;
    }

    private static String unusable(Opening opening) {
        return assertThrows(LedgerUnusable.class, () -> opening.open().close())
                .problem()
                .key();
    }

    static void sell(Ledger ledger) {
        var number = new OrderNo("T09P" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT));
        var order =
                new PaymentOrder(number, "", "", "T09", "gnete", "WX_QR", PRICE, "tea", NOON, NOON.plusSeconds(300));
        ledger.payments().add(new Payments.Draft(order, LedgerFixture.DAY, By.NOBODY), NOON.plusSeconds(40), false);
    }

    private void sql(String text) {
        try (var connection = store.connect();
                var statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
