package till.ui;

import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.Secret;

/** Who works at this window, and whether it is locked. FX thread only. */
public final class Session {
    private final ReadOnlyObjectWrapper<Optional<Operator>> operator = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Set<Act>> beyond = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Secret>> recovery = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<HeldStatement> held = Optional.empty();

    /** Somebody proved who they are: the window is theirs. */
    public void signIn(Operator person) {
        if (operator.get().filter(now -> !now.id().equals(person.id())).isPresent()) {
            recovery.set(Optional.empty());
        }
        operator.set(Optional.of(person));
        locked.set(false);
    }

    /** Nobody is named, as in training: counts as owner where that is allowed. */
    public void workUnnamed() {
        recovery.set(Optional.empty());
        operator.set(Optional.empty());
        locked.set(false);
    }

    /** Takes over what was changed about the one who works here. */
    public void renew(Operator person) {
        if (operator.get().filter(now -> now.id().equals(person.id())).isPresent()) {
            operator.set(Optional.of(person));
        }
    }

    /** Takes over what the one who works here may not do alone. */
    public void limit(Set<Act> acts) {
        beyond.set(Set.copyOf(acts));
    }

    /** Nothing can be seen or done until somebody signs in; what is under way goes on in the name of the one before. */
    public void lock() {
        locked.set(true);
    }

    /** A recovery code was issued, or is written down: until then leaving a screen does not lose it. */
    public void recover(Optional<Secret> code) {
        recovery.set(code);
    }

    /** A statement is to be there again when who works here comes back to it; empty: they are done with it. */
    public void hold(Optional<HeldStatement> statement) {
        held = statement;
    }

    /** The statement that who works here goes on with; another person's is not theirs, whenever it was put there. */
    public Optional<HeldStatement> held() {
        return held.filter(each -> each.operator().equals(worker()));
    }

    /** The one who works here, by their ID; empty while nobody is named. */
    public Optional<String> worker() {
        return operator.get().map(Operator::id);
    }

    /** A recovery code that was issued to the one who works here and is not written down yet. */
    public ReadOnlyObjectProperty<Optional<Secret>> recoveryProperty() {
        return recovery.getReadOnlyProperty();
    }

    /** The one who signed in, also while the window is locked; empty while nobody is named. */
    public ReadOnlyObjectProperty<Optional<Operator>> operatorProperty() {
        return operator.getReadOnlyProperty();
    }

    /** What the one who works here may not do alone, as far as known: for hints, never for decisions. */
    public ReadOnlyObjectProperty<Set<Act>> beyondProperty() {
        return beyond.getReadOnlyProperty();
    }

    /** Whether somebody else has to approve an act, as far as known: for hints, never for decisions. */
    public BooleanBinding asks(Act act) {
        return Bindings.createBooleanBinding(() -> beyond.get().contains(act), beyond);
    }

    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    public boolean isLocked() {
        return locked.get();
    }

    /** As whom services are asked, without anybody's approval. */
    public Acting acting() {
        return operator.get().map(Acting::as).orElse(Acting.UNNAMED);
    }
}
