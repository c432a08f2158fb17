package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.By;

/**
 * Years that were put away: what of one can be taken out of the ledger, and what the ledger still knows of it. Of a payment
 * everything goes at once, or nothing.
 */
public interface Years {
    /** Through which business day years were taken out; empty where none was. */
    Optional<LocalDate> through();

    /** In which year's archive a payment or refund with this number is: our number, the reference, or the sale's. */
    Optional<Integer> archiveOf(String number);

    /**
     * What is to be taken out: everything that ended before.
     *
     * @param through the last business day of the year
     * @param end the first instant after it
     */
    record Cut(int year, LocalDate through, Instant end) {}

    /** Looks at every payment before the end; changes nothing. */
    Look look(Cut cut);

    /** Why a payment stays. */
    enum Stay {
        /** It is open, or still asked about. */
        OPEN,
        /** A refund of it is open. */
        REFUND,
        /** A capture, void or close of it is unfinished. */
        OPERATION,
        /** A card about it is open. */
        CARD,
        /** A parcel of it is under way. */
        PARCEL,
        /** A statement tells something else of it, and nobody has settled that. */
        DIFFERENCE,
        /** Its number went out before a restore and has no answer yet. */
        GAP,
        /** An order that is not paid yet is its own. */
        ORDER,
        /** Something of it happened or counts later. */
        LATER
    }

    /**
     * What taking a year out would do.
     *
     * @param goes how many payments
     * @param stays how many others, by the reason
     * @param oldest when the oldest that goes was made; null where nothing goes
     * @param differences of days up to the year's end that are open
     * @param gap numbers of a restore without an answer
     * @param closedThrough the newest closed day; null where none is
     * @param ends the last event of each chain that can go
     */
    record Look(
            long goes,
            Map<Stay, Long> stays,
            @Nullable Instant oldest,
            int differences,
            int gap,
            @Nullable LocalDate closedThrough,
            Map<String, End> ends) {
        public Look {
            stays = Map.copyOf(stays);
            ends = Map.copyOf(ends);
        }
    }

    /**
     * A place in a chain.
     *
     * @param hash in hexadecimal
     */
    record End(long sequence, String hash) {}

    /**
     * One step of taking a year out.
     *
     * @param ends nothing behind these goes, whatever happened since they were looked at
     * @param archive the SHA-256 of the archive's list of files
     * @param most how many payments
     */
    record Step(Cut cut, Map<String, End> ends, String archive, int most, Instant at, By by) {
        public Step {
            ends = Map.copyOf(ends);
        }
    }

    /**
     * Takes some payments out with all that hangs on them: one transaction, on disk when this returns, after which the ledger is
     * whole. Their numbers stay used for ever.
     *
     * @return how many; 0 where nothing is left that can go
     */
    int prune(Step step);
}
