package till.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.security.DigestOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import till.domain.BusinessCalendar;
import till.domain.Result;
import till.domain.ZReport;
import till.ledger.Extracts;
import till.ledger.Ledger;
import till.ledger.Movements;
import till.ledger.ZReports;
import till.report.Board.Days;
import till.service.Steps;
import till.service.Steps.Step;

/**
 * Writes any days of the books as a file: payments and refunds, orders line by line, shipments, or closes, as CSV or as a workbook.
 * Rows are streamed; the file appears whole under its name or not at all, also where it is given up on the way. May be shared between
 * threads.
 */
public final class BookExport {
    private static final int TOLD_EVERY = 200;
    private static final int PAGE = 100;

    private final Movements movements;
    private final Extracts extracts;
    private final ZReports closes;
    private final BusinessCalendar calendar;
    private final Supplier<Optional<LocalDate>> pruned;
    private final Steps steps;

    public BookExport(Ledger ledger, BusinessCalendar calendar) {
        this(ledger, calendar, Steps.NONE);
    }

    /** @param steps where crash drills stop it */
    public BookExport(Ledger ledger, BusinessCalendar calendar, Steps steps) {
        this(
                ledger.movements(),
                ledger.extracts(),
                ledger.zReports(),
                calendar,
                () -> ledger.years().through(),
                steps);
    }

    BookExport(Movements movements, Extracts extracts, ZReports closes, BusinessCalendar calendar) {
        this(movements, extracts, closes, calendar, Optional::empty, Steps.NONE);
    }

    private BookExport(
            Movements movements,
            Extracts extracts,
            ZReports closes,
            BusinessCalendar calendar,
            Supplier<Optional<LocalDate>> pruned,
            Steps steps) {
        this.pruned = pruned;
        this.steps = steps;
        this.movements = movements;
        this.extracts = extracts;
        this.closes = closes;
        this.calendar = calendar;
    }

    /** What a file holds. */
    public enum What {
        /** The movements of money, as the day's export has them; beside a CSV its summary. */
        MONEY,
        /** Every order that was charged, line by line, whatever became of it. */
        ORDERS,
        SHIPMENTS,
        /** The closes of business days with their totals; they are of all tills. */
        CLOSES;

        String word() {
            return switch (this) {
                case MONEY -> "";
                case ORDERS -> "orders_";
                case SHIPMENTS -> "shipments_";
                case CLOSES -> "closes_";
            };
        }

        List<String> columns() {
            return switch (this) {
                case MONEY -> DayRows.COLUMNS;
                case ORDERS -> BookRows.ORDERS;
                case SHIPMENTS -> BookRows.SHIPMENTS;
                case CLOSES -> BookRows.CLOSES;
            };
        }
    }

    /** How a file is written. */
    public enum Format {
        CSV,
        XLSX;

        String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is to be written. */
    public record Wanted(What what, Format format, Days days) {
        /** The usual name of the file. */
        public String fileName() {
            var till = Objects.requireNonNullElse(days.till(), "all");
            var span = days.isOne() ? days.from().toString() : days.from() + "_" + days.to();
            return "harbour-till_" + what.word() + till + "_" + span + format.ending();
        }
    }

    /** Hears how far a file is, and may give it up. Called on the thread that writes. */
    @FunctionalInterface
    public interface Progress {
        /** Hears of so many rows, and says whether to go on. */
        boolean written(long rows);
    }

    /**
     * What was written.
     *
     * @param summary the file beside it that proves it; null where there is none
     * @param sha256 of the whole file, in small hexadecimal digits
     */
    public record Written(Path file, @Nullable Path summary, long rows, String sha256) {}

    /** Writes the file; one that stands there is replaced whole. */
    public Result<Written> write(Wanted wanted, Path target, Progress progress) {
        var file = target.toAbsolutePath().normalize();
        var unfit = ExportFile.unfit(file);
        var archived = wanted.what() == What.CLOSES
                ? Optional.<LocalDate>empty()
                : pruned.get().filter(through -> !wanted.days().from().isAfter(through));
        if (archived.isPresent()) {
            return Result.failed("export.archived", archived.get().toString());
        }
        return unfit.isPresent() ? Result.failed(unfit.get()) : written(wanted, file, progress);
    }

    private Result<Written> written(Wanted wanted, Path file, Progress progress) {
        var newFile = ExportFile.temporary(file);
        var newSummary = ExportFile.temporary(DayExport.summaryOf(file));
        try {
            try {
                var written = writeRows(wanted, file, newFile, progress);
                ExportFile.clearAbandoned(newFile, file);
                steps.reached(Step.EXPORT_WRITTEN);
                var proven = wanted.what() == What.MONEY && wanted.format() == Format.CSV;
                if (proven) {
                    writeSummary(written, newSummary);
                    steps.reached(Step.EXPORT_PROVEN);
                }
                return Result.done(named(written, newFile, proven ? newSummary : null));
            } finally {
                Files.deleteIfExists(newFile);
                Files.deleteIfExists(newSummary);
            }
        } catch (GivenUp _) {
            return Result.failed("export.givenUp", file.toString());
        } catch (AccessDeniedException | ReadOnlyFileSystemException _) {
            return Result.failed("export.notAllowed", file.toString());
        } catch (IOException | UncheckedIOException _) {
            return new Result.Failed<>(ExportFile.unwritten(file));
        }
    }

    /** @param newSummary null where there is none */
    private Written named(DayExport.Written written, Path newFile, @Nullable Path newSummary) throws IOException {
        ExportFile.put(newFile, written.file());
        steps.reached(Step.EXPORT_PUT);
        var summary = newSummary == null ? null : written.summary();
        if (newSummary != null) {
            ExportFile.put(newSummary, written.summary());
        }
        steps.reached(Step.EXPORT_DONE);
        return new Written(written.file(), summary, written.rows(), written.sha256());
    }

    private DayExport.Written writeRows(Wanted wanted, Path file, Path temporary, Progress progress)
            throws IOException {
        var digest = ExportFile.sha256();
        var sum = new DayTotals.Sum();
        var count = new Count(progress);
        try (var out = new DigestOutputStream(ExportFile.open(temporary), digest)) {
            var table = table(wanted, out);
            read(wanted, new BookRows(table, calendar), sum, count);
            steps.reached(Step.EXPORT_WRITING);
            table.finish();
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        return new DayExport.Written(file, DayExport.summaryOf(file), count.rows, hash, sum.totals());
    }

    private static Table table(Wanted wanted, OutputStream out) {
        var columns = wanted.what().columns();
        return switch (wanted.format()) {
            case CSV -> new CsvTable(out, columns);
            case XLSX -> new XlsxTable(out, wanted.what().name().toLowerCase(Locale.ROOT), columns);
        };
    }

    private void read(Wanted wanted, BookRows rows, DayTotals.Sum sum, Count count) {
        var days = wanted.days();
        var between = new Extracts.Between(
                calendar.startOf(days.from()), calendar.startOf(days.to().plusDays(1)), days.till());
        switch (wanted.what()) {
            case MONEY -> movements(days, rows, sum, count);
            case ORDERS ->
                extracts.orders(between, bought -> {
                    rows.order(bought);
                    count.row(Math.max(1, bought.basket().lines().size()));
                });
            case SHIPMENTS ->
                extracts.shipments(between, sent -> {
                    rows.shipment(sent);
                    count.row(1);
                });
            case CLOSES -> closed(days).forEach(report -> count.row(rows.close(report)));
        }
    }

    /** Oldest first; there is one a day at most. */
    private List<ZReport> closed(Days days) {
        var found = new ArrayList<ZReport>();
        var page = closes.list(Long.MAX_VALUE, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(report ->
                            !report.day().isBefore(days.from()) && !report.day().isAfter(days.to()))
                    .forEach(found::add);
            var last = page.getLast();
            page = last.day().isBefore(days.from()) ? List.of() : closes.list(last.number(), PAGE);
        }
        return found.reversed();
    }

    /** What is open stands at the end of all days; there is little of it. */
    private void movements(Days days, BookRows rows, DayTotals.Sum sum, Count count) {
        var open = new ArrayList<Runnable>();
        for (var day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            var on = day;
            movements.read(span(day), days.till(), movement -> {
                sum.accept(movement);
                if (movement.open()) {
                    open.add(() -> rows.movement(on, movement));
                } else {
                    rows.movement(on, movement);
                }
                count.row(1);
            });
        }
        open.forEach(Runnable::run);
    }

    private Movements.Span span(LocalDate day) {
        return new Movements.Span(day, calendar.startOf(day), calendar.startOf(day.plusDays(1)));
    }

    private static void writeSummary(DayExport.Written written, Path temporary) throws IOException {
        try (var out = ExportFile.open(temporary)) {
            var csv = new CsvBytes(out);
            DaySummary.write(csv, written);
            csv.finish();
        }
    }

    /** The person did not want the file any more. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp() {
            super("given up", null, false, false);
        }
    }

    /** Counts rows, and asks now and then whether to go on. */
    private static final class Count {
        private final Progress progress;
        private long rows;
        private long told;

        Count(Progress progress) {
            this.progress = progress;
        }

        void row(int written) {
            rows += written;
            if (rows - told >= TOLD_EVERY) {
                told = rows;
                if (!progress.written(rows)) {
                    throw new GivenUp();
                }
            }
        }
    }
}
