package till.ui.guide;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import till.access.Operators;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;

/** The shop's owner as the guide asks for them: somebody new, somebody known, or nobody yet. FX thread only. */
public final class GuideOwner {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty pin = new SimpleStringProperty("");
    private final StringProperty again = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(new Standing.None());

    /** What is known of the owner. */
    public sealed interface Standing {
        /** Nobody is set up. */
        record None() implements Standing {}

        /** Somebody was set up before; people are changed in the settings. */
        record Known() implements Standing {}

        /** Just set up: the code is shown this once. */
        record Made(String name, Secret recovery) implements Standing {}
    }

    void found(Result<Boolean> anybody) {
        if (anybody instanceof Result.Done<Boolean>(var is) && is && standing.get() instanceof Standing.None) {
            standing.set(new Standing.Known());
        }
    }

    /** Without a name and a PIN the owner is set up later. */
    boolean isLeftOut() {
        return !(standing.get() instanceof Standing.None)
                || (name.get().isBlank() && pin.get().isEmpty() && again.get().isEmpty());
    }

    Optional<Problem> obstacle() {
        if (name.get().isBlank()) {
            return Optional.of(Problem.of("guide.owner.nameless"));
        }
        return pin.get().equals(again.get()) ? Optional.empty() : Optional.of(Problem.of("people.form.differs"));
    }

    /** Takes over who was set up, or says why nobody was. */
    Optional<Problem> made(Result<Operators.Issued> result) {
        if (result instanceof Result.Done<Operators.Issued>(var issued)) {
            forget();
            var code = issued.recoveryCode();
            standing.set(
                    code == null
                            ? new Standing.Known()
                            : new Standing.Made(issued.operator().name(), code));
        }
        return result.failure();
    }

    /** Nothing of what was typed stays. */
    void forget() {
        name.set("");
        pin.set("");
        again.set("");
    }

    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty pinProperty() {
        return pin;
    }

    /** The PIN once more. */
    public StringProperty againProperty() {
        return again;
    }
}
