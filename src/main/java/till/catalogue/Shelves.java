package till.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import till.ledger.Items;

/**
 * Keeps the catalogue in memory: all of it is read when it is first wanted, later only what changed. Whether anything did
 * is asked once a second at most, so that typing does not wait for the database. May be shared between threads.
 */
final class Shelves {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Items items;
    private final InstantSource clock;
    private Shelf shelf = Shelf.EMPTY;
    private Instant asked = Instant.MIN;

    Shelves(Items items, InstantSource clock) {
        this.items = items;
        this.clock = clock;
    }

    /** As it is, or was a moment ago. */
    synchronized Shelf current() {
        var now = clock.instant();
        return now.isBefore(asked) || !now.isBefore(asked.plus(FRESH)) ? newest() : shelf;
    }

    /** As it is. */
    synchronized Shelf newest() {
        asked = clock.instant();
        if (items.version() != shelf.version()) {
            var changes = items.since(shelf.version());
            shelf = shelf.with(changes.version(), changes.items());
        }
        return shelf;
    }
}
