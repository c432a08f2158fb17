package till.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.BusinessCalendar;
import till.report.BookExport.Format;

class NightlyExportTest {
    private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 4);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @TempDir
    Path folder;

    private final AtomicReference<LocalDate> today = new AtomicReference<>(TODAY);
    private final KeptNights keeping = new KeptNights();

    private NightlyExport nightly() {
        var books = new BookExport(FewMovements.many(3, 50), new NoOrders(), new FewCloses(), CALENDAR);
        return new NightlyExport(books, () -> Objects.requireNonNull(today.get()), keeping);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.contains("summary"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachDayIsWrittenOnceWhenItIsOver() throws IOException {
        var nightly = nightly();
        nightly.catchUp();
        assertEquals(List.of(), files());
        nightly.into(folder, Format.CSV);
        nightly.catchUp();
        assertEquals(List.of("harbour-till_all_2026-11-20.csv"), files());
        Files.delete(folder.resolve("harbour-till_all_2026-11-20.csv"));
        nightly.catchUp();
        assertEquals(List.of(), files(), "a file that was taken away is not written again");
        today.set(TODAY.plusDays(1));
        nightly.catchUp();
        assertEquals(List.of("harbour-till_all_2026-11-21.csv"), files());
    }

    @Test
    void daysTheTillWasOffAreCaughtUp() throws IOException {
        nightly().into(folder, Format.XLSX);
        today.set(TODAY.plusDays(3));
        nightly().catchUp();
        assertEquals(
                List.of(
                        "harbour-till_all_2026-11-20.xlsx",
                        "harbour-till_all_2026-11-21.xlsx",
                        "harbour-till_all_2026-11-22.xlsx",
                        "harbour-till_all_2026-11-23.xlsx"),
                files());
    }

    @Test
    void whatCouldNotBeWrittenIsToldAndTriedAgain() throws IOException {
        var nightly = nightly();
        var missing = folder.resolve("usb");
        nightly.into(missing, Format.CSV);
        nightly.catchUp();
        assertEquals(
                "export.noFolder",
                Objects.requireNonNull(nightly.standing().failure()).key());
        assertEquals(TODAY.minusDays(2), nightly.standing().plan().orElseThrow().done());
        Files.createDirectory(missing);
        nightly.catchUp();
        assertNull(nightly.standing().failure());
        assertEquals(TODAY.minusDays(1), nightly.standing().plan().orElseThrow().done());
    }

    @Test
    void nothingIsWrittenAnyMoreOnceItIsStopped() throws IOException {
        var nightly = nightly();
        nightly.into(folder, Format.CSV);
        nightly.stop();
        nightly.catchUp();
        assertEquals(List.of(), files());
    }
}
