package till.ui.charge;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import till.domain.Problem;
import till.ui.Dialogs;

/** Asks for whom an order is put aside: in the list of parked orders it is found by these words. FX thread only. */
final class ParkLabel {
    private static final int LONGEST = 40;

    private final Dialogs dialogs;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> consequence = new ReadOnlyObjectWrapper<>(Optional.empty());

    ParkLabel(Dialogs dialogs) {
        this.dialogs = dialogs;
        text.subscribe(this::judge);
    }

    /**
     * Enter alone parks: nobody has to say anything.
     *
     * @param known whose order it is as far as somebody has said so already
     */
    void ask(String known, Consumer<String> park) {
        text.set(known);
        judge();
        dialogs.ask(new Dialogs.Question(
                Problem.of("parked.label.title"),
                Problem.of("parked.label.text"),
                List.of(
                        new Dialogs.Choice(
                                "parked.label.park",
                                Dialogs.Weight.PRIMARY,
                                () -> park.accept(text.get().strip())),
                        new Dialogs.Choice("parked.label.back", Dialogs.Weight.PLAIN, () -> {})),
                () -> {},
                Optional.of(new Dialogs.Entry(
                        "parked.label.entry",
                        text,
                        obstacle.getReadOnlyProperty(),
                        consequence.getReadOnlyProperty()))));
    }

    private void judge() {
        obstacle.set(
                text.get().strip().length() > LONGEST
                        ? Optional.of(Problem.of("parked.label.tooLong", Integer.toString(LONGEST)))
                        : Optional.empty());
        consequence.set(Optional.of(Problem.of("parked.label.example")));
    }
}
