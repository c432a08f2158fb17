package till.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import till.domain.Problem;

/** One field of a form: its text, and what is wrong with it as soon as there is something to judge. FX thread only. */
public final class FormEntry {
    private final String name;
    private final Look look;
    private final Function<String, Optional<Problem>> rule;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * How a field is filled in.
     *
     * @param secret shown as dots while it is typed
     * @param stored whether a secret is kept already, which an empty field leaves as it is
     * @param choices the only values; empty for free text
     */
    public record Look(boolean secret, boolean stored, boolean required, List<String> choices) {
        public Look {
            choices = List.copyOf(choices);
        }

        static Look plain() {
            return new Look(false, false, true, List.of());
        }
    }

    FormEntry(String name, Look look, Function<String, Optional<Problem>> rule) {
        this.name = name;
        this.look = look;
        this.rule = rule;
        text.subscribe(now -> problem.set(now.isBlank() ? Optional.empty() : rule.apply(now.strip())));
    }

    /** Judges it as it is, an empty field that is demanded included. */
    Optional<Problem> judge() {
        var value = value();
        if (value.isEmpty()) {
            problem.set(
                    look.required() && !look.stored()
                            ? Optional.of(Problem.of("settings.field.demanded"))
                            : Optional.empty());
        } else {
            problem.set(rule.apply(value));
        }
        return problem.get();
    }

    /** As in the profile's file; labels and help are found by it. */
    public String name() {
        return name;
    }

    public Look look() {
        return look;
    }

    /** What was typed, without blanks around it. */
    public String value() {
        return text.get().strip();
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
