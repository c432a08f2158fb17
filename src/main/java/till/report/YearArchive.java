package till.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Year;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.domain.Problem;
import till.domain.Result;
import till.ledger.History;
import till.ledger.Ledger;
import till.ledger.Years;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;
import till.service.LedgerCheck;
import till.verify.Verify;

/**
 * Puts a year away as a folder: readable tables of its money, orders, parcels and closes, and the whole history up to now, which
 * proves them without this program. The folder appears under its name when it was verified, or not at all. Takes nothing out of
 * the ledger. May be shared between threads.
 */
public final class YearArchive {
    static final String MANIFEST = "archive.json";

    private final BookExport books;
    private final History history;
    private final Years years;

    public YearArchive(Ledger ledger, BusinessCalendar calendar) {
        this.books = new BookExport(ledger, calendar);
        this.history = ledger.history();
        this.years = ledger.years();
    }

    /** Hears what is being written, and may give it up. Called on the thread that writes. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Hears of so many rows of a part, and says whether to go on.
         *
         * @param part null for the history
         */
        boolean written(@Nullable What part, long rows);
    }

    /** What was written. */
    public record Archived(Path folder, long rows, long events) {}

    /** The name of a year's folder. */
    public static String folderName(Year year) {
        return "harbour-till-archive-" + year;
    }

    /** Writes a year into a new folder beneath {@code to}; what an earlier try left behind is begun anew. */
    public Result<Archived> write(Year year, Path to, Progress progress) {
        var folder = to.toAbsolutePath().normalize().resolve(folderName(year));
        var part = folder.resolveSibling("." + folder.getFileName() + ".part");
        if (Files.exists(folder)) {
            return Result.failed("archive.exists", folder.toString());
        }
        if (years.through()
                .filter(through -> year.getValue() <= through.getYear())
                .isPresent()) {
            return Result.failed("archive.pruned", year.toString());
        }
        try {
            Files.createDirectories(folder.getParent());
            delete(part);
            try {
                return write(year, folder, part, progress);
            } finally {
                delete(part);
            }
        } catch (IOException _) {
            return Result.failed("archive.notWritten", folder.toString());
        }
    }

    private Result<Archived> write(Year year, Path folder, Path part, Progress progress) throws IOException {
        if (!progress.written(null, 0)) {
            return Result.failed("archive.givenUp", folder.toString());
        }
        return switch (new LedgerCheck(history).export(part)) {
            case Result.Failed<LedgerCheck.Exported> _ -> Result.failed("archive.notWritten", folder.toString());
            case Result.Done<LedgerCheck.Exported>(var exported) -> {
                var rows = 0L;
                for (var what : What.values()) {
                    switch (table(year, what, part, progress)) {
                        case Result.Failed<BookExport.Written>(var problem) -> {
                            yield Result.failed(problem);
                        }
                        case Result.Done<BookExport.Written>(var written) -> rows += written.rows();
                    }
                }
                yield finish(year, folder, part, new Archived(folder, rows, exported.events()));
            }
        };
    }

    private Result<BookExport.Written> table(Year year, What what, Path part, Progress progress) {
        var days = new Days(year.atDay(1), year.atDay(year.length()), null);
        var wanted = new Wanted(what, Format.CSV, days);
        return books.write(wanted, part.resolve(wanted.fileName()), rows -> progress.written(what, rows));
    }

    /** Nothing gets the archive's name before it was read again and found whole. */
    private static Result<Archived> finish(Year year, Path folder, Path part, Archived archived) throws IOException {
        manifest(year, part);
        var faults = Verify.faults(part);
        if (!faults.isEmpty()) {
            return Result.failed(Problem.of("archive.notWhole", faults.getFirst()));
        }
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        return Result.done(archived);
    }

    private static void manifest(Year year, Path part) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.list(part)) {
            for (var file : all.toList()) {
                files.put(String.valueOf(file.getFileName()), sha256(file));
                force(file);
            }
        }
        var text = files.entrySet().stream()
                        .map(file -> "\"" + file.getKey() + "\":\"" + file.getValue() + "\"")
                        .collect(Collectors.joining(
                                ",", "{\"files\":{", "},\"format\":\"harbour-till/archive/1\",\"year\":"))
                + year + "}";
        Files.write(part.resolve(MANIFEST), text.getBytes(StandardCharsets.UTF_8));
        force(part.resolve(MANIFEST));
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path part) throws IOException {
        if (Files.exists(part)) {
            try (var files = Files.walk(part)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
