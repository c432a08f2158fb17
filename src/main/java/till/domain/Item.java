package till.domain;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop sells. It is never deleted, only taken off sale.
 *
 * @param sku the shop's own number, unique whatever its letters' case; never changes
 * @param barcode unique; null where there is none
 * @param price in the item's own currency; may be zero
 * @param category one line of text; empty for none
 * @param quick its place among the quick buttons, from 1, unique; null where it has none
 * @param picture the name of its picture in the data folder; null where there is none
 * @param onSale whether it may be sold
 */
public record Item(
        String sku,
        @Nullable String barcode,
        ItemNames names,
        Money price,
        String category,
        @Nullable Integer quick,
        @Nullable String picture,
        boolean onSale) {
    /** How many quick buttons there can be. */
    public static final int MOST_QUICK = 40;

    public Item {
        sku = sku.strip();
        category = category.strip();
        if (sku.isEmpty() || price.isNegative() || (quick != null && (quick < 1 || quick > MOST_QUICK))) {
            throw new IllegalArgumentException("no item: " + sku);
        }
    }

    /** An item on sale with nothing but what every item has. */
    public static Item of(String sku, ItemNames names, Money price) {
        return new Item(sku, null, names, price, "", null, null, true);
    }

    /** By what it is told from others: the SKU whatever the case of its letters. */
    public String key() {
        return key(sku);
    }

    /** As {@link #key()}, of a SKU as it was typed. */
    public static String key(String sku) {
        return sku.strip().toLowerCase(Locale.ROOT);
    }

    /** Its name, in the nearest language it has one in. */
    public String name(Locale locale) {
        return names.in(locale);
    }

    /** Its place among the quick buttons, if it has one. */
    public Optional<Integer> quickPlace() {
        return Optional.ofNullable(quick);
    }

    /** The same on sale, or no longer; what is no longer sold has no quick button. */
    public Item onSale(boolean sold) {
        return new Item(sku, barcode, names, price, category, sold ? quick : null, picture, sold);
    }

    /** The same at another place among the quick buttons; null for none. */
    public Item quick(@Nullable Integer place) {
        return new Item(sku, barcode, names, price, category, place, picture, onSale);
    }

    /** Whether another item is this one, changed or not. */
    public boolean isSameAs(Item other) {
        return Objects.equals(key(), other.key());
    }
}
