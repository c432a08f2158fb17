package till.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import till.domain.Problem;

/** Questions asked inside the window, one at a time. FX thread only. */
public final class Dialogs {
    private final ReadOnlyObjectWrapper<Optional<Question>> current = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * A question.
     *
     * @param title its first line
     * @param text what happened, whether money moved, what each choice does
     * @param choices in the order of their buttons; the first is what Enter does
     * @param dismissed what Esc does
     * @param entry what is filled in first; empty for none
     * @param card a card that is typed first; empty for none
     */
    public record Question(
            Problem title,
            Problem text,
            List<Choice> choices,
            Runnable dismissed,
            Optional<Entry> entry,
            Optional<TypedCard> card) {
        public Question {
            choices = List.copyOf(choices);
        }

        /** A question with a line to fill in. */
        public Question(Problem title, Problem text, List<Choice> choices, Runnable dismissed, Optional<Entry> entry) {
            this(title, text, choices, dismissed, entry, Optional.empty());
        }

        /** A question with nothing to fill in. */
        public Question(Problem title, Problem text, List<Choice> choices, Runnable dismissed) {
            this(title, text, choices, dismissed, Optional.empty());
        }

        /** A question that Esc answers with nothing. */
        public Question(Problem title, Problem text, List<Choice> choices) {
            this(title, text, choices, () -> {});
        }
    }

    /**
     * A line to fill in before a question can be answered with anything but no.
     *
     * @param key the text key of its name
     * @param obstacle what is wrong with it
     * @param consequence what answering will do with it as it stands
     */
    public record Entry(
            String key,
            StringProperty text,
            ObservableValue<Optional<Problem>> obstacle,
            ObservableValue<Optional<Problem>> consequence) {}

    /**
     * One answer to a question.
     *
     * @param label its words
     */
    public record Choice(Problem label, Weight weight, Runnable action) {
        /** One whose words are always the same. */
        public Choice(String key, Weight weight, Runnable action) {
            this(Problem.of(key), weight, action);
        }

        /** The text key of its words. */
        public String key() {
            return label.key();
        }
    }

    /** How an answer's button looks. */
    public enum Weight {
        PRIMARY,
        PLAIN,
        DANGER
    }

    public void ask(Question question) {
        current.set(Optional.of(question));
    }

    /** Tells something that only needs to be read. */
    public void tell(Problem title, Problem text) {
        ask(new Question(title, text, List.of(new Choice("dialog.understood", Weight.PRIMARY, () -> {}))));
    }

    /** Takes the question away, then does what was chosen. */
    public void answer(Choice choice) {
        current.set(Optional.empty());
        choice.action().run();
    }

    /** Takes the question away unanswered. */
    public void dismiss() {
        var question = current.get();
        current.set(Optional.empty());
        question.ifPresent(each -> each.dismissed().run());
    }

    /** The question on screen. */
    public ReadOnlyObjectProperty<Optional<Question>> currentProperty() {
        return current.getReadOnlyProperty();
    }
}
