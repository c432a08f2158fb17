package till.ui.closing;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Result;
import till.domain.ZReport;
import till.service.TillServices;
import till.ui.Frame;
import till.ui.Rereading;
import till.ui.UiDependencies;

/** Reads what the close of the day shows; of what was asked for, only the latest is ever shown. FX thread only. */
final class DayReading {
    private static final int LISTED = 60;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Consumer<Result<ShownDay>> came;
    private final Rereading<Read> reading;
    private volatile @Nullable View wanted;
    private @Nullable View shown;

    DayReading(UiDependencies dependencies, Frame frame, Consumer<Result<ShownDay>> came) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.came = came;
        this.reading = new Rereading<>(dependencies.background(), this::read, this::show, this::failed);
    }

    /** @param report null for the day that goes on */
    private record View(@Nullable ZReport report, Acting acting) {}

    private record Read(View view, Result<ShownDay> day) {}

    /** @param report null for the day that goes on */
    void read(@Nullable ZReport report, Acting acting) {
        wanted = new View(report, acting);
        reading.read();
    }

    /** Reads the same once more. */
    void again() {
        reading.read();
    }

    /** Whether what was asked for last is what came. */
    boolean isShown() {
        return wanted == shown;
    }

    private Read read() {
        var view = Objects.requireNonNull(wanted);
        var services = dependencies.services();
        var next = services.days().next();
        var slips = dependencies.receipts().daySlips();
        return new Read(view, services.days().figures(next, view.acting()).map(figures -> {
            var slip = view.report() == null ? slips.x(figures) : slips.of(view.report());
            return new ShownDay(
                    slip,
                    slips.preview(slip, frame.appearance().texts()),
                    services.days().list(Long.MAX_VALUE, LISTED),
                    services.shifts().mine(view.acting()),
                    left(services, view.acting()),
                    services.days().obstacle(next));
        }));
    }

    private static List<ShownDay.LeftShift> left(TillServices services, Acting acting) {
        var people = services.orders().people();
        return services.shifts().left(acting).stream()
                .map(shift -> ShownDay.LeftShift.of(shift, people))
                .toList();
    }

    private void show(Read read) {
        if (read.view() == wanted) {
            shown = read.view();
            came.accept(read.day());
        }
    }

    private void failed(Throwable failure) {
        shown = wanted;
        came.accept(Result.failed(frame.unexpected().note(failure)));
    }
}
