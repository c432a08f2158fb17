package till.ui.settings;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.LedgerMoving.AtWork;
import till.domain.Problem;
import till.settings.TimeFormat;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Question;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Who works at the shop's ledger, and which of them a restored ledger still waits for. FX thread only. */
final class TillsAtLedger {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Consumer<AtWork> gone;
    private final ReadOnlyObjectWrapper<List<AtWork>> tills = new ReadOnlyObjectWrapper<>(List.of());

    /** @param gone has one not waited for any more */
    TillsAtLedger(UiDependencies dependencies, Frame frame, Consumer<AtWork> gone) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.gone = gone;
    }

    void show(List<AtWork> working) {
        tills.set(List.copyOf(working));
    }

    Problem line(AtWork each) {
        var line = each.missing() ? "ledger.told.tillMissing" : "ledger.told.till";
        return Problem.of(line, each.till(), each.machine(), time(each.seenAt()));
    }

    private String time(Instant at) {
        return TimeFormat.dayAndSecond(
                at, dependencies.settings().current().calendar().zone());
    }

    /** Asks first: what only that till knew stays unknown. */
    void letGo(AtWork till) {
        frame.dialogs()
                .ask(new Question(
                        Problem.of("ledgerPlace.gone.ask", till.till(), till.machine()),
                        Problem.of("ledgerPlace.gone.text"),
                        List.of(
                                new Choice("ledgerPlace.gone.not", Weight.PRIMARY, () -> {}),
                                new Choice("ledgerPlace.gone.do", Weight.DANGER, () -> gone.accept(till)))));
    }

    ReadOnlyObjectProperty<List<AtWork>> tillsProperty() {
        return tills.getReadOnlyProperty();
    }
}
