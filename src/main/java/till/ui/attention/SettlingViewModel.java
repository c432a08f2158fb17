package till.ui.attention;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Acting;
import till.domain.Cure;
import till.domain.Problem;
import till.domain.Result;
import till.service.Settled;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.UiDependencies;

/**
 * Settles one card by hand: what is written down, the question before money is said to have moved, the approval, and what
 * came of it. FX thread only.
 */
public final class SettlingViewModel {
    /** Somebody else was faster. */
    private static final String OVERTAKEN = "settle.overtaken";

    private final UiDependencies dependencies;
    private final Frame frame;
    private final AttentionCards reading;
    private final Runnable settled;
    private final ReadOnlyObjectWrapper<Optional<SettleForm>> form = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** @param settled reads the cards afresh */
    SettlingViewModel(UiDependencies dependencies, Frame frame, AttentionCards reading, Runnable settled) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.reading = reading;
        this.settled = settled;
    }

    /** What came of settling, said above the list: the card itself is gone by then. */
    public record Notice(boolean good, Problem text) {}

    /** Opens the form of a cure on its card; a form that is open already is closed. */
    void open(AttentionCard card, Cure cure) {
        if (busy.get()) {
            return;
        }
        dismiss();
        dependencies
                .background()
                .run(() -> reading.form(card, cure), each -> form.set(Optional.of(each)), frame.unexpected()::report);
    }

    /** Closes the form, unless it is being settled. */
    public void close() {
        if (!busy.get()) {
            form.set(Optional.empty());
        }
    }

    /** A form whose card is gone is closed, and it is said why nothing came of it. */
    void keep(List<AttentionCard> cards) {
        var open = form.get().map(each -> each.card().id());
        if (open.isPresent()
                && !busy.get()
                && cards.stream().noneMatch(card -> open.get().equals(card.id()))) {
            form.set(Optional.empty());
            notice.set(Optional.of(new Notice(false, Problem.of(OVERTAKEN))));
        }
    }

    /** Settles as written: asked once more where it says that money moved or did not. */
    public void settle() {
        var ready = form.get().filter(each -> each.obstacleProperty().get().isEmpty());
        if (ready.isEmpty() || busy.get()) {
            return;
        }
        if (ready.get().changesMoney()) {
            sure(ready.get());
        } else {
            approve(ready.get());
        }
    }

    private void sure(SettleForm each) {
        var stem = "attention.cure." + each.cure().name();
        var yes = new Dialogs.Choice("attention.form.yes", Dialogs.Weight.DANGER, () -> approve(each));
        var no = new Dialogs.Choice("attention.form.back", Dialogs.Weight.PLAIN, () -> {});
        frame.dialogs()
                .ask(new Dialogs.Question(
                        Problem.of(stem + ".submit", amount(each)),
                        Problem.of(stem + ".sure", amount(each)),
                        List.of(no, yes)));
    }

    static String amount(SettleForm each) {
        return AmountFormat.withCurrency(each.money().orElse(each.payment().amount()));
    }

    private void approve(SettleForm each) {
        frame.approvals().ask(each.cure().act(), each.money().orElse(null), acting -> settle(each, acting));
    }

    private void settle(SettleForm each, Acting acting) {
        if (busy.get() || form.get().filter(open -> open == each).isEmpty()) {
            return;
        }
        busy.set(true);
        var request = each.request();
        dependencies
                .background()
                .run(
                        () -> dependencies.services().settling().settle(request, acting),
                        result -> finish(each, result),
                        failure -> refuse(each, frame.unexpected().note(failure)));
    }

    private void finish(SettleForm each, Result<Settled> result) {
        switch (result) {
            case Result.Done<Settled> _ -> {
                busy.set(false);
                form.set(Optional.empty());
                var done = "attention.cure." + each.cure().name() + ".done";
                notice.set(Optional.of(new Notice(
                        true,
                        Problem.of(done, amount(each), each.payment().order().reference()))));
                settled.run();
            }
            case Result.Failed<Settled>(var problem) -> refuse(each, problem);
        }
    }

    private void refuse(SettleForm each, Problem problem) {
        busy.set(false);
        if (problem.key().equals(OVERTAKEN)) {
            form.set(Optional.empty());
            notice.set(Optional.of(new Notice(false, problem)));
        } else {
            each.refuse(problem);
        }
        settled.run();
    }

    /** Takes away what was said. */
    public void dismiss() {
        notice.set(Optional.empty());
    }

    /** What is being written down; empty while no card is being settled by hand. */
    public ReadOnlyObjectProperty<Optional<SettleForm>> formProperty() {
        return form.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    boolean isBusy() {
        return busy.get();
    }
}
