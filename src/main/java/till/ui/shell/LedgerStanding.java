package till.ui.shell;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Problem;
import till.service.SharedClock;
import till.settings.Subscription;
import till.ui.Frame;
import till.ui.UiDependencies;

/** What everybody at the window has to know of the ledger: that it cannot be reached, or that it has no backup. FX thread only. */
final class LedgerStanding implements AutoCloseable {
    private static final int SECONDS_BETWEEN = 60;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyObjectWrapper<Optional<Problem>> said = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Problem> warning = Optional.empty();
    private Subscription ticks = () -> {};
    private int seconds;

    LedgerStanding(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    void start() {
        ticks = dependencies.ticker().everySecond(this::tick);
    }

    private void tick() {
        if (seconds++ % SECONDS_BETWEEN == 0) {
            dependencies
                    .background()
                    .run(
                            () -> wrongClock()
                                    .or(this::changedDay)
                                    .or(() -> Optional.ofNullable(
                                            dependencies.backups().standing().warning())),
                            now -> {
                                warning = now;
                                show();
                            },
                            frame.unexpected()::note);
        }
        show();
    }

    private Optional<Problem> wrongClock() {
        return dependencies.services().here().clock() instanceof SharedClock shared && shared.isToBeTold()
                ? Optional.of(Problem.of(
                        shared.ahead().isNegative() ? "shell.clock.fast" : "shell.clock.slow",
                        Long.toString(shared.ahead().abs().toSeconds())))
                : Optional.empty();
    }

    /** What day a payment counts on was decided when the till was opened. */
    private Optional<Problem> changedDay() {
        return dependencies
                        .settings()
                        .current()
                        .calendar()
                        .equals(dependencies.services().here().calendar())
                ? Optional.empty()
                : Optional.of(Problem.of("shell.shopChanged"));
    }

    private void show() {
        said.set(
                dependencies.services().payments().away().isAway()
                        ? Optional.of(Problem.of("shell.ledgerAway"))
                        : warning);
    }

    ReadOnlyObjectProperty<Optional<Problem>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    @Override
    public void close() {
        ticks.close();
    }
}
