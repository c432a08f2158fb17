package till.ui.closing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.receipt.DaySlip;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Prints the slip of a day and saves it as PDF, approved where the role needs that. FX thread only. */
final class SlipDesk {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ShiftDesk.Work work;
    private final BiConsumer<Boolean, Problem> tell;
    private final Consumer<DaySlip> given;

    /** @param given what was printed or saved: from now on it is a copy */
    SlipDesk(
            UiDependencies dependencies,
            Frame frame,
            ShiftDesk.Work work,
            BiConsumer<Boolean, Problem> tell,
            Consumer<DaySlip> given) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.work = work;
        this.tell = tell;
        this.given = given;
    }

    void print(DaySlip slip) {
        approved(
                slip,
                acting -> work.<Optional<Problem>>run(
                        () -> dependencies
                                .receipts()
                                .daySlips()
                                .print(
                                        slip,
                                        acting,
                                        after -> dependencies.background().onScreen(() -> printed(slip, after))),
                        refused -> tell.accept(refused.isEmpty(), refused.orElse(Problem.of("receipt.printing")))));
    }

    private void printed(DaySlip slip, Optional<Problem> problem) {
        tell.accept(problem.isEmpty(), problem.orElse(Problem.of("receipt.printed")));
        if (problem.isEmpty()) {
            given.accept(slip);
        }
    }

    void savePdf(DaySlip slip) {
        approved(
                slip,
                acting -> dependencies
                        .outside()
                        .places()
                        .newFile(slip.title() + ".pdf")
                        .ifPresent(file -> work.<Result<Path>>run(
                                () -> dependencies.receipts().daySlips().savePdf(slip, acting, file),
                                result -> saved(slip, result))));
    }

    private void saved(DaySlip slip, Result<Path> result) {
        switch (result) {
            case Result.Done<Path>(var file) -> {
                tell.accept(true, Problem.of("receipt.saved", file.toString()));
                given.accept(slip);
            }
            case Result.Failed<Path>(var problem) -> tell.accept(false, problem);
        }
    }

    private void approved(DaySlip slip, Consumer<Acting> then) {
        frame.approvals().ask(dependencies.receipts().daySlips().act(slip), null, then);
    }
}
