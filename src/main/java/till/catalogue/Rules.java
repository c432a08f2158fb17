package till.catalogue;

import java.util.Optional;
import till.domain.Item;

/** What an item must not have in common with another one. */
final class Rules {
    private Rules() {}

    /** What keeps an item from standing beside the others. */
    static Optional<Fault> clash(Item item, Shelf shelf) {
        return Optional.ofNullable(item.barcode())
                .flatMap(shelf::byBarcode)
                .filter(other -> !other.isSameAs(item))
                .map(other -> Fault.of(Column.BARCODE, "catalogue.barcodeTaken", other.sku()));
    }
}
