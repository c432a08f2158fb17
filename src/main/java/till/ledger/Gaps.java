package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restored ledger does not know by itself: numbers that went out after its backup was made. They are entered from
 * the sent log and asked about like any other; until each has its answer, the gap is open.
 */
public interface Gaps {
    /**
     * Writes down which of these numbers the ledger does not have. May be repeated.
     *
     * @param since when the backup was made
     * @return how many it lacks
     */
    int begin(List<SentLog.Sent> sent, Instant since);

    /** How far it is; asks nobody and changes nothing. */
    Standing standing();

    /** Which tills of a shared ledger have not said yet what they sent since. */
    RestoredTills.Missing missing();

    /**
     * Enters what can be entered by now, and ends what was answered. A refund waits until its payment is known to be paid.
     *
     * @param day the business day at {@code now}
     */
    Standing fill(Instant now, LocalDate day);

    /**
     * How far a gap is filled.
     *
     * @param open numbers without an answer
     * @param since when the backup was made that lacks them; null where there is no gap
     */
    record Standing(int open, @Nullable Instant since) {
        /** Nothing is missing. */
        public static final Standing WHOLE = new Standing(0, null);

        public boolean isOpen() {
            return open > 0;
        }
    }
}
