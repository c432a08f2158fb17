package till.ui.reports;

import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.control.ProgressIndicator;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Result;
import till.report.Board;
import till.report.Board.Days;
import till.ui.Frame;
import till.ui.UiDependencies;

/**
 * Reads figures in the background, one board at a time, and hands on the newest only: who chooses other days meanwhile does not wait for
 * the ones before. A long one tells how far it is and can be stopped. FX thread only.
 */
final class BoardReading {
    /** Fewer days are there before anybody could read how far it is. */
    private static final int LONG = 62;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Supplier<Acting> acting;
    private final Consumer<Result<Read>> then;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(ProgressIndicator.INDETERMINATE_PROGRESS);
    private AtomicBoolean goesOn = new AtomicBoolean();
    private boolean reading;
    private Runnable next = () -> {};

    /**
     * What was read.
     *
     * @param archive the newest year of these days that was taken out of the ledger; null where none was
     */
    record Read(Board board, @Nullable Year archive) {}

    /** @param then is told what came, unless something else is wanted by then */
    BoardReading(UiDependencies dependencies, Frame frame, Supplier<Acting> acting, Consumer<Result<Read>> then) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.acting = acting;
        this.then = then;
    }

    /** Reads; what is being read and is no longer wanted is given up. */
    void read(Days wanted) {
        stop();
        readWhenFree(wanted);
    }

    /** Reads behind what is being read now. */
    void readWhenFree(Days wanted) {
        if (reading) {
            next = () -> start(wanted);
        } else {
            start(wanted);
        }
    }

    /** Gives up what is being read. */
    void stop() {
        next = () -> {};
        goesOn.set(false);
    }

    private void start(Days wanted) {
        var going = new AtomicBoolean(true);
        goesOn = going;
        next = () -> {};
        reading = true;
        progress.set(ProgressIndicator.INDETERMINATE_PROGRESS);
        var as = acting.get();
        dependencies
                .background()
                .run(
                        () -> board(wanted, as, going),
                        this::came,
                        failure -> came(Result.failed(frame.unexpected().note(failure))));
    }

    /** Roles are read each time: who was given another one meanwhile sees no more figures. */
    private Result<Read> board(Days wanted, Acting as, AtomicBoolean going) {
        var refused = dependencies.services().access().obstacle(as, Act.SEE_REPORTS, null);
        return refused.isPresent()
                ? Result.failed(refused.get())
                : dependencies
                        .reports()
                        .dashboard()
                        .read(wanted, (done, all) -> {
                            tell(wanted, done, all);
                            return going.get();
                        })
                        .map(board -> Result.done(new Read(board, archive(wanted))))
                        .orElseGet(() -> Result.failed("reports.stopped"));
    }

    private @Nullable Year archive(Days wanted) {
        return dependencies
                .reports()
                .prune()
                .archiveOf(wanted.from(), wanted.to())
                .orElse(null);
    }

    private void tell(Days wanted, long done, long all) {
        if (ChronoUnit.DAYS.between(wanted.from(), wanted.to()) >= LONG) {
            dependencies.background().onScreen(() -> progress.set((double) done / all));
        }
    }

    private void came(Result<Read> result) {
        reading = false;
        var waiting = next;
        next = () -> {};
        waiting.run();
        if (!reading) {
            then.accept(result);
        }
    }

    /** How far a long reading is, from 0 to 1; less than nothing where that is not known. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
