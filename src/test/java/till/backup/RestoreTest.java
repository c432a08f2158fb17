package till.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Mode;
import till.domain.Problem;
import till.ledger.Gaps;
import till.ledger.SentLog;

/** The restore drill. */
class RestoreTest {
    @TempDir
    Path folder;

    private BackupWorld world;

    @BeforeEach
    void open() {
        world = new BackupWorld(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Path> kept() throws Exception {
        try (var files = Files.list(world.home.keptLedgers(Mode.LIVE))) {
            return files.sorted().toList();
        }
    }

    private Restore.Ready ready(Path file) {
        return world.backups.restore().prepare(file, null, false).value();
    }

    @Test
    void aRestoredLedgerIsThatOfTheBackupAndTheOtherOneIsKept() throws Exception {
        var old = world.sold();
        var file = world.backups.now().value().file();
        world.later(Duration.ofHours(1));
        var fresh = world.sold();
        world.ledger.close();
        var bytes = Files.readAllBytes(world.file().data());
        assertEquals(Optional.empty(), world.backups.restore().exchange(ready(file)));
        assertEquals(1, kept().size());
        assertTrue(Arrays.equals(bytes, Files.readAllBytes(kept().getFirst())));
        world.reopen().value();
        assertTrue(world.knows(old));
        assertFalse(world.knows(fresh));
    }

    @Test
    void whatWentOutSinceIsNamedUntilItIsInTheLedger() {
        world.sold();
        var file = world.backups.now().value().file();
        world.later(Duration.ofHours(1));
        var fresh = world.sold();
        world.ledger.close();
        world.backups.restore().exchange(ready(file));
        world.reopen().value();
        var pending = world.backups.restore().pending().orElseThrow();
        assertEquals(BackupWorld.NOON, pending.madeAt());
        assertEquals(1, world.ledger.gaps().begin(pending.sent(), pending.madeAt()));
        var day = world.place.settings().get().calendar().dayOf(world.now);
        assertEquals(new Gaps.Standing(1, BackupWorld.NOON), world.ledger.gaps().fill(world.now, day));
        assertTrue(world.knows(fresh));
        world.backups.restore().settle(1);
        assertEquals(Optional.empty(), world.backups.restore().pending());
        assertEquals(1, world.backups.lastRestore().orElseThrow().lacking());
    }

    @Test
    void aLedgerThatSomebodyHasOpenIsNotExchanged() throws Exception {
        var file = world.backups.now().value().file();
        try (var other = OtherProcess.holding(world.file().path(), world.ledger)) {
            var problem = world.backups.restore().exchange(ready(file)).orElseThrow();
            assertEquals("ledger.locked", problem.key());
            assertFalse(world.backups.restore().isArranged());
        }
        assertFalse(Files.exists(world.home.keptLedgers(Mode.LIVE)));
        world.reopen().value();
    }

    @Test
    void aRestoreThatWasCutShortIsFinishedAtTheNextStart() throws Exception {
        var old = world.sold();
        var file = world.backups.now().value().file();
        world.later(Duration.ofHours(1));
        var fresh = world.sold();
        assertEquals(Optional.empty(), world.backups.restore().arrange(ready(file)));
        assertTrue(world.backups.restore().isArranged());
        assertEquals(
                Optional.of(Problem.of("backup.restoring")),
                world.backups.restore().prepare(file, null, false).failure());
        world.ledger.close();
        // the power went when the old one was out of the way and the new one not in its place
        Files.createDirectories(folder.resolve("x"));
        Files.move(world.file().data(), folder.resolve("x").resolve("out-of-the-way"));
        world.reopen().value();
        assertTrue(world.knows(old));
        assertFalse(world.knows(fresh));
        assertEquals(2, world.backups.restore().pending().orElseThrow().sent().size());
    }

    @Test
    void aDamagedLedgerIsSetAsideAndTheNewestGoodBackupTakesItsPlace() throws Exception {
        var old = world.sold();
        world.backups.now().value();
        world.later(Duration.ofHours(1));
        var middle = world.sold();
        world.backups.now().value();
        world.later(Duration.ofHours(1));
        var fresh = world.sold();
        world.damage();
        var bytes = Files.readAllBytes(world.file().data());
        world.reopen().value();
        assertTrue(world.knows(old) && world.knows(middle));
        assertFalse(world.knows(fresh));
        assertTrue(Arrays.equals(bytes, Files.readAllBytes(kept().getFirst())));
        var lacking = world.backups.restore().pending().orElseThrow().sent().stream()
                .map(SentLog.Sent::payment)
                .toList();
        assertTrue(lacking.contains(fresh.orderNo()));
    }

    @Test
    void aBackupThatIsDamagedTooIsPassedOver() throws Exception {
        var old = world.sold();
        world.backups.now().value();
        world.later(Duration.ofHours(1));
        world.sold();
        var newest = world.backups.now().value().file();
        Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 5_000));
        world.damage();
        world.reopen().value();
        assertTrue(world.knows(old));
        assertEquals(1, world.ledger.payments().openCount());
    }

    @Test
    void withoutAnyBackupADamagedLedgerIsLeftAsItIs() throws Exception {
        world.damage();
        var bytes = Files.readAllBytes(world.file().data());
        assertEquals("ledger.corrupt", world.reopen().failure().orElseThrow().key());
        assertTrue(Arrays.equals(bytes, Files.readAllBytes(world.file().data())));
        Files.delete(world.file().data());
    }

    @Test
    void onANewMachineSettingsAndTheSentLogComeTooAndWhatIsThereStays() throws Exception {
        Files.createDirectories(world.home.gateways());
        Files.writeString(world.home.gateway("gnete"), "{\"id\":\"gnete\"}");
        Files.writeString(world.home.gateway("acqra"), "{\"id\":\"acqra\"}");
        world.sold();
        var file = world.backups.now().value().file();
        try (var other = new BackupWorld(folder.resolve("other"))) {
            Files.createDirectories(other.home.gateways());
            Files.writeString(other.home.gateway("acqra"), "{\"id\":\"acqra\",\"here\":\"stays\"}");
            other.ledger.close();
            other.backups
                    .restore()
                    .exchange(other.backups.restore().prepare(file, null, false).value());
            other.reopen().value();
            assertEquals(1, other.ledger.payments().openCount());
            assertEquals("{\"id\":\"gnete\"}", Files.readString(other.home.gateway("gnete")));
            assertTrue(Files.readString(other.home.gateway("acqra")).contains("stays"));
            assertTrue(Files.exists(other.home.sentLog(Mode.LIVE)));
        }
    }

    @Test
    void aBackupOfTheOtherModeIsRefused() {
        var file = world.backups.now().value().file();
        var training = new BackupPlace(world.home, Mode.TRAINING, world.place.settings(), world.place.clock());
        assertEquals(
                Optional.of(Problem.of("backup.ofLive")),
                new Restore(training).prepare(file, null, false).failure());
    }
}
