package till.catalogue;

import till.domain.Problem;

/** What is wrong with an item, and where. */
public record Fault(Column column, Problem problem) {
    static Fault of(Column column, String key, String... arguments) {
        return new Fault(column, Problem.of(key, arguments));
    }
}
