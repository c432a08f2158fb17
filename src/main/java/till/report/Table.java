package till.report;

import java.io.IOException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Rows of cells in a file of whatever format; a failure to write is told at the end. For one thread. */
interface Table {
    /** What people or gateways wrote, and every number that is a name; empty for none. */
    void text(@Nullable String text);

    /** A word, day or time of ours: no special character in it. */
    void plain(String text);

    /** An exact amount; an empty cell for none. */
    void amount(@Nullable Money money);

    void count(long count);

    void endRow();

    /** Hands everything on, and tells of a failure since the start. */
    void finish() throws IOException;
}
