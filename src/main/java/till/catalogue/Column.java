package till.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of an item: the columns of a file in their order, and the fields of a form. */
public enum Column {
    SKU,
    BARCODE,
    NAME_EN,
    NAME_ZH_HANT,
    NAME_ZH_HANS,
    PRICE,
    CURRENCY,
    CATEGORY,
    QUICK,
    PICTURE,
    ON_SALE;

    /** As it stands in a file's first line; never changes. */
    public String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> headed(String heading) {
        return Stream.of(values())
                .filter(column -> column.heading().equals(heading.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
