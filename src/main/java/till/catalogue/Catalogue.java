package till.catalogue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Item;
import till.domain.Result;
import till.ledger.Items;
import till.ledger.People.Signed;

/**
 * The shop's items: found while somebody types, and changed by those who may. Every method may wait for the database: none
 * belongs on the UI thread. May be shared between threads.
 */
public final class Catalogue {
    /** How often a change is tried anew where others change the catalogue at the same time. */
    private static final int TRIES = 10;

    private final Items items;
    private final Access access;
    private final InstantSource clock;
    private final ItemPictures pictures;
    private final Shelves shelves;

    /** A catalogue without pictures of its own. */
    public Catalogue(Items items, Access access, InstantSource clock) {
        this(items, access, clock, new ItemPictures(Path.of("pictures")));
    }

    public Catalogue(Items items, Access access, InstantSource clock, ItemPictures pictures) {
        this.items = items;
        this.access = access;
        this.clock = clock;
        this.pictures = pictures;
        this.shelves = new Shelves(items, clock);
    }

    /** Items on sale in which every word stands, best ones first; all by SKU where there is no word. */
    public List<Item> search(String words, int limit) {
        return search(new Wanted(words, null, false, limit)).items();
    }

    /** As {@link #search(String, int)}, with more to choose and how many there are. */
    public Found search(Wanted wanted) {
        return shelves.current().search(wanted);
    }

    /** The item of a scanned barcode, also one that is no longer sold: {@link Item#onSale()} tells. */
    public Optional<Item> byBarcode(String text) {
        return shelves.current().byBarcode(text);
    }

    /** The item of a SKU, in whatever case; also one that is no longer sold. */
    public Optional<Item> bySku(String sku) {
        return shelves.current().bySku(sku);
    }

    /** The items on sale that have a quick button, by its place. */
    public List<Item> quick() {
        return shelves.current().quick();
    }

    /** The categories there are, in order of their characters. */
    public List<String> categories() {
        return shelves.current().categories();
    }

    /** How many items there are, those no longer sold included. */
    public int size() {
        return shelves.current().size();
    }

    /** Grows with each change, whoever makes it: for screens that show items. */
    public long version() {
        return shelves.current().version();
    }

    /** The items' pictures, by {@link Item#picture()}. */
    public ItemPictures pictures() {
        return pictures;
    }

    /** Everything as it is. */
    Shelf shelf() {
        return shelves.newest();
    }

    /** Adds an item. A quick button's place that another one has becomes this one's. */
    public Result<Item> add(Item item, Acting acting) {
        return written(acting, shelf -> {
            if (shelf.bySku(item.sku()).isPresent()) {
                return Result.failed("catalogue.skuTaken", item.sku());
            }
            return plan(shelf, item, facts("added", item));
        });
    }

    /**
     * Changes an item. A quick button's place that another one has becomes this one's, and the other gets the one it had.
     *
     * @param before as it was when the change began: refused where somebody else changed it meanwhile
     */
    public Result<Item> change(Item before, Item after, Acting acting) {
        return written(acting, shelf -> {
            if (!shelf.bySku(before.sku()).equals(Optional.of(before)) || !before.isSameAs(after)) {
                return Result.failed("catalogue.changedMeanwhile", before.sku());
            }
            var facts = facts("changed", after);
            facts.put("was", before.price().toString());
            return plan(shelf, after, facts);
        });
    }

    private static Map<String, String> facts(String did, Item item) {
        return new HashMap<>(Map.of(
                "did", did,
                "sku", item.sku(),
                "price", item.price().toString(),
                "onSale", String.valueOf(item.onSale())));
    }

    /** What is to be written. */
    record Plan(List<Item> added, List<Item> changed, Map<String, String> facts) {}

    private static Result<Plan> plan(Shelf shelf, Item item, Map<String, String> facts) {
        var clash = Rules.clash(item, shelf);
        if (clash.isPresent()) {
            return Result.failed(clash.get().problem());
        }
        var before = shelf.bySku(item.sku());
        var changed = new ArrayList<Item>();
        moved(shelf, item, before.map(Item::quick).orElse(null)).ifPresent(changed::add);
        if (before.isPresent()) {
            changed.add(item);
        }
        return Result.done(new Plan(before.isPresent() ? List.of() : List.of(item), changed, facts));
    }

    /** Whoever has the place gets the one that becomes free. */
    private static Optional<Item> moved(Shelf shelf, Item item, @Nullable Integer free) {
        return item.quickPlace()
                .flatMap(shelf::atPlace)
                .filter(other -> !other.isSameAs(item))
                .map(other -> other.quick(free));
    }

    private Result<Item> written(Acting acting, Function<Shelf, Result<Plan>> planning) {
        return write(acting, planning, _ -> {})
                .map(plan -> (plan.added().isEmpty() ? plan.changed() : plan.added()).getLast());
    }

    /** Plans on the catalogue as it is and writes, and plans anew where somebody else was faster. */
    Result<Plan> write(Acting acting, Function<Shelf, Result<Plan>> planning, IntConsumer progress) {
        var refused = access.guard(acting, Act.CATALOGUE, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        for (var tried = 0; tried < TRIES; tried++) {
            var shelf = shelves.newest();
            var planned = planning.apply(shelf);
            if (!(planned instanceof Result.Done<Plan>(var plan)) || put(shelf, plan, acting, progress)) {
                return planned;
            }
        }
        return Result.failed("catalogue.busy");
    }

    private boolean put(Shelf shelf, Plan plan, Acting acting, IntConsumer progress) {
        var signed = new Signed(acting.by(), clock.instant());
        var written = items.put(
                new Items.Change(shelf.version(), plan.added(), plan.changed(), plan.facts(), signed), progress);
        if (written) {
            shelves.newest();
        }
        return written;
    }
}
