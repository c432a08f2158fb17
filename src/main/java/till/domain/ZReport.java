package till.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The close of a business day: numbered without gaps over all tills, and never changed.
 *
 * @param till where it was closed
 * @param by who closed it, and who approved that
 * @param sha256 of the whole report as it is kept, which stands in the chain of events too
 */
public record ZReport(long number, String till, By by, DayFigures figures, String sha256) {
    /** What an act of printing or saving a report tells its number by. */
    public static final String GIVEN = "z";

    public LocalDate day() {
        return figures.day();
    }

    public Instant closedAt() {
        return figures.at();
    }
}
