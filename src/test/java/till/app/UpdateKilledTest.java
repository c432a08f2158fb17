package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Mode;
import till.domain.Result;
import till.ledger.LedgerFile;
import till.ledger.LedgerOpening;
import till.ledger.OldLedger;
import till.settings.DataFolder;

/**
 * The real program, killed with SIGKILL while it changes the tables of a ledger that an older one filled: the ledger is the old one
 * or the new one, and the next start goes on. {@code -Dupdates=N} for so many deaths.
 */
class UpdateKilledTest {
    private static final int DEATHS = Integer.getInteger("updates", 2);
    private static final long SEED = Long.getLong("updates.seed", 7);

    /** In ms, from the moment the update began. */
    private static final int LATEST = 700;

    @TempDir
    private Path folder;

    @Test
    void theLedgerIsTheOldOneOrTheNewOneAndNothingIsLost() throws Exception {
        var old = folder.resolve("old/ledger");
        OldLedger.make(old);
        var random = new Random(SEED);
        var within = 0;
        for (var death = 0; death < DEATHS; death++) {
            within += dies(folder.resolve("home" + death), old, random.nextInt(LATEST)) ? 1 : 0;
        }
        System.out.println("died within an update: " + within + " of " + DEATHS);
    }

    /** Whether it died before the new tables were there. */
    private static boolean dies(Path own, Path old, int millis) throws Exception {
        var home = ((Result.Done<DataFolder>) DataFolder.open(own)).value();
        var ledger = home.ledger(Mode.LIVE);
        Files.createDirectories(ledger.resolveSibling(""));
        Files.copy(data(old), data(ledger));
        var program = new Program(own);
        var running = program.start("verify");
        var copy = data(ledger.resolveSibling("updated-" + ledger.getFileName()));
        while (running.process().isAlive() && !Files.exists(copy)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        TimeUnit.MILLISECONDS.sleep(millis);
        running.process().destroyForcibly().waitFor();

        Files.deleteIfExists(Path.of(ledger + ".lock.db"));
        var version = new LedgerFile(ledger).look(LedgerFile.Depth.CHAINS).version();
        assertTrue(List.of(8, LedgerOpening.tables()).contains(version), "version " + version);
        var next = program.run("verify");
        assertEquals(0, next.code(), next.out() + next.err());
        assertEquals(List.of(), OldLedger.faults(ledger));
        assertFalse(Files.exists(copy));
        assertEquals(List.of(), kept(home));
        return version == 8;
    }

    /** Nothing had to be set aside or restored. */
    private static List<Path> kept(DataFolder home) throws Exception {
        var kept = home.keptLedgers(Mode.LIVE);
        if (!Files.exists(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.toList();
        }
    }

    private static Path data(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + ".mv.db");
    }
}
