package till.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Which items are looked for.
 *
 * @param words each of them has to stand in a name, the SKU or the barcode; empty for all items
 * @param category only items of it; null for all
 * @param retiredToo whether those no longer sold are found as well
 * @param limit how many at most
 */
public record Wanted(String words, @Nullable String category, boolean retiredToo, int limit) {}
