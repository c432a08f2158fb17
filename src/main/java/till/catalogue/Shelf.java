package till.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import till.domain.Item;

/** The whole catalogue as it was at one version. Immutable; may be shared between threads. */
final class Shelf {
    static final Shelf EMPTY = new Shelf(0, List.of());

    private final long version;
    private final List<Entry> entries;
    private final Map<String, Item> byKey;
    private final Map<String, Item> byBarcode;
    private final Map<Integer, Item> byPlace;

    private record Entry(Item item, String text) {}

    private Shelf(long version, List<Entry> sorted) {
        this.version = version;
        this.entries = sorted;
        this.byKey = new HashMap<>(sorted.size() * 4 / 3 + 1);
        this.byBarcode = new HashMap<>();
        this.byPlace = new TreeMap<>();
        for (var entry : sorted) {
            byKey.put(entry.item().key(), entry.item());
            if (entry.item().barcode() != null) {
                byBarcode.put(code(entry.item().barcode()), entry.item());
            }
            entry.item().quickPlace().ifPresent(place -> byPlace.put(place, entry.item()));
        }
    }

    /** The same with what changed since. */
    Shelf with(long newer, Collection<Item> changed) {
        var all = new TreeMap<String, Entry>();
        entries.forEach(entry -> all.put(entry.item().key(), entry));
        changed.forEach(item -> all.put(item.key(), new Entry(item, SearchText.of(item))));
        return new Shelf(newer, new ArrayList<>(all.values()));
    }

    long version() {
        return version;
    }

    Optional<Item> bySku(String sku) {
        return Optional.ofNullable(byKey.get(Item.key(sku)));
    }

    Optional<Item> byBarcode(String text) {
        return Optional.ofNullable(byBarcode.get(code(text)));
    }

    /** A scanner may tell a code of twelve digits with a nought in front, or one of thirteen without it. */
    static String code(String barcode) {
        var code = barcode.strip();
        return code.length() == 12 && code.chars().allMatch(letter -> letter >= '0' && letter <= '9')
                ? "0" + code
                : code;
    }

    Optional<Item> atPlace(int place) {
        return Optional.ofNullable(byPlace.get(place));
    }

    List<Item> quick() {
        return byPlace.values().stream().filter(Item::onSale).toList();
    }

    List<String> categories() {
        var categories = new TreeSet<String>();
        entries.forEach(entry -> categories.add(entry.item().category()));
        categories.remove("");
        return List.copyOf(categories);
    }

    List<Item> all() {
        return entries.stream().map(Entry::item).toList();
    }

    int size() {
        return entries.size();
    }

    /** Looks at every item: that takes a few milliseconds even where there are fifty thousand. */
    Found search(Wanted wanted) {
        var words = SearchText.words(wanted.words());
        var whole = String.join(" ", words);
        var ranks = IntStream.rangeClosed(0, SearchText.WORST)
                .mapToObj(_ -> new ArrayList<Item>())
                .toList();
        var count = 0;
        for (var entry : entries) {
            if (fits(entry.item(), wanted) && SearchText.has(entry.text(), words)) {
                count++;
                var rank = words.isEmpty() ? 0 : SearchText.rank(entry.text(), whole);
                if (ranks.get(rank).size() < wanted.limit()) {
                    ranks.get(rank).add(entry.item());
                }
            }
        }
        return new Found(
                ranks.stream().flatMap(List::stream).limit(wanted.limit()).toList(), count);
    }

    private static boolean fits(Item item, Wanted wanted) {
        return (item.onSale() || wanted.retiredToo())
                && (wanted.category() == null || wanted.category().equals(item.category()));
    }
}
