package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.security.DigestOutputStream;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.Movements;

/**
 * Writes a business day as CSV, with a summary beside it that proves the file: totals, number of rows and its SHA-256.
 * Rows are streamed; both files appear whole under their names or not at all. May be shared between threads.
 */
public final class DayExport {
    private static final String ENDING = ".csv";

    private final Movements movements;
    private final BusinessCalendar calendar;
    private final Disk disk;

    public DayExport(Ledger ledger, BusinessCalendar calendar) {
        this(ledger.movements(), calendar);
    }

    public DayExport(Movements movements, BusinessCalendar calendar) {
        this(movements, calendar, ExportFile::open);
    }

    DayExport(Movements movements, BusinessCalendar calendar, Disk disk) {
        this.movements = movements;
        this.calendar = calendar;
        this.disk = disk;
    }

    /** Opens a new file that is on disk once its stream is closed. */
    interface Disk {
        OutputStream open(Path file) throws IOException;
    }

    /**
     * What was written.
     *
     * @param rows movements in the file, open ones included
     * @param sha256 of the whole file, in small hexadecimal digits
     */
    public record Written(Path file, Path summary, long rows, String sha256, DayTotals totals) {}

    /** @param till null for all tills */
    public static String fileName(LocalDate day, @Nullable String till) {
        return "harbour-till_" + (till == null ? "all" : till) + "_" + day + ENDING;
    }

    /** The summary's name beside an export. */
    public static Path summaryOf(Path file) {
        var name = String.valueOf(file.getFileName());
        var stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return file.resolveSibling(stem + ".summary" + ENDING);
    }

    /** Which instants a business day spans. */
    public Movements.Span span(LocalDate day) {
        return new Movements.Span(day, calendar.startOf(day), calendar.startOf(day.plusDays(1)));
    }

    /**
     * Writes the day to a file, and its summary beside it; an export that stands there is replaced whole.
     *
     * @param till null for all tills
     */
    public Result<Written> write(LocalDate day, @Nullable String till, Path target) {
        var file = target.toAbsolutePath().normalize();
        var unfit = ExportFile.unfit(file).or(() -> ExportFile.unfit(summaryOf(file)));
        return unfit.isPresent() ? Result.failed(unfit.get()) : writeBoth(day, till, file);
    }

    private Result<Written> writeBoth(LocalDate day, @Nullable String till, Path file) {
        var summary = summaryOf(file);
        var newFile = ExportFile.temporary(file);
        var newSummary = ExportFile.temporary(summary);
        try {
            try {
                var written = writeRows(day, till, file, newFile);
                ExportFile.clearAbandoned(newFile, file);
                writeSummary(written, newSummary);
                ExportFile.put(newFile, file);
                ExportFile.put(newSummary, summary);
                return Result.done(written);
            } finally {
                Files.deleteIfExists(newFile);
                Files.deleteIfExists(newSummary);
            }
        } catch (AccessDeniedException | ReadOnlyFileSystemException _) {
            return Result.failed("export.notAllowed", file.toString());
        } catch (IOException _) {
            return new Result.Failed<>(ExportFile.unwritten(file));
        }
    }

    private Written writeRows(LocalDate day, @Nullable String till, Path file, Path temporary) throws IOException {
        var digest = ExportFile.sha256();
        var sum = new DayTotals.Sum();
        try (var out = new DigestOutputStream(disk.open(temporary), digest)) {
            var csv = new CsvBytes(out);
            var rows = new DayRows(csv, day, calendar.zone());
            rows.header();
            movements.read(span(day), till, movement -> {
                rows.accept(movement);
                sum.accept(movement);
            });
            csv.finish();
        }
        var totals = sum.totals();
        var hash = HexFormat.of().formatHex(digest.digest());
        return new Written(file, summaryOf(file), totals.rows(), hash, totals);
    }

    private void writeSummary(Written written, Path temporary) throws IOException {
        try (var out = disk.open(temporary)) {
            var csv = new CsvBytes(out);
            DaySummary.write(csv, written);
            csv.finish();
        }
    }
}
