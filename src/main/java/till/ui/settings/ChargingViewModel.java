package till.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Problem;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.settings.GatewaysViewModel.Notice;

/** Whether this till charges agreements that are due by itself: off until an owner who was told the risk switches it on. FX thread only. */
public final class ChargingViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    ChargingViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        load();
    }

    private void load() {
        on.set(dependencies
                .settings()
                .current()
                .charging()
                .contains(dependencies.services().mode()));
    }

    /** Off at once; on only once the risk was read. */
    public void change() {
        if (on.get()) {
            set(false);
        } else {
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("charging.ask"),
                            Problem.of("charging.risk"),
                            List.of(
                                    new Choice("charging.no", Weight.PLAIN, () -> {}),
                                    new Choice("charging.yes", Weight.DANGER, () -> set(true)))));
        }
    }

    private void set(boolean wanted) {
        frame.approvals()
                .ask(
                        Act.SET_UP,
                        null,
                        acting -> dependencies
                                .background()
                                .run(
                                        () -> keep(wanted, acting),
                                        this::kept,
                                        failure ->
                                                tell(false, frame.unexpected().note(failure))));
    }

    private Optional<Problem> keep(boolean wanted, Acting acting) {
        var access = dependencies.services().access();
        var mode = dependencies.services().mode();
        return access.guard(acting, Act.SET_UP, null, null)
                .or(() -> dependencies
                        .settings()
                        .change(settings -> settings.withCharging(mode, wanted))
                        .failure())
                .or(() -> {
                    access.done(acting, Act.SET_UP, Map.of("what", "charging", "on", Boolean.toString(wanted)));
                    return Optional.empty();
                });
    }

    private void kept(Optional<Problem> failed) {
        load();
        tell(failed.isEmpty(), failed.orElse(Problem.of(on.get() ? "charging.isOn" : "charging.isOff")));
    }

    private void tell(boolean good, Problem what) {
        notice.set(Optional.of(new Notice(good, what)));
    }

    /** Whether it does now. */
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** Whether any gateway that is set up charges cards again. */
    boolean isPossible() {
        return dependencies.agreements().isPossible();
    }

    ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
