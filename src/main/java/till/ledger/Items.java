package till.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import till.domain.Item;
import till.ledger.People.Signed;

/**
 * The shop's items. The whole of them has a version that grows with each change, so that another till's change is noticed;
 * a change is made only on the version its maker knew, and so never on anything unseen.
 */
public interface Items {
    /** The version now; 0 where nothing was ever written. */
    long version();

    /** What was added or changed after a version, and the version they make together. Items never disappear. */
    Changes since(long version);

    /**
     * Writes everything, or nothing where the version is no longer the one the change was made on.
     *
     * @param progress hears how many rows are written; what it throws takes everything back
     * @return whether it was written
     */
    boolean put(Change change, IntConsumer progress);

    /** Items and the version they make up together with those known before. */
    record Changes(long version, List<Item> items) {}

    /**
     * What is to be written.
     *
     * @param on the version it was made on
     * @param added items that are not there
     * @param changed items that are, as they are to be
     * @param facts what the event tells; empty for no event
     */
    record Change(long on, List<Item> added, List<Item> changed, Map<String, String> facts, Signed signed) {}
}
