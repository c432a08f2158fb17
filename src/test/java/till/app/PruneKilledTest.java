package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Result;
import till.ledger.LedgerOpening;
import till.ledger.SeededBooks;
import till.ledger.SeededYear;
import till.report.YearArchive;
import till.service.Steps.Step;
import till.settings.DataFolder;
import till.verify.Verify;

/** The real program, killed with SIGKILL while it takes a year out: each time the ledger is whole, and the next try goes on. */
class PruneKilledTest {
    private static final Year YEAR = Year.of(2024);
    private static final int PAYMENTS = 3_000;
    private static final List<Integer> DYING_BEFORE_COMMIT = List.of(1, 2);

    @TempDir
    private Path folder;

    @Test
    void whatWasTakenOutIsOutAndWhatWasNotIsThere() throws Exception {
        var own = folder.resolve("home");
        try (var shop = new ShopInTest(own, "gnete")) {
            assertTrue(shop.book().orders().isEmpty());
        }
        var file = ((Result.Done<DataFolder>) DataFolder.open(own)).value().ledger(Mode.LIVE);
        LedgerOpening.openFile(file, "T01").close();
        var calendar = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
        SeededYear.intoFile(file, new SeededYear.Plan(PAYMENTS, LocalDate.parse("2024-11-02"), 60, calendar, 24));
        var program = new Program(own);
        done(program.run("close", "--day", "2024-12-31", "--yes"));
        done(program.run("archive", YEAR.toString(), "--to", folder.toString()));
        var archive = folder.resolve(YearArchive.folderName(YEAR));
        var prune = new String[] {"prune", "2024", "--archive", archive.toString(), "--confirm", "2024"};

        var left = PAYMENTS;
        for (var commit : DYING_BEFORE_COMMIT) {
            program.killAt(new Kill.Point(Step.COMMITTING, commit, null), () -> {}, Program.Call.of(prune));
            done(program.run("verify"));
            var now = SeededBooks.ofFile(file).payments();
            assertEquals(left - (commit - 1) * 2_000, now);
            left = now;
        }
        done(program.run(prune));
        done(program.run("verify"));
        assertEquals(0, SeededBooks.ofFile(file).payments());
        assertEquals(List.of(), Verify.faults(archive));
    }

    private static void done(Program.Run run) {
        assertEquals(0, run.code(), run.out() + run.err());
    }
}
