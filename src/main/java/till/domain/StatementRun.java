package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a gateway's statement with the ledger, as it was kept.
 *
 * @param number of all tills' comparisons
 * @param statement what was compared
 * @param counts how often each finding was there, by its name
 * @param days what each day came to in each currency
 */
public record StatementRun(
        long number, Statement statement, Instant at, By by, Map<String, Long> counts, List<DaySums> days) {
    public StatementRun {
        counts = Map.copyOf(counts);
        days = List.copyOf(days);
    }

    /**
     * The statement that was compared.
     *
     * @param from the first business day that had to be in it
     * @param name what the file was called
     * @param sha256 of the file, in hexadecimal
     */
    public record Statement(String gateway, LocalDate from, LocalDate to, String name, String sha256, long rows) {}

    /**
     * One day in one currency.
     *
     * @param rows how many movements the statement has
     * @param there paid less refunded, after the statement
     * @param movements how many of them the ledger has
     * @param here paid less refunded, after the ledger
     */
    public record DaySums(LocalDate day, long rows, Money there, long movements, Money here, Money fees) {}

    /**
     * What keeping a comparison did.
     *
     * @param run the comparison as it is kept; null for a preview of one that is not
     * @param again whether the same was kept before, and nothing changed
     * @param added differences nobody knew
     * @param known those that were open, accepted or gone before
     * @param gone those that are not there any more
     * @param late those that came up after their day was signed off
     */
    public record Keeping(@Nullable StatementRun run, boolean again, int added, int known, int gone, int late) {}

    /** What the statement says of one day. */
    public List<DaySums> of(LocalDate day) {
        return days.stream().filter(sums -> sums.day().equals(day)).toList();
    }
}
