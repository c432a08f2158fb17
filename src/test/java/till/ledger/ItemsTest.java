package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static till.ledger.LedgerFixture.NOON;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.domain.By;
import till.domain.Event;
import till.domain.Item;
import till.domain.ItemNames;
import till.ledger.Items.Change;
import till.ledger.Items.Changes;

class ItemsTest extends OnEachStore {
    private static final Money PRICE = Money.parse("HKD 22");
    private static final Item TEA =
            new Item("T1", "4891234567894", new ItemNames("Milk tea", "奶茶", "奶茶"), PRICE, "飲品", 1, "a1b2", true);
    private static final Item TOAST =
            Item.of("T2", ItemNames.of("Toast"), PRICE).quick(2);
    private static final People.Signed SIGNED = new People.Signed(new By("mei", null), NOON);

    private final Items items;

    ItemsTest(TestStore store) {
        super(store);
        items = shop.ledger.items();
    }

    private boolean put(long on, List<Item> added, List<Item> changed) {
        return items.put(new Change(on, added, changed, Map.of("did", "added"), SIGNED), _ -> {});
    }

    private List<Event> events() {
        return shop.ledger.history().after(Map.of(), 1_000);
    }

    @Test
    void whatWasWrittenComesBackWhole() {
        assertTrue(put(0, List.of(TEA, TOAST), List.of()));
        assertEquals(new Changes(1, List.of(TEA, TOAST)), items.since(0));
        assertEquals(1, items.version());
    }

    @Test
    void onlyWhatChangedSinceIsToldAgain() {
        put(0, List.of(TEA, TOAST), List.of());
        var dearer = Item.of("T2", ItemNames.of("Toast"), Money.parse("JPY 300"));
        assertTrue(put(1, List.of(), List.of(dearer)));
        assertEquals(new Changes(2, List.of(dearer)), items.since(1));
        assertEquals(new Changes(2, List.of()), items.since(2));
    }

    @Test
    void aChangeOnAnOlderVersionWritesNothing() {
        put(0, List.of(TEA), List.of());
        assertFalse(put(0, List.of(TOAST), List.of()));
        assertEquals(new Changes(1, List.of(TEA)), items.since(0));
        assertEquals(1, events().size());
    }

    @Test
    void ofTwoTillsChangingAtOnceOneIsTurnedAway() throws Exception {
        var other = shop.open("T2").items();
        var both = List.<Callable<Boolean>>of(
                () -> put(0, List.of(TEA), List.of()),
                () -> other.put(new Change(0, List.of(TOAST), List.of(), Map.of("did", "added"), SIGNED), _ -> {}));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var written = 0;
            for (var each : threads.invokeAll(both)) {
                written += each.get() ? 1 : 0;
            }
            assertEquals(1, written);
        }
        assertEquals(1, items.since(0).items().size());
    }

    @Test
    void itemsMayHandTheirBarcodesAndPlacesOn() {
        put(0, List.of(TEA, TOAST), List.of());
        var tea = new Item("T1", null, TEA.names(), PRICE, "", 2, null, true);
        var toast = new Item("T2", TEA.barcode(), TOAST.names(), PRICE, "", 1, null, true);
        assertTrue(put(1, List.of(), List.of(tea, toast)));
        assertEquals(List.of(tea, toast), items.since(1).items());
    }

    @Test
    void aSkuInAnotherCaseIsTheSameItem() {
        put(0, List.of(TEA), List.of());
        var lower = Item.of("t1", ItemNames.of("tea"), PRICE);
        assertTrue(put(1, List.of(), List.of(lower)));
        assertEquals(List.of(lower), items.since(0).items());
    }

    @Test
    void aChangeLeavesOneEventThatTellsWhoDidIt() {
        put(0, List.of(TEA, TOAST), List.of());
        var event = events().getFirst();
        assertEquals(Event.Kind.ACT_DONE, event.kind());
        assertEquals(Map.of("act", "CATALOGUE", "did", "added", "operator", "mei"), event.facts());
        assertEquals(1, events().size());
        assertEquals(List.of(), shop.ledger.history().verify().faults());
    }

    @Test
    void aChangeWithoutFactsLeavesNoEvent() {
        assertTrue(items.put(new Change(0, List.of(TEA), List.of(), Map.of(), SIGNED), _ -> {}));
        assertEquals(List.of(), events());
        assertEquals(1, items.version());
    }

    @Test
    void progressGrowsToTheEndAndWhatItThrowsTakesEverythingBack() {
        var many = IntStream.range(0, 1_200)
                .mapToObj(each -> Item.of("S" + each, ItemNames.of("Item " + each), PRICE))
                .toList();
        var change = new Change(0, many, List.of(), Map.of("did", "imported"), SIGNED);
        assertThrows(
                CancellationException.class,
                () -> items.put(change, written -> {
                    if (written >= 1_000) {
                        throw new CancellationException();
                    }
                }));
        assertEquals(new Changes(0, List.of()), items.since(0));
        assertEquals(List.of(), events());

        var heard = new ArrayList<Integer>();
        assertTrue(items.put(change, heard::add));
        assertEquals(List.of(500, 1_000, 1_200), heard);
        assertEquals(1_200, items.since(0).items().size());
    }
}
