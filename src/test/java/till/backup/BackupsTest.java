package till.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.settings.SealedSecretFile;

class BackupsTest {
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

    private BackupPlan plan(Path where, int keep, boolean sealed) {
        return new BackupPlan(where, true, keep, sealed, 3);
    }

    private String failure() {
        return world.backups.now().failure().map(Problem::key).orElse("");
    }

    @Test
    void aBackupIsReadBackBeforeItCounts() throws Exception {
        world.sold();
        var made = world.backups.now().value();
        assertEquals(List.of(made.file()), world.filesIn(world.home.backups()));
        assertTrue(made.events() > 0);
        assertEquals(made, world.backups.standing().last());
        assertEquals(Files.size(made.file()), made.bytes());
        assertFalse(Files.exists(world.home.backupWork(Mode.LIVE)));
    }

    @Test
    void theNightsBackupIsMadeOnceForEachBusinessDay() throws Exception {
        world.backups.nightly();
        world.backups.nightly();
        assertEquals(1, world.filesIn(world.home.backups()).size());
        world.later(Duration.ofDays(1));
        world.backups.nightly();
        assertEquals(2, world.filesIn(world.home.backups()).size());
    }

    @Test
    void onlyTheOldestOfAKindGo() throws Exception {
        assertEquals(Optional.empty(), world.backups.decide(plan(folder.resolve("stick"), 2, false), null));
        var stranger = Files.writeString(folder.resolve("stick").resolve("harbour-till_live_T9_x.tillbackup"), "x");
        var byHand = world.backups.now().value().file();
        for (var day = 0; day < 4; day++) {
            world.later(Duration.ofDays(1));
            world.backups.nightly();
        }
        var left = world.filesIn(folder.resolve("stick"));
        assertEquals(4, left.size());
        assertTrue(left.containsAll(List.of(stranger, byHand)));
        assertTrue(left.contains(
                Objects.requireNonNull(world.backups.standing().last()).file()));
    }

    @Test
    void aStickThatWasPulledOutIsToldAndNothingIsWrittenInItsPlace() throws Exception {
        var stick = folder.resolve("stick");
        world.backups.decide(plan(stick, 14, false), null);
        Files.delete(stick.resolve("harbour-till-backups.txt"));
        assertEquals("backup.folderMissing", failure());
        Files.delete(stick);
        assertEquals("backup.folderMissing", failure());
        assertFalse(Files.exists(stick));
        assertEquals(
                Problem.of("backup.folderMissing", stick.toString()),
                world.backups.standing().failure());
        Files.createDirectories(stick);
        Files.writeString(stick.resolve("harbour-till-backups.txt"), "");
        assertEquals("", failure());
        assertNull(world.backups.standing().failure());
    }

    @Test
    void anOldBackupIsWarnedOfAndANewOneEndsThat() {
        assertNull(world.backups.standing().warning());
        world.backups.now().value();
        world.later(Duration.ofDays(3));
        assertNull(world.backups.standing().warning());
        world.later(Duration.ofHours(30));
        assertEquals(
                Problem.of("backup.warn.old", "4"), world.backups.standing().warning());
        world.backups.now().value();
        assertNull(world.backups.standing().warning());
    }

    @Test
    void sealedBackupsNeedTheirPassphrase() throws Exception {
        var sealed = plan(folder.resolve("stick"), 14, true);
        assertEquals(Optional.of(Problem.of("backup.passphraseMissing")), world.backups.decide(sealed, null));
        assertEquals(Optional.empty(), world.backups.decide(sealed, new Secret("open sesame")));
        var file = world.backups.now().value().file();
        assertTrue(Restore.isSealed(file));
        assertEquals(
                Optional.of(Problem.of("backup.wrongPassphrase")),
                world.backups
                        .restore()
                        .prepare(file, new Secret("open barley"), false)
                        .failure());
        assertEquals(
                Optional.empty(),
                world.backups
                        .restore()
                        .prepare(file, new Secret("open sesame"), false)
                        .failure());
    }

    @Test
    void noSecretAndNoKeyIsInABackup() throws Exception {
        world.backups.decide(plan(folder.resolve("stick"), 14, false), new Secret("open sesame"));
        Files.createDirectories(world.home.gateways());
        Files.writeString(world.home.gateway("gnete"), "{\"id\":\"gnete\"}");
        var into = folder.resolve("into");
        Archive.unpack(world.backups.now().value().file(), null, into);
        try (var files = Files.walk(into)) {
            var names = files.filter(Files::isRegularFile)
                    .map(file -> into.relativize(file).toString())
                    .sorted()
                    .toList();
            assertEquals(List.of("gateways/gnete.json", "ledger.mv.db"), names);
        }
        var text = new String(Files.readAllBytes(into.resolve("ledger.mv.db")), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("open sesame"));
    }

    @Test
    void aLedgerThatContradictsItselfIsKeptApartAndDoesNotCount() throws Exception {
        world.sold();
        var before = world.backups.now().value();
        world.ledger.close();
        LedgerForger.forge(world.file().path(), "update event set facts = '{}' where sequence = 1");
        world.later(Duration.ofDays(1));
        assertEquals("backup.faults", failure());
        assertEquals(before, world.backups.standing().last());
        assertTrue(world.filesIn(world.home.backups()).stream()
                .anyMatch(file -> file.toString().endsWith("with-faults.tillbackup")));
        world.reopen();
    }

    @Test
    void oneWithFaultsNeverBearsAGoodOnesName() throws Exception {
        world.sold();
        world.ledger.close();
        LedgerForger.forge(world.file().path(), "update event set facts = '{}' where sequence = 1");
        var named = new ArrayList<Path>();
        var secrets = new SealedSecretFile(world.home.secrets(), world.home.secretsKey(), new SecureRandom());
        var watched = new Backups(world.place, secrets, new Random(1), stage -> {
            if (stage == Stage.NAMED) {
                named.addAll(world.filesIn(world.home.backups()));
            }
        });
        assertTrue(watched.now() instanceof Result.Failed<?>);
        assertEquals(1, named.size());
        assertTrue(named.getFirst().toString().endsWith("with-faults.tillbackup"), named.toString());
        world.reopen();
    }

    @Test
    void whatAProcessThatDiedLeftIsClearedADayLater() throws Exception {
        world.backups.now().value();
        var begun = part("T01_20261119");
        var anothers = part("T02_20261119");
        var under = part("T01_20261121");
        for (var old : List.of(begun, anothers)) {
            Files.setLastModifiedTime(old, FileTime.from(world.now.minus(Duration.ofDays(2))));
        }
        Files.setLastModifiedTime(under, FileTime.from(world.now.minus(Duration.ofHours(1))));
        world.later(Duration.ofMinutes(1));
        world.backups.now().value();
        assertEquals(
                List.of(false, true, true),
                Stream.of(begun, anothers, under).map(Files::exists).toList());
    }

    private Path part(String name) throws Exception {
        var folder = world.home.backups();
        return Files.writeString(folder.resolve(".harbour-till_live_" + name + "-x_nightly.tillbackup.part"), "x");
    }

    @Test
    void aFileOfOnesOwnIsNeverWrittenOver() throws Exception {
        var file = folder.resolve("monday.tillbackup");
        assertNotNull(world.backups.into(file, null).value());
        var size = Files.size(file);
        assertEquals(
                "backup.exists",
                world.backups.into(file, null).failure().orElseThrow().key());
        assertEquals(size, Files.size(file));
        assertEquals(
                "backup.folderMissing",
                world.backups
                        .into(folder.resolve("nowhere").resolve("x"), null)
                        .failure()
                        .orElseThrow()
                        .key());
    }
}
