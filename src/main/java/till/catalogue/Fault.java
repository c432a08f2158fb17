package till.catalogue;

import org.jspecify.annotations.Nullable;
import till.domain.Problem;

/**
 * What is wrong with an item, and where.
 *
 * @param column null where the whole row is meant
 */
public record Fault(@Nullable Column column, Problem problem) {
    static Fault of(@Nullable Column column, String key, String... arguments) {
        return new Fault(column, Problem.of(key, arguments));
    }
}
