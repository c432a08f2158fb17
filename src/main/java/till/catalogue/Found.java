package till.catalogue;

import java.util.List;
import till.domain.Item;

/**
 * What was found.
 *
 * @param items the best ones first, no more than were asked for
 * @param count how many there are in all
 */
public record Found(List<Item> items, int count) {
    public Found {
        items = List.copyOf(items);
    }
}
