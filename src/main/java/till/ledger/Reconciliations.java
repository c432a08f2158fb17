package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Difference;
import till.domain.OrderNo;
import till.domain.SignOff;
import till.domain.StatementRun;

/** Comparisons with the gateways' statements that were kept, what they found and what became of it, and signed days. */
public interface Reconciliations {
    /** More than these tell of a wrong file rather than of differences. */
    int MOST_DIFFERENCES = 5_000;

    /**
     * Keeps a comparison and what it found: what was found before is recognised, open differences of its days that it does
     * not have are gone, what comes up for a signed day is late. The very same comparison once more changes nothing. One
     * transaction; on disk when this returns.
     */
    StatementRun.Keeping keep(Draft draft);

    /** What keeping would change; keeps nothing. */
    StatementRun.Keeping preview(Draft draft);

    /**
     * A comparison to be kept.
     *
     * @param found at most {@link #MOST_DIFFERENCES}
     * @param matched what both sides have the same: a difference of that name is gone, whatever its day
     */
    record Draft(
            StatementRun.Statement statement,
            Instant at,
            By by,
            Map<String, Long> counts,
            List<StatementRun.DaySums> days,
            List<Difference.Found> found,
            Set<String> matched) {
        public Draft {
            days = List.copyOf(days);
            found = List.copyOf(found);
            matched = Set.copyOf(matched);
        }
    }

    /** By one state or more, oldest day first. */
    List<Difference> differences(Set<Difference.State> states, @Nullable String gateway);

    Optional<Difference> difference(String id);

    /** Those whose id begins so. */
    List<Difference> named(String beginning);

    List<Difference.Note> notes(String id);

    /** Changes a difference if it still stands as {@code change.from()}; false where another writer was first. */
    boolean change(Change change);

    /**
     * What a person does with a difference.
     *
     * @param from the state it is changed in
     * @param to the state afterwards
     * @param assignee who looks into it afterwards
     */
    record Change(
            String id,
            Difference.State from,
            Difference.State to,
            @Nullable String assignee,
            Difference.What what,
            String words,
            Instant at,
            By by) {}

    /** Signs a day of a gateway off: one transaction, on disk when this returns. */
    Signing signOff(String gateway, LocalDate day, Instant at, By by);

    /** What signing a day off gave. */
    sealed interface Signing {}

    /** It is signed, by this call. */
    record Signed(SignOff signOff) implements Signing {}

    /** Nothing was written: it was signed before. */
    record SignedBefore(SignOff signOff) implements Signing {}

    /** Nothing was written: the business day is not closed. */
    record DayOpen() implements Signing {}

    /** Nothing was written: no comparison of that day was kept. */
    record NotCompared() implements Signing {}

    /** Nothing was written: so many differences of the day are open. */
    record StillDiffers(int open) implements Signing {}

    Optional<SignOff> signed(String gateway, LocalDate day);

    /** Newest days first. */
    List<SignOff> signOffs(@Nullable String gateway, int most);

    /** The newest comparison that has the day. */
    Optional<StatementRun> latest(String gateway, LocalDate day);

    /** Newest first. */
    List<StatementRun> runs(@Nullable String gateway, int most);

    /**
     * A statement vouches for a paid payment whose line nobody could vouch for; false where it was vouched for before.
     *
     * @param statement its SHA-256, in hexadecimal
     */
    boolean prove(OrderNo orderNo, String statement, Instant at, By by);

    /** Paid payments of these days whose answers came over a line nobody could vouch for, and nobody has since. */
    Set<OrderNo> unproven(String gateway, LocalDate from, LocalDate to);
}
