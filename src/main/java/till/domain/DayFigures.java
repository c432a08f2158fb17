package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A business day in figures at one moment: what moved, what is open by name, and where the history stood.
 *
 * @param from when the day began by the clock
 * @param to when it ends by the clock
 * @param at the moment the figures are of
 * @param shifts those of the day, as they stood
 * @param heads the newest event of each till's chain
 * @param before movements of days before the first close of the books, which are in no report
 */
public record DayFigures(
        LocalDate day,
        Instant from,
        Instant to,
        Instant at,
        Takings takings,
        List<StillOpen> open,
        List<Shift> shifts,
        SortedMap<String, Head> heads,
        long before) {
    public DayFigures {
        open = List.copyOf(open);
        shifts = List.copyOf(shifts);
        heads = new TreeMap<>(heads);
    }

    /** Whether the day is not over by the clock: what comes after a close counts on the next one. */
    public boolean early() {
        return at.isBefore(to);
    }

    /**
     * Where a chain ends.
     *
     * @param hash in small hexadecimal digits
     */
    public record Head(long sequence, String hash) {}
}
