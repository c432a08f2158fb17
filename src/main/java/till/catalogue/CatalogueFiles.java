package till.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Item;
import till.domain.Result;
import till.settings.WholeFile;

/**
 * Brings the catalogue in from a CSV file and out to one. A file is looked at first; then all that was planned is written
 * in one transaction, or nothing. Whoever follows the progress may end the work by a {@link CancellationException}. May be
 * shared between threads; no method belongs on the UI thread.
 */
public final class CatalogueFiles {
    private final Catalogue catalogue;

    public CatalogueFiles(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * How a file is to be read.
     *
     * @param chosen by the person who looks at it; null for what it most likely is
     * @param usual what it is where nothing tells
     */
    public record ReadAs(@Nullable TextCode chosen, TextCode usual) {}

    /** What an import wrote. */
    public record Imported(int added, int changed) {}

    /**
     * What importing a file would do; a failure where its rows cannot be told.
     *
     * @param usual the currency of prices that name none
     * @param progress hears of rows read
     */
    public Result<ImportPlan> look(Path file, CurrencyUnit usual, IntConsumer progress) {
        return CsvText.read(file)
                .then(text -> plan(file, new CsvText.Read(text, TextCode.UTF_8, List.of()), usual, progress));
    }

    /**
     * As {@link #look(Path, CurrencyUnit, IntConsumer)}, for a person who sees what the file was read as and may choose.
     *
     * @param as how to read it
     */
    public Result<ImportPlan> look(Path file, ReadAs as, CurrencyUnit usual, IntConsumer progress) {
        return CsvText.read(file, as.chosen(), as.usual()).then(read -> plan(file, read, usual, progress));
    }

    private Result<ImportPlan> plan(Path file, CsvText.Read read, CurrencyUnit usual, IntConsumer progress) {
        var shelf = catalogue.shelf();
        var reading = new CsvReading(shelf, usual, progress);
        return reading.read(read.text())
                .map(rows -> new ImportPlan(
                        String.valueOf(file.getFileName()),
                        reading.heading(),
                        rows,
                        shelf.version(),
                        sha256(read.text()),
                        read.code(),
                        read.possible()));
    }

    /**
     * Writes what was planned. Refused where a row is wrong and wrong rows were not chosen to be left out, and where the
     * catalogue was changed since the file was looked at.
     *
     * @param leaveOut whether rows with something wrong are left out
     * @param progress hears of items written
     */
    public Result<Imported> write(ImportPlan plan, boolean leaveOut, Acting acting, IntConsumer progress) {
        if (!plan.isSound() && !leaveOut) {
            return Result.failed("catalogue.import.wrongRows");
        }
        var added = items(plan, ImportRow.Kind.NEW);
        var changed = items(plan, ImportRow.Kind.CHANGED);
        if (added.isEmpty() && changed.isEmpty()) {
            return Result.failed("catalogue.import.nothing");
        }
        var facts = Map.of(
                "did", "imported",
                "file", plan.file(),
                "sha256", plan.sha256(),
                "added", String.valueOf(added.size()),
                "changed", String.valueOf(changed.size()));
        return catalogue
                .write(
                        acting,
                        shelf -> shelf.version() == plan.version()
                                ? Result.done(new Catalogue.Plan(added, changed, facts))
                                : Result.failed("catalogue.import.moved"),
                        progress)
                .map(written -> new Imported(added.size(), changed.size()));
    }

    private static List<Item> items(ImportPlan plan, ImportRow.Kind kind) {
        return plan.of(kind).stream()
                .map(row -> Objects.requireNonNull(row.item()))
                .toList();
    }

    /**
     * Writes all items to a file that imports as what they are.
     *
     * @return how many
     */
    public Result<Integer> export(Path file) {
        var items = catalogue.shelf().all();
        var lines = new ArrayList<List<String>>();
        lines.add(Stream.of(Column.values()).map(Column::heading).toList());
        for (var item : items) {
            var cells = ItemCells.of(item);
            lines.add(Stream.of(Column.values())
                    .map(column -> cells.getOrDefault(column, ""))
                    .toList());
        }
        return save(file, lines).map(_ -> items.size());
    }

    /**
     * Writes the rows with something wrong as the file tells them, to be corrected there and imported.
     *
     * @return how many
     */
    public Result<Integer> saveWrong(ImportPlan plan, Path file) {
        var wrong = plan.of(ImportRow.Kind.WRONG);
        var lines = new ArrayList<List<String>>();
        lines.add(plan.heading());
        wrong.forEach(
                row -> lines.add(row.cells().stream().map(CellGuard::unguarded).toList()));
        return save(file, lines).map(_ -> wrong.size());
    }

    private static Result<Path> save(Path file, List<List<String>> lines) {
        var text = new StringBuilder("\uFEFF");
        for (var line : lines) {
            CsvLine.append(text, line.stream().map(CellGuard::guarded).toList());
        }
        try {
            WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            return Result.done(file);
        } catch (IOException _) {
            return Result.failed("catalogue.file.notSaved", file.toString());
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
