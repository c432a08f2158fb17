package till.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operator's turn at one till within a business day. Opened by hand or by its first sale.
 *
 * @param number its number at its till, from 1
 * @param operator whose it is; null where nobody is named
 * @param day the business day it belongs to
 * @param end null while it is open
 */
public record Shift(
        String id,
        String till,
        long number,
        @Nullable String operator,
        LocalDate day,
        Instant openedAt,
        @Nullable End end) {
    public boolean isOpen() {
        return end == null;
    }

    /**
     * How it ended.
     *
     * @param takings what moved in it
     * @param handedOver what was open at its till
     * @param reason why it was closed late; empty for other ends
     */
    public record End(Instant at, Ending ending, By by, Takings takings, List<StillOpen> handedOver, String reason) {
        public End {
            handedOver = List.copyOf(handedOver);
        }
    }

    /** What ended it. */
    public enum Ending {
        /** Its operator closed it. */
        HAND_OVER,
        /** It was forgotten: somebody else closed it, or its day was over. */
        LATE,
        /** The day was closed. */
        WITH_DAY
    }
}
