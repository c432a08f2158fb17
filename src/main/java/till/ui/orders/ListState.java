package till.ui.orders;

import till.domain.Problem;

/** Where a list stands. */
public sealed interface ListState {
    /** Being read for the first time, or anew. */
    record Loading() implements ListState {}

    /** There is something to show. */
    record Filled() implements ListState {}

    /** There is nothing to show. */
    record Empty() implements ListState {}

    /** It could not be read. */
    record Failed(Problem problem) implements ListState {}
}
