package till.ui.closing;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Shift;
import till.service.ShiftService;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Opens and closes shifts from the screen of the day: one's own, and those that were left open. FX thread only. */
final class ShiftDesk {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Supplier<Acting> acting;
    private final Work work;
    private final Consumer<Result<Shift>> then;

    ShiftDesk(
            UiDependencies dependencies,
            Frame frame,
            Supplier<Acting> acting,
            Work work,
            Consumer<Result<Shift>> then) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.acting = acting;
        this.work = work;
        this.then = then;
    }

    /** Does something in the background, one thing at a time. */
    interface Work {
        <T> void run(Callable<T> work, Consumer<T> then);
    }

    private ShiftService shifts() {
        return dependencies.services().shifts();
    }

    /** Closes the own shift, or opens one where none is. */
    void own(Optional<Shift> open) {
        frame.approvals()
                .ask(
                        open.map(each -> shifts().act(each, acting.get())).orElse(Act.SHIFT),
                        null,
                        by -> work.run(
                                () -> open.map(each -> shifts().close(each, by, ""))
                                        .orElseGet(() -> shifts().open(by)),
                                then));
    }

    /** What became of a shift. */
    static Problem told(Shift shift) {
        var end = shift.end();
        if (end == null) {
            return Problem.of("closing.shift.opened", shift.id());
        }
        var late = end.ending() == Shift.Ending.LATE;
        return Problem.of(
                late ? "closing.shift.closedLate" : "closing.shift.closed",
                shift.id(),
                Integer.toString(end.handedOver().size()));
    }

    void late(Shift left, String reason) {
        frame.approvals()
                .ask(
                        shifts().act(left, acting.get()),
                        null,
                        by -> work.run(() -> shifts().close(left, by, reason), then));
    }
}
