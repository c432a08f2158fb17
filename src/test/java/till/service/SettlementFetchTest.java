package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.gateway.Outcome;
import till.gateway.Settlements;

/** The statements of one day are fetched from a gateway that has them. */
class SettlementFetchTest extends DirectoryCases {
    /** Two statements of the day, one for each currency, and one of another day. */
    private static final class Statements implements Settlements {
        private boolean silent;

        @Override
        public Outcome<SettlementList> settlements() {
            return new Outcome.Answered<>(new SettlementList(
                    List.of(
                            new Settlement("20261121-1", Map.of()),
                            new Settlement("S2", Map.of("day", "2026-11-21 00:00")),
                            new Settlement("S3", Map.of("day", "20261121", "currency", "HKD")),
                            new Settlement("S4", Map.of("day", "2026-11-22", "note", "after 20261121"))),
                    "ok"));
        }

        @Override
        public Outcome<SettlementFile> download(String settlementId) {
            return silent
                    ? new Outcome.Unknown<>("time-out")
                    : new Outcome.Answered<>(
                            new SettlementFile(settlementId + ".csv", "text of " + settlementId, "ok"));
        }
    }

    @Test
    void everyStatementOfADayIsFetchedAndNoOther(@TempDir Path folder) throws Exception {
        var statements = new Statements();
        var fetch = new SettlementFetch(directory(desk(statements)));
        var day = LocalDate.parse("2026-11-21");
        assertTrue(fetch.gives("a"));
        assertFalse(fetch.gives("b"));
        var files = fetch.fetch("a", day, folder).value();
        assertEquals(
                List.of("20261121-1.csv", "S2.csv", "S3.csv"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        assertEquals("text of S2", Files.readString(files.get(1)));
        assertEquals(
                problem("settlements.noneOfDay", "a", "2026-11-20"),
                fetch.fetch("a", day.minusDays(1), folder).failure());
        assertEquals(
                problem("settlements.none", "b"), fetch.fetch("b", day, folder).failure());
        assertEquals(
                problem("export.notWritten", folder.resolve("gone").toString()),
                fetch.fetch("a", day, folder.resolve("gone")).failure());
        statements.silent = true;
        assertEquals(
                problem("settlements.noAnswer", "a", "time-out"),
                fetch.fetch("a", day, folder).failure());
    }
}
