package till.ui.reconcile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import till.domain.Problem;
import till.service.SettlementFetch;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Entry;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Asks for a day and has the gateway give its statement of it, where it does that. FX thread only. */
final class StatementFetching {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Taking taking;
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();

    StatementFetching(UiDependencies dependencies, Frame frame, Taking taking) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.taking = taking;
    }

    /** Takes over reading a statement. */
    @FunctionalInterface
    interface Taking {
        void take(LocalDate day);
    }

    /** Whose statements are looked at now. */
    void of(@Nullable String gateway) {
        possible.set(
                gateway != null && new SettlementFetch(dependencies.services().gateways()).gives(gateway));
    }

    /** Asks which day. */
    void ask() {
        var today = dependencies.services().evidence().today();
        var day = new SimpleStringProperty(today.minusDays(1).toString());
        var obstacle = new SimpleObjectProperty<>(judged(day.get(), today));
        day.subscribe(text -> obstacle.set(judged(text, today)));
        var none = new SimpleObjectProperty<>(Optional.<Problem>empty());
        var fetch = new Choice(
                "reconcile.fetch.do", Weight.PRIMARY, () -> read(day.get()).ifPresent(taking::take));
        frame.dialogs()
                .ask(new Question(
                        Problem.of("reconcile.fetch.title"),
                        Problem.of("reconcile.fetch.text"),
                        List.of(fetch, new Choice("reconcile.keep.not", Weight.PLAIN, () -> {})),
                        () -> {},
                        Optional.of(new Entry("reconcile.fetch.day", day, obstacle, none))));
    }

    private static Optional<Problem> judged(String text, LocalDate today) {
        return read(text).filter(day -> !day.isAfter(today)).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.of("reconcile.fetch.noDay"));
    }

    private static Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }
}
