package till.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import till.domain.DayFigures;
import till.domain.Mode;
import till.domain.ZReport;

/**
 * The figures of a day on paper: an X while it goes on, a Z once it is closed.
 *
 * @param z null on an X
 * @param copyAt when a Z that was given before is given again; null otherwise
 */
public record DaySlip(
        Mode mode,
        DayFigures figures,
        @Nullable ZReport z,
        @Nullable Instant copyAt) {
    /** What a file of it is called, without an ending. */
    public String title() {
        return z == null ? "X-" + figures.day() : "Z-" + z.number() + "-" + figures.day();
    }
}
