package till.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.joda.money.CurrencyUnit;
import till.domain.Item;
import till.domain.Result;

/** Reads a file's rows against the catalogue. For one thread, once. */
final class CsvReading {
    static final int MOST_ROWS = 200_000;
    private static final int STEP = 500;

    private final Shelf shelf;
    private final CurrencyUnit usual;
    private final IntConsumer progress;
    private final List<Column> columns = new ArrayList<>();
    private final List<ImportRow> rows = new ArrayList<>();
    private final Map<String, Integer> skus = new HashMap<>();
    private List<String> heading = List.of();

    /** @param progress hears of rows read; what it throws ends the reading */
    CsvReading(Shelf shelf, CurrencyUnit usual, IntConsumer progress) {
        this.shelf = shelf;
        this.usual = usual;
        this.progress = progress;
    }

    List<String> heading() {
        return heading;
    }

    /** Every row with something in it; broken quotes leave no row of the file in its place, so they end it. */
    Result<List<ImportRow>> read(String text) {
        var read = 0;
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            for (var line : parser) {
                var number = (int) line.getRecordNumber();
                if (number == 1) {
                    var wrong = head(line);
                    if (wrong.failure().isPresent()) {
                        return wrong;
                    }
                } else if (number > MOST_ROWS + 1) {
                    return Result.failed("catalogue.file.rows", String.valueOf(MOST_ROWS));
                } else if (line.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(row(number, line));
                }
                read = number;
                if (read % STEP == 0) {
                    progress.accept(read);
                }
            }
        } catch (IOException | UncheckedIOException _) {
            return Result.failed("catalogue.file.quotes", String.valueOf(read + 1));
        }
        return rows.isEmpty() ? Result.failed("catalogue.file.noRows") : Result.done(Clashes.marked(rows, shelf));
    }

    private Result<List<ImportRow>> head(CSVRecord line) {
        heading = line.toList();
        for (var cell : heading) {
            var column = Column.headed(cell);
            if (column.isEmpty()) {
                return Result.failed("catalogue.file.heading", cell.strip(), names(EnumSet.allOf(Column.class)));
            }
            if (columns.contains(column.get())) {
                return Result.failed("catalogue.file.headingTwice", column.get().heading());
            }
            columns.add(column.get());
        }
        return columns.contains(Column.SKU)
                ? Result.done(rows)
                : Result.failed("catalogue.file.headingMissing", Column.SKU.heading());
    }

    private static String names(Set<Column> columns) {
        return columns.stream().map(Column::heading).collect(Collectors.joining(","));
    }

    private ImportRow row(int number, CSVRecord line) {
        var cells = line.toList();
        if (cells.size() != columns.size()) {
            var fault = Fault.of(
                    null, "catalogue.file.cells", String.valueOf(cells.size()), String.valueOf(columns.size()));
            return new ImportRow(number, null, null, List.of(fault), cells);
        }
        var told = new EnumMap<Column, String>(Column.class);
        for (var place = 0; place < cells.size(); place++) {
            told.put(columns.get(place), CellGuard.unguarded(cells.get(place)));
        }
        var sku = told.getOrDefault(Column.SKU, "").strip();
        var before = shelf.bySku(sku).orElse(null);
        var read = ItemCells.read(told, before, usual);
        var faults = Stream.concat(twice(sku, number), read.faults().stream()).toList();
        return new ImportRow(number, faults.isEmpty() ? read.item().orElse(null) : null, before, faults, cells);
    }

    private Stream<Fault> twice(String sku, int number) {
        var first = sku.isEmpty() ? null : skus.putIfAbsent(Item.key(sku), number);
        return first == null
                ? Stream.empty()
                : Stream.of(Fault.of(Column.SKU, "catalogue.file.skuTwice", String.valueOf(first)));
    }
}
