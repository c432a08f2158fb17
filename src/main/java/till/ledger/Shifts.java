package till.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.By;
import till.domain.Shift;

/** The shifts of the ledger's tills. A sale opens one by itself where none is open. */
public interface Shifts {
    /**
     * Opens a shift of this till; the one that is open already where there is one.
     *
     * @param day the business day by the clock; the next one where that is closed
     */
    Shift open(By by, LocalDate day, Instant at);

    /**
     * Closes a shift with what moved in it and what is open at its till, at one moment.
     *
     * @return empty where it is closed already, or not known
     */
    Optional<Shift> close(String id, Closing as, By by, Instant at);

    /** As {@link #close(String, Closing, By, Instant)}, where nothing has to be said about it. */
    default Optional<Shift> close(String id, Shift.Ending ending, By by, Instant at) {
        return close(id, new Closing(ending, ""), by, at);
    }

    /** How a shift is closed, and why where it was forgotten. */
    record Closing(Shift.Ending ending, String reason) {}

    Optional<Shift> find(String id);

    /** All that are open, at every till, oldest first. */
    List<Shift> open();

    /** The open shift of somebody at this till; empty where the next sale opens one. */
    Optional<Shift> open(@Nullable String operator, LocalDate day);

    /** Those of a business day, by till and number. */
    List<Shift> of(LocalDate day);
}
