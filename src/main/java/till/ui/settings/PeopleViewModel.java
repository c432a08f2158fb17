package till.ui.settings;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import till.access.Operators;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.settings.GatewaysViewModel.Notice;

/** Who works at the till: added, changed, disabled, given a PIN; and how much each role may refund alone. FX thread only. */
public final class PeopleViewModel {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ObservableList<Operator> people = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<OperatorForm>> form = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RulesDesk rules;
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();

    PeopleViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.rules = new RulesDesk(dependencies, this);
    }

    Operators operators() {
        return dependencies.services().operators();
    }

    /** Reads who is there; where nobody is, the owner is asked for. */
    void load() {
        work(operators()::all, found -> {
            people.setAll(found);
            if (found.isEmpty()) {
                add();
            } else if (form.get().isEmpty() && rules.formProperty().get().isEmpty()) {
                choose(found.getFirst());
            }
        });
    }

    /** Opens somebody's form. */
    public void choose(Operator person) {
        notice.set(Optional.empty());
        open(person);
    }

    void open(@Nullable Operator person) {
        rules.close();
        form.set(Optional.of(new OperatorForm(person, people.isEmpty())));
    }

    /** Opens an empty form. */
    public void add() {
        notice.set(Optional.empty());
        open(null);
    }

    /** Opens the limits and the lock. */
    public void openRules() {
        notice.set(Optional.empty());
        form.set(Optional.empty());
        rules.open();
    }

    /** Adds the form's person, or keeps its name and role. */
    public void save() {
        form.get().filter(_ -> !working.get()).ifPresent(open -> {
            var wrong = open.stored().isPresent()
                    ? open.judgePerson()
                    : open.judgePerson().or(open::judgePin);
            wrong.ifPresentOrElse(
                    problem -> tell(false, problem),
                    () -> open.stored().ifPresentOrElse(before -> change(open, before), () -> add(open)));
        });
    }

    private void add(OperatorForm open) {
        approved(who -> work(() -> operators().add(open.person(), open.secret(), who), added -> {
            if (added instanceof Result.Done<Operators.Issued>(var issued) && open.isFirst()) {
                signInFirst(issued.operator());
            }
            issued(open, added, "people.form.added");
        }));
    }

    /** Who just made the PIN of the first owner is the first owner; from now on the shop's till knows its people. */
    private void signInFirst(Operator owner) {
        if (!dependencies.services().access().unnamed()) {
            dependencies.session().signIn(owner);
        }
    }

    private void change(OperatorForm open, Operator before) {
        approved(who ->
                work(() -> open.keep(operators(), before, who), changed -> changed(changed, "people.form.saved")));
    }

    /** An approval is for one deed: the next is asked about again. */
    void approved(Consumer<Acting> deed) {
        frame.approvals().ask(Act.PEOPLE, null, deed);
    }

    /** Sets another PIN for the form's person. */
    public void setPin() {
        form.get()
                .filter(_ -> !working.get())
                .ifPresent(open -> open.stored()
                        .ifPresent(person -> open.judgePin()
                                .ifPresentOrElse(problem -> tell(false, problem), () -> setPin(open, person))));
    }

    /** One's own PIN is changed by whoever knows the one before, not by whoever finds the window open. */
    private void setPin(OperatorForm open, Operator person) {
        Consumer<Acting> deed = who -> work(
                () -> operators().setPin(person.id(), open.secret(), who),
                set -> issued(open, set, "people.form.pinSet"));
        var own = dependencies
                .session()
                .operatorProperty()
                .get()
                .filter(me -> me.id().equals(person.id()));
        if (own.isPresent()) {
            frame.approvals().prove(Act.PEOPLE, deed);
        } else {
            approved(deed);
        }
    }

    /** Disables the form's person, or lets them work again. */
    public void turn() {
        form.get().filter(_ -> !working.get()).flatMap(OperatorForm::stored).ifPresent(person -> {
            approved(who -> work(
                    () -> person.active()
                            ? operators().disable(person.id(), who)
                            : operators().enable(person.id(), who),
                    turned -> changed(turned, person.active() ? "people.form.disabled" : "people.form.enabled")));
        });
    }

    private void issued(OperatorForm open, Result<Operators.Issued> result, String words) {
        open.forgetPin();
        if (result instanceof Result.Done<Operators.Issued>(var issued)) {
            dependencies.session().recover(Optional.ofNullable(issued.recoveryCode()));
        }
        changed(result.map(Operators.Issued::operator), words);
    }

    private void changed(Result<Operator> result, String words) {
        switch (result) {
            case Result.Failed<Operator>(var problem) -> tell(false, problem);
            case Result.Done<Operator>(var person) -> {
                dependencies.session().renew(person);
                work(operators()::all, found -> {
                    people.setAll(found);
                    open(person);
                    tell(true, Problem.of(words, person.name()));
                });
            }
        }
    }

    <T> void work(Callable<T> task, Consumer<T> then) {
        working.set(true);
        dependencies
                .background()
                .run(
                        task,
                        found -> {
                            working.set(false);
                            then.accept(found);
                        },
                        this::failed);
    }

    void failed(Throwable failure) {
        working.set(false);
        tell(false, frame.unexpected().note(failure));
    }

    void tell(boolean good, Problem words) {
        notice.set(Optional.of(new Notice(good, words)));
    }

    /** The recovery code is written down, and never shown again. */
    public void forgetRecovery() {
        dependencies.session().recover(Optional.empty());
    }

    public ObservableList<Operator> getPeople() {
        return people;
    }

    public ReadOnlyObjectProperty<Optional<OperatorForm>> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** The limits and the lock. */
    public RulesDesk getRules() {
        return rules;
    }

    /** An owner's way back, to be written down; shown once. */
    public ReadOnlyObjectProperty<Optional<Secret>> recoveryProperty() {
        return dependencies.session().recoveryProperty();
    }

    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }
}
