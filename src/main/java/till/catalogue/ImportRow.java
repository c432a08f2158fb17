package till.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import till.domain.Item;

/**
 * A row of a file, and what it would do.
 *
 * @param number as a spreadsheet counts: the heading is row 1
 * @param item as it would be; null where something is wrong with it
 * @param before the item as it is; null where there is none yet
 * @param faults what is wrong
 * @param cells the row as it stands in the file; empty where nothing is wrong with it
 */
public record ImportRow(
        int number, @Nullable Item item, @Nullable Item before, List<Fault> faults, List<String> cells) {
    /** What a row does. */
    public enum Kind {
        NEW,
        CHANGED,
        UNCHANGED,
        WRONG
    }

    /** What it would do. */
    public Kind kind() {
        if (item == null || !faults.isEmpty()) {
            return Kind.WRONG;
        }
        if (before == null) {
            return Kind.NEW;
        }
        return item.equals(before) ? Kind.UNCHANGED : Kind.CHANGED;
    }

    ImportRow wrong(List<Fault> why) {
        return new ImportRow(number, null, before, why, cells);
    }

    /** The same without what is only needed where something is wrong. */
    ImportRow lean() {
        return kind() == Kind.WRONG ? this : new ImportRow(number, item, before, faults, List.of());
    }
}
