package till.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Result;
import till.domain.Shift;
import till.ledger.Ledger;
import till.ledger.Shifts;

/**
 * Shifts of operators at tills. Nobody has to open one: the first sale does. One's own is closed by oneself; one that was
 * forgotten by a manager, and marked so. May be shared between threads.
 */
public final class ShiftService {
    private final Ledger ledger;
    private final Surroundings here;
    private final Access access;
    private final Feed feed;

    ShiftService(Books books, Surroundings here, Access access, Feed feed) {
        this.ledger = books.ledger();
        this.here = here;
        this.access = access;
        this.feed = feed;
    }

    /** Opens a shift of whoever acts at this till; the one that is open already where there is one. */
    public Result<Shift> open(Acting acting) {
        var refused = access.guard(acting, Act.SHIFT, null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var shift = ledger.shifts().open(acting.by(), here.today(), here.clock().instant());
        feed.refresh();
        return Result.done(shift);
    }

    /** The open shift of whoever acts at this till; empty where the next sale opens one. */
    public Optional<Shift> mine(Acting acting) {
        return ledger.shifts().open(acting.by().operator(), here.today());
    }

    /** What closing it takes: another right where it is somebody else's, or was left open beyond its day. */
    public Act act(Shift shift, Acting acting) {
        return forgotten(shift, acting) ? Act.CLOSE_SHIFT_OF_OTHERS : Act.SHIFT;
    }

    /** Whether it is somebody else's, or was left open beyond its day; where nobody is named, each till has its own. */
    public boolean forgotten(Shift shift, Acting acting) {
        var operator = acting.by().operator();
        return !Objects.equals(shift.operator(), operator)
                || (operator == null && !shift.till().equals(here.till()))
                || shift.day().isBefore(here.today());
    }

    /** Those at whatever till that closing takes another right for, oldest first. */
    public List<Shift> left(Acting acting) {
        return open().stream().filter(shift -> forgotten(shift, acting)).toList();
    }

    /**
     * Closes a shift; what is open at its till is handed over by name.
     *
     * @param reason why somebody closes what was forgotten, which is kept; nothing for one's own
     */
    public Result<Shift> close(Shift shift, Acting acting, String reason) {
        var refused = access.guard(acting, act(shift, acting), null, null);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var late = forgotten(shift, acting);
        if (late && reason.isBlank()) {
            return Result.failed("shift.reason", shift.id());
        }
        var as = new Shifts.Closing(late ? Shift.Ending.LATE : Shift.Ending.HAND_OVER, late ? reason.strip() : "");
        var closed =
                ledger.shifts().close(shift.id(), as, acting.by(), here.clock().instant());
        if (closed.isPresent()) {
            here.steps().reached(Steps.Step.SHIFT_CLOSED);
        }
        feed.refresh();
        return closed.map(Result::done).orElseGet(() -> Result.failed("shift.closed", shift.id()));
    }

    public Optional<Shift> find(String id) {
        return ledger.shifts().find(id);
    }

    /** All that are open, at every till, oldest first. */
    public List<Shift> open() {
        return ledger.shifts().open();
    }

    public List<Shift> of(LocalDate day) {
        return ledger.shifts().of(day);
    }
}
