package till.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.By;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.OrderNo;
import till.domain.PaymentOrder;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.InstalledServer;
import till.ledger.InstalledServerCases;
import till.ledger.Ledger;
import till.ledger.LedgerDump;
import till.ledger.LedgerOpening;
import till.ledger.Payments;
import till.ledger.RestoredTills;
import till.settings.DataFolder;
import till.settings.SealedSecretFile;
import till.settings.ShopSettings;

/** A server's ledger goes into a backup by PostgreSQL's own programs, and comes back beside what is there, never over it. */
class ServerBackupTest extends InstalledServerCases {
    private static final Instant NOON = BackupWorld.NOON;
    private static final Secret PASSPHRASE = new Secret("correct horse battery staple");

    private Instant now = NOON;

    private static Ledger open(LedgerServer server) throws Exception {
        return LedgerOpening.openServer(server, InstalledServer.password(), "T01", () -> {});
    }

    private BackupPlace place(Result<LedgerDump> dump) {
        var home = DataFolder.open(folder.resolve("home")).value();
        return new BackupPlace(
                home,
                Mode.LIVE,
                () -> ShopSettings.defaults(Locale.ENGLISH),
                () -> now,
                () -> Optional.of(dump),
                InstalledServer::ended);
    }

    private static Backups backups(BackupPlace place) {
        var secrets = new SealedSecretFile(place.home().secrets(), place.home().secretsKey(), new SecureRandom());
        return new Backups(place, secrets, new Random(1));
    }

    private static void sell(Ledger ledger, String number) {
        var order = new PaymentOrder(
                new OrderNo(number),
                "",
                "",
                "T01",
                "gnete",
                "WX_QR",
                Money.parse("HKD 10"),
                "tea \\. 茶\nCOPY public.event (",
                NOON,
                NOON.plusSeconds(300));
        var day = ShopSettings.defaults(Locale.ENGLISH).calendar().dayOf(NOON);
        ledger.payments().add(new Payments.Draft(order, day, By.NOBODY), NOON.plusSeconds(40), false);
    }

    @Test
    void itIsReadBackSealedAndRestoredIntoAnEmptyDatabaseOnly() throws Exception {
        var shop = database("shop");
        var secret = InstalledServer.password();
        var backups = backups(place(LedgerDump.of(shop, secret, InstalledServer::ended)));
        var stick = folder.resolve("stick");
        assertEquals(Optional.empty(), backups.decide(new BackupPlan(stick, true, 2, true, 3), PASSPHRASE));
        try (var ledger = open(shop)) {
            sell(ledger, "T01PDUMP1");
            var made = backups.now().value();
            assertEquals(ledger.history().verify().events(), made.events());
            assertTrue(Restore.isSealed(made.file()));
            sell(ledger, "T01PDUMP2");

            var restore = backups.restore().onServer();
            assertEquals("restore.notEmpty", key(restore.into(shop, secret, made.file(), PASSPHRASE)));
            var second = database("second");
            assertFalse(restore.into(second, secret, made.file(), new Secret("wrong")) instanceof Result.Done<?>);
            var done = restore.into(second, secret, made.file(), PASSPHRASE).value();
            assertEquals(new ServerRestore.Restored(NOON, 1, made.events()), done);
            try (var restored = open(second)) {
                var known = new RestoredTills(restored.sharedSettings(), restored.tills());
                assertTrue(restored.payments().find(new OrderNo("T01PDUMP1")).isPresent());
                assertFalse(restored.payments().find(new OrderNo("T01PDUMP2")).isPresent());
                assertEquals(Optional.of(NOON), known.since("T01"));
                known.entered("T01", NOON);
                assertEquals(Optional.empty(), known.since("T01"));
                assertEquals(Optional.of(NOON), known.since("T02"));
            }
            assertEquals("restore.notEmpty", key(restore.into(second, secret, made.file(), PASSPHRASE)));
            assertEquals(List.of(), ledger.history().verify().faults(), "and the first is sold on");
        }
    }

    /** As somebody makes it who looks after the server, where no till can. */
    @Test
    void whatPgDumpWroteByItselfComesBackToo() throws Exception {
        var shop = database("shop");
        var secret = InstalledServer.password();
        var dump = LedgerDump.of(shop, secret, InstalledServer::ended).value();
        var file = folder.resolve("by-hand.dump");
        try (var ledger = open(shop)) {
            sell(ledger, "T01PDUMP1");
            dump.write(file);
        }
        var restore = backups(place(Result.done(dump))).restore().onServer();
        var second = database("second");
        var done = restore.into(second, secret, file, null).value();
        assertEquals(new ServerRestore.Restored(NOON, 1, done.events()), done);
        try (var restored = open(second)) {
            assertTrue(restored.payments().find(new OrderNo("T01PDUMP1")).isPresent());
            var known = new RestoredTills(restored.sharedSettings(), restored.tills());
            assertEquals(Optional.of(NOON), known.since("T01"));
        }
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        var third = database("third");
        assertFalse(restore.into(third, secret, file, null) instanceof Result.Done<?>, "one that was cut short");
    }

    @Test
    void theNightsIsMadeWhereSomebodyChoseAFolderAndOldOnesGo() throws Exception {
        var shop = database("shop");
        open(shop).close();
        var backups = backups(place(LedgerDump.of(shop, InstalledServer.password(), InstalledServer::ended)));
        backups.nightly();
        assertEquals(null, backups.standing().last(), "each till would copy the same");
        var stick = folder.resolve("stick");
        assertEquals(Optional.empty(), backups.decide(new BackupPlan(stick, true, 2, false, 3), null));
        for (var day = 0; day < 4; day++) {
            backups.nightly();
            now = now.plus(Duration.ofDays(1));
        }
        try (var files = Files.list(stick)) {
            assertEquals(
                    2,
                    files.filter(file -> file.toString().endsWith(".tillbackup"))
                            .count());
        }
    }

    @Test
    void whatTheProgramSaysIsSaidAndNothingCounts() throws Exception {
        var shop = database("shop");
        var backups = backups(place(LedgerDump.of(shop, new Secret("wrong"), InstalledServer::ended)));
        var failure = backups.now().failure().orElseThrow();
        assertEquals("backup.program", failure.key());
        assertTrue(failure.arguments().toString().contains("password authentication failed"), failure.toString());
        assertEquals(null, backups.standing().last());
    }

    @Test
    void withoutPostgresProgramsItIsSaidWhatToInstall() {
        var backups = backups(place(Result.failed("backup.onServer")));
        assertEquals(Optional.of(Problem.of("backup.onServer")), backups.now().failure());
        assertEquals(
                Optional.of("restore.onServer"),
                backups.ready(writtenFile(), null).failure().map(Problem::key));
    }

    private Path writtenFile() {
        try {
            return Files.writeString(folder.resolve("some.tillbackup"), "PK");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String key(Result<?> result) {
        return result.failure().map(Problem::key).orElse("");
    }
}
