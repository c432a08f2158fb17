package till.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.By;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Problem;

/** The ledger's file copied while it is written, and files of older programs. */
class LedgerCopyTest {
    private static final int COPIES = 4;

    @TempDir
    Path folder;

    private static PaymentOrder order(int number) {
        var at = LedgerFixture.NOON.plusSeconds(number);
        var orderNo = new OrderNo("T1C%06d".formatted(number));
        return new PaymentOrder(
                orderNo, "", "", "T1", "gnete", "WX_QR", LedgerFixture.PRICE, "tea", at, at.plusSeconds(300));
    }

    private static void sell(Ledger ledger, int number) {
        var draft = new Payments.Draft(order(number), LedgerFixture.DAY, By.NOBODY);
        assertTrue(ledger.payments().add(draft, LedgerFixture.NOON, false) instanceof Payments.Written);
    }

    private LedgerFile unpacked(Path zip, String name) throws IOException {
        var file = new LedgerFile(folder.resolve(name));
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            in.getNextEntry();
            Files.copy(in, file.data());
        }
        return file;
    }

    @Test
    void aCopyMadeWhileTheTillSellsIsOneMomentOfTheLedger() throws Exception {
        var file = new LedgerFile(folder.resolve("ledger"));
        var stop = new AtomicBoolean();
        var sold = new ArrayList<Integer>();
        var begun = new CountDownLatch(20);
        try (var ledger = LedgerOpening.openFile(file.path(), "T1");
                var seller = Executors.newSingleThreadExecutor()) {
            var selling = seller.submit(() -> {
                for (var number = 0; !stop.get(); number++) {
                    sell(ledger, number);
                    sold.add(number);
                    begun.countDown();
                }
            });
            assertTrue(begun.await(60, TimeUnit.SECONDS));
            var looks = new ArrayList<LedgerFile.Look>();
            try {
                for (var copy = 0; copy < COPIES; copy++) {
                    var zip = folder.resolve(copy + ".zip");
                    file.copyTo(zip);
                    looks.add(unpacked(zip, "copy" + copy).look(LedgerFile.Depth.ROWS));
                }
            } finally {
                stop.set(true);
            }
            selling.get(60, TimeUnit.SECONDS);
            var before = 20L;
            for (var look : looks) {
                assertEquals(List.of(), look.faults());
                assertEquals(look.payments(), look.events());
                assertTrue(look.payments() >= before && look.payments() <= sold.size(), look + " " + sold.size());
                before = look.payments();
            }
        }
    }

    @Test
    void lookingAtAFileChangesNothingInIt() throws Exception {
        var file = new LedgerFile(folder.resolve("ledger"));
        try (var ledger = LedgerOpening.openFile(file.path(), "T1")) {
            sell(ledger, 1);
        }
        var bytes = Files.readAllBytes(file.data());
        assertEquals(1, file.look(LedgerFile.Depth.ROWS).payments());
        assertArrayEquals(bytes, Files.readAllBytes(file.data()));
    }

    private static void older(LedgerFile file, int version) {
        H2Settings.say();
        Flyway.configure()
                .dataSource(new StoreSource(Store.file(file.path())))
                .locations("classpath:ledger")
                .placeholders(Map.of("number", "varchar"))
                .target(Integer.toString(version))
                .load()
                .migrate();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void aLedgerOfEachVersionSoFarOpensAndWhatItWasIsAskedForFirst(int version) throws Exception {
        var file = new LedgerFile(folder.resolve("ledger"));
        older(file, version);
        var zip = folder.resolve("before.zip");
        var told = new ArrayList<Integer>();
        BeforeMigration before = tables -> {
            told.add(tables);
            try {
                file.copyTo(zip);
                return Optional.empty();
            } catch (LedgerUnusable e) {
                return Optional.of(e.problem());
            }
        };
        try (var ledger = LedgerOpening.openFile(file.path(), "T1", before)) {
            assertEquals(List.of(version), told);
            sell(ledger, 1);
            assertEquals(List.of(), ledger.history().verify().faults());
        }
        // the way back: what was kept is still a ledger of the older program
        assertEquals(version, unpacked(zip, "back").look(LedgerFile.Depth.ROWS).version());
        try (var ledger = LedgerOpening.openFile(file.path(), "T1", before)) {
            assertEquals(List.of(version), told);
            assertEquals(1, ledger.payments().openCount());
        }
    }

    @Test
    void tablesThatCannotBeKeptAreNotChanged() throws Exception {
        var file = new LedgerFile(folder.resolve("ledger"));
        older(file, 9);
        var thrown = assertThrows(
                LedgerUnusable.class,
                () -> LedgerOpening.openFile(
                        file.path(), "T1", _ -> Optional.of(Problem.of("backup.noRoom", "there"))));
        assertEquals("backup.noRoom", thrown.problem().key());
        assertEquals(9, file.look(LedgerFile.Depth.CHAINS).version());
    }
}
