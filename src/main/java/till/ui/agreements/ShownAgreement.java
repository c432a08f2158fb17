package till.ui.agreements;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Agreement;
import till.domain.Agreement.Charge;
import till.domain.CardExpiry;
import till.domain.OrderNo;
import till.domain.Problem;
import till.domain.Result;
import till.service.AgreementService;
import till.service.Started;
import till.settings.AmountFormat;
import till.ui.Dialogs;
import till.ui.Dialogs.Choice;
import till.ui.Dialogs.Weight;
import till.ui.Frame;
import till.ui.Route;
import till.ui.UiDependencies;

/** The agreement that is looked at with every charge of it, and what can be done with it. FX thread only. */
public final class ShownAgreement {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<Agreement>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Charge> charges = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** @param changed has the list and this agreement read anew */
    ShownAgreement(UiDependencies dependencies, Frame frame, Runnable changed) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.changed = changed;
    }

    /** What is read of it. */
    record Seen(Agreement agreement, List<Charge> charges) {}

    /** Reads it anew, where one is looked at. */
    Supplier<Optional<Seen>> reading() {
        var id = shown.get().map(Agreement::id);
        var agreements = dependencies.agreements();
        return () -> id.flatMap(agreements::find).map(found -> new Seen(found, agreements.charges(found.id())));
    }

    /** The same as it stands now; another one changes nothing. */
    void renew(Seen seen) {
        if (shown.get().filter(now -> now.id().equals(seen.agreement().id())).isPresent()) {
            shown.set(Optional.of(seen.agreement()));
            if (!seen.charges().equals(List.copyOf(charges))) {
                charges.setAll(seen.charges());
            }
        }
    }

    /** Looks at one. */
    void look(Agreement agreement) {
        if (shown.get().filter(now -> now.id().equals(agreement.id())).isEmpty()) {
            told.set(Optional.empty());
            charges.clear();
        }
        shown.set(Optional.of(agreement));
    }

    /** Looks at none: a new one is filled in. */
    public void lookAway() {
        shown.set(Optional.empty());
        charges.clear();
        told.set(Optional.empty());
    }

    /** Lets no charge go out, or lets it go on. */
    public void pauseOrResume() {
        shown.get().ifPresent(agreement -> {
            var pauses = agreement.standing().state() == Agreement.State.ACTIVE;
            change(agreements -> acting ->
                    pauses ? agreements.pause(agreement.id(), acting) : agreements.resume(agreement.id(), acting));
        });
    }

    /** Asks whether to end it for good. */
    public void cancel() {
        shown.get()
                .ifPresent(agreement -> frame.dialogs()
                        .ask(new Dialogs.Question(
                                Problem.of("agreements.cancel.title"),
                                Problem.of("agreements.cancel.text"),
                                List.of(
                                        new Choice("agreements.cancel.no", Weight.PRIMARY, () -> {}),
                                        new Choice(
                                                "agreements.cancel.yes",
                                                Weight.DANGER,
                                                () -> change(agreements ->
                                                        acting -> agreements.cancel(agreement.id(), acting)))))));
    }

    /** Asks whether to charge one that has no dates. */
    public void chargeNow() {
        shown.get()
                .ifPresent(agreement -> frame.dialogs()
                        .ask(new Dialogs.Question(
                                Problem.of("agreements.charge.title"),
                                Problem.of("agreements.charge.text"),
                                List.of(
                                        new Choice(
                                                Problem.of(
                                                        "agreements.charge.yes",
                                                        AmountFormat.withCurrency(agreement
                                                                .terms()
                                                                .amount())),
                                                Weight.PRIMARY,
                                                () -> asked(acting -> charge(agreement, acting))),
                                        new Choice("agreements.charge.no", Weight.PLAIN, () -> {})))));
    }

    private void charge(Agreement agreement, Acting acting) {
        work(() -> dependencies.agreements().chargeNow(agreement.id(), acting), this::charged);
    }

    private void charged(Started started) {
        tell(
                switch (started) {
                    case Started.Running(var payment) ->
                        Optional.of(Problem.of("agreements.charged." + payment.state()));
                    case Started.Declined(var _, var problem) -> Optional.of(problem);
                    case Started.NotStarted(var problem) -> Optional.of(problem);
                    case Started.SaleTaken(var _) -> Optional.of(Problem.of("agreements.charged.taken"));
                });
    }

    /** Asks for the expiry of a renewed card. */
    public void renewExpiry() {
        shown.get().ifPresent(agreement -> {
            var typed = new SimpleStringProperty("");
            var wrong = typed.map(text -> CardExpiry.read(text).isPresent()
                    ? Optional.<Problem>empty()
                    : Optional.of(Problem.of("agreement.expiry.wrong")));
            var entry = new Dialogs.Entry(
                    "agreements.field.EXPIRY",
                    typed,
                    wrong,
                    new ReadOnlyObjectWrapper<>(Optional.of(Problem.of("agreements.expiry.kept"))));
            var keep = new Choice(
                    "agreements.expiry.yes",
                    Weight.PRIMARY,
                    () -> asked(acting -> work(
                            () -> dependencies.agreements().renew(agreement.id(), typed.get(), acting),
                            failed -> tell(Optional.of(failed.orElse(Problem.of("agreements.expiry.done")))))));
            frame.dialogs()
                    .ask(new Dialogs.Question(
                            Problem.of("agreements.expiry.title"),
                            Problem.of("agreements.expiry.text"),
                            List.of(keep, new Choice("agreements.expiry.no", Weight.PLAIN, () -> {})),
                            () -> {},
                            Optional.of(entry)));
        });
    }

    private interface Change extends Function<AgreementService, Function<Acting, Result<Agreement>>> {}

    private void change(Change change) {
        asked(acting ->
                work(() -> change.apply(dependencies.agreements()).apply(acting), result -> tell(result.failure())));
    }

    private void asked(java.util.function.Consumer<Acting> then) {
        if (!busy.get()) {
            told.set(Optional.empty());
            frame.approvals().ask(Act.AGREEMENTS, null, then);
        }
    }

    private <T> void work(Supplier<T> work, java.util.function.Consumer<T> then) {
        busy.set(true);
        dependencies
                .background()
                .run(
                        work::get,
                        then,
                        failure -> tell(Optional.of(frame.unexpected().note(failure))));
    }

    private void tell(Optional<Problem> now) {
        busy.set(false);
        told.set(now);
        changed.run();
    }

    /** Goes to the payment of a charge, or to the first one. */
    public void open(@Nullable Charge charge) {
        shown.get().ifPresent(agreement -> {
            OrderNo orderNo = charge == null ? agreement.first().orderNo() : charge.orderNo();
            frame.navigator().go(new Route.Orders(orderNo));
        });
    }

    public ReadOnlyObjectProperty<Optional<Agreement>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Every charge of it, newest first. */
    public ObservableList<Charge> getCharges() {
        return charges;
    }

    /** What came of the last thing that was done. */
    public ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** Whether something is being done with it. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
