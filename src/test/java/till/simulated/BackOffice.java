package till.simulated;

import till.domain.Acting;
import till.domain.Result;
import till.domain.Shift;
import till.domain.ZReport;
import till.service.TillServices;
import till.simulated.Timeline.Happening;

/** Whoever closes days, and opens and closes shifts, whatever else is under way. */
final class BackOffice {
    private final World world;

    BackOffice(World world) {
        this.world = world;
    }

    private TillServices services(int till) {
        return world.tills().get(till).services();
    }

    void either(int till, Dice dice) {
        if (dice.nextBoolean()) {
            closeDay(till, dice);
        } else {
            shift(till, dice);
        }
    }

    /** Mostly the day that is next; sometimes the current one, whether or not another was forgotten. */
    void closeDay(int till, Dice dice) {
        var current = dice.oneIn(4);
        world.within(till, () -> "closes " + (current ? "the current day" : "the next day"), () -> {
            var days = services(till).days();
            var closed = days.close(current ? days.current() : days.next(), Acting.UNNAMED);
            world.timeline()
                    .count(closed instanceof Result.Done<ZReport> ? Happening.DAY_CLOSED : Happening.DAY_REFUSED);
            world.note(() -> "-> "
                    + closed.failure()
                            .map(Object::toString)
                            .orElseGet(() -> "Z " + closed.value().number() + " of "
                                    + closed.value().day()));
        });
    }

    void shift(int till, Dice dice) {
        var open = world.ledger().shifts().open();
        if (open.isEmpty() || dice.oneIn(3)) {
            world.within(
                    till, () -> "opens a shift", () -> services(till).shifts().open(Acting.UNNAMED));
            return;
        }
        var shift = dice.of(open);
        world.within(till, () -> "closes " + shift.id(), () -> {
            var closed = services(till).shifts().close(shift, Acting.UNNAMED, "forgotten");
            if (closed instanceof Result.Done<Shift>) {
                world.timeline().count(Happening.SHIFT_ENDED);
            }
            world.note(() -> "-> " + closed.failure().map(Object::toString).orElse("closed"));
        });
    }
}
