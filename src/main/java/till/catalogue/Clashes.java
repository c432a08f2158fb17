package till.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import till.domain.Item;

/**
 * Finds rows that want a barcode or a quick button that another row, or an item that keeps it, has. A row that falls out
 * leaves its item as it is, which may be in the way of another row: so they are gone through until none falls out.
 */
final class Clashes {
    private final Shelf shelf;
    private final List<ImportRow> rows;
    private final Map<String, Item> written = new HashMap<>();

    private Clashes(List<ImportRow> rows, Shelf shelf) {
        this.rows = new ArrayList<>(rows);
        this.shelf = shelf;
    }

    static List<ImportRow> marked(List<ImportRow> rows, Shelf shelf) {
        var clashes = new Clashes(rows, shelf);
        clashes.rows.forEach(row -> Optional.ofNullable(row.item()).ifPresent(clashes::write));
        boolean again;
        do {
            again = clashes.fellOut();
        } while (again);
        return clashes.rows.stream().map(ImportRow::lean).toList();
    }

    private void write(Item item) {
        written.put(item.key(), item);
    }

    private boolean fellOut() {
        var barcodes = new HashMap<String, Integer>();
        var places = new HashMap<Integer, Integer>();
        var any = false;
        for (var place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            var item = row.item();
            if (item == null) {
                continue;
            }
            var faults = Stream.of(
                            barcodeKept(item),
                            placeKept(item),
                            twice(Optional.ofNullable(item.barcode()).map(Shelf::code), row, barcodes)
                                    .map(first -> Fault.of(Column.BARCODE, "catalogue.file.barcodeTwice", first)),
                            twice(item.quickPlace(), row, places)
                                    .map(first -> Fault.of(Column.QUICK, "catalogue.file.quickTwice", first)))
                    .flatMap(Optional::stream)
                    .toList();
            if (!faults.isEmpty()) {
                rows.set(place, row.wrong(faults));
                written.remove(item.key());
                any = true;
            }
        }
        return any;
    }

    private static <T> Optional<String> twice(Optional<T> wanted, ImportRow row, Map<T, Integer> taken) {
        return wanted.map(each -> taken.putIfAbsent(each, row.number())).map(String::valueOf);
    }

    private Optional<Fault> barcodeKept(Item item) {
        return Optional.ofNullable(item.barcode())
                .flatMap(shelf::byBarcode)
                .filter(holder -> keeps(holder, item))
                .map(holder -> Fault.of(Column.BARCODE, "catalogue.barcodeTaken", holder.sku()));
    }

    private Optional<Fault> placeKept(Item item) {
        return item.quickPlace()
                .flatMap(shelf::atPlace)
                .filter(holder -> keeps(holder, item))
                .map(holder -> Fault.of(Column.QUICK, "catalogue.quickTaken", holder.sku()));
    }

    /** Whether another item has it and no row takes it away; where a row leaves it there, that row is the first of two. */
    private boolean keeps(Item holder, Item item) {
        return !holder.isSameAs(item) && !written.containsKey(holder.key());
    }
}
