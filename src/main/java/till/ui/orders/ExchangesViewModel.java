package till.ui.orders;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import till.domain.Act;
import till.service.ExchangeLine;
import till.ui.Frame;
import till.ui.UiDependencies;

/** The calls to a gateway about one order; read only while somebody looks at them. FX thread only. */
public final class ExchangesViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<List<ExchangeLine>>> lines =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<String> numbers = List.of();

    ExchangesViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        open.subscribe((_, _) -> load());
    }

    /** Shows the calls about these numbers; those of another order are taken away at once. */
    void about(List<String> wanted) {
        if (!wanted.containsAll(numbers) || wanted.isEmpty()) {
            lines.set(Optional.empty());
        }
        numbers = wanted;
        load();
    }

    private void load() {
        var wanted = numbers;
        if (!open.get() || wanted.isEmpty()) {
            return;
        }
        dependencies
                .background()
                .run(
                        () -> dependencies.services().exchanges().of(wanted),
                        found -> showIfWanted(wanted, found),
                        frame.unexpected()::report);
    }

    private void showIfWanted(List<String> wanted, List<ExchangeLine> found) {
        if (wanted.equals(numbers)) {
            lines.set(Optional.of(found));
        }
    }

    /** Somebody wants to look, which not every role may alone, or no more. */
    public void want(boolean look) {
        if (!look) {
            open.set(false);
        } else if (!open.get()) {
            frame.approvals().ask(Act.SEE_EXCHANGES, null, _ -> open.set(true));
        }
    }

    /** Whether somebody looks. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Newest last; empty while they are not read yet. */
    public ReadOnlyObjectProperty<Optional<List<ExchangeLine>>> linesProperty() {
        return lines.getReadOnlyProperty();
    }
}
