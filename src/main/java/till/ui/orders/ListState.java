package till.ui.orders;

import java.time.Year;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;

/** Where a list stands. */
public sealed interface ListState {
    /** Being read for the first time, or anew. */
    record Loading() implements ListState {}

    /** There is something to show. */
    record Filled() implements ListState {}

    /**
     * There is nothing to show.
     *
     * @param archive the newest year of these days that was taken out of the ledger; null where none was
     */
    record Empty(@Nullable Year archive) implements ListState {
        public Empty() {
            this(null);
        }
    }

    /** It could not be read. */
    record Failed(Problem problem) implements ListState {}
}
