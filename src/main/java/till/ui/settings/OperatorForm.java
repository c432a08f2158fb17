package till.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import till.access.Operators;
import till.access.Operators.NewOperator;
import till.domain.Acting;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.ui.settings.FormEntry.Look;

/** A person being added or changed. FX thread only. */
public final class OperatorForm {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,29}");
    private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");
    private static final int LONGEST_NAME = 60;
    private static final Look PIN_LOOK = new Look(true, false, true, List.of());

    private final @Nullable Operator stored;
    private final boolean first;
    private final FormEntry id = new FormEntry("id", Look.plain(), OperatorForm::idProblem);
    private final FormEntry name = new FormEntry("name", Look.plain(), OperatorForm::nameProblem);
    private final FormEntry pin = new FormEntry("pin", PIN_LOOK, OperatorForm::pinProblem);
    private final FormEntry again = new FormEntry("again", PIN_LOOK, this::differs);
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.CASHIER);

    /**
     * An empty form, or a stored person's.
     *
     * @param first whether nobody is there yet: then it is the owner
     */
    OperatorForm(@Nullable Operator stored, boolean first) {
        this.stored = stored;
        this.first = first;
        if (stored != null) {
            name.textProperty().set(stored.name());
            role.set(stored.role());
        } else if (first) {
            role.set(Role.OWNER);
        }
    }

    /** Keeps what was changed here, and only that: what another till changed meanwhile is not taken back. */
    Result<Operator> keep(Operators operators, Operator before, Acting who) {
        var typed = name.value();
        var wanted = role.get();
        Result<Operator> named =
                typed.equals(before.name()) ? Result.done(before) : operators.rename(before.id(), typed, who);
        return wanted == before.role() ? named : named.then(_ -> operators.role(before.id(), wanted, who));
    }

    /** Whether it shows what was stored, and nothing else. */
    boolean isUntouched() {
        var typed = id.textProperty().get()
                + pin.textProperty().get()
                + again.textProperty().get();
        return typed.isEmpty()
                && (stored == null
                        ? name.value().isEmpty()
                        : name.value().equals(stored.name()) && role.get() == stored.role());
    }

    private static Optional<Problem> idProblem(String text) {
        return ID.matcher(text).matches() ? Optional.empty() : Optional.of(Problem.of("people.idShape", text));
    }

    private static Optional<Problem> nameProblem(String text) {
        return text.length() <= LONGEST_NAME
                ? Optional.empty()
                : Optional.of(Problem.of("people.nameShape", Integer.toString(LONGEST_NAME)));
    }

    private static Optional<Problem> pinProblem(String text) {
        return PIN.matcher(text).matches() ? Optional.empty() : Optional.of(Problem.of("access.pinShape"));
    }

    private Optional<Problem> differs(String text) {
        return text.equals(pin.value()) ? Optional.empty() : Optional.of(Problem.of("people.form.differs"));
    }

    /** What is wrong with who it is. */
    Optional<Problem> judgePerson() {
        return Stream.of(id, name)
                .filter(entry -> stored == null || !entry.equals(id))
                .flatMap(entry -> entry.judge().stream())
                .findFirst();
    }

    /** What is wrong with the PIN. */
    Optional<Problem> judgePin() {
        return Stream.of(pin, again).flatMap(entry -> entry.judge().stream()).findFirst();
    }

    NewOperator person() {
        return new NewOperator(id.value(), name.value(), role.get());
    }

    Secret secret() {
        return new Secret(pin.value());
    }

    /** What was typed as PIN is gone. */
    void forgetPin() {
        pin.textProperty().set("");
        again.textProperty().set("");
    }

    /** The person as the book has it; empty for one to be added. */
    public Optional<Operator> stored() {
        return Optional.ofNullable(stored);
    }

    /** Whether this is the first person of all, who has to be the owner. */
    public boolean isFirst() {
        return first;
    }

    public FormEntry id() {
        return id;
    }

    public FormEntry name() {
        return name;
    }

    public FormEntry pin() {
        return pin;
    }

    /** The PIN once more. */
    public FormEntry again() {
        return again;
    }

    public ObjectProperty<Role> roleProperty() {
        return role;
    }
}
