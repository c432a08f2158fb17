package till.ui.kit;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import till.domain.Problem;

/** A line filled in on a question: its name, the field, and below it what is wrong or what answering will do. */
public final class QuestionEntry extends VBox {
    private final TextField field = new TextField();
    private final ObservableValue<Boolean> wrong;

    /**
     * @param obstacle what is wrong with the text
     * @param consequence what answering does with it
     */
    public QuestionEntry(
            String name,
            StringProperty text,
            ObservableValue<Optional<Problem>> obstacle,
            ObservableValue<Optional<Problem>> consequence,
            Function<Problem, String> words) {
        getStyleClass().addAll("field", "question-entry");
        wrong = obstacle.map(Optional::isPresent);
        field.textProperty().bindBidirectional(text);
        field.getStyleClass().addAll("touch", "question-field");
        field.setAccessibleText(name);
        var heading = new Label(name);
        heading.setLabelFor(field);
        var below = new Label();
        below.setWrapText(true);
        below.getStyleClass().add("question-entry-told");
        below.textProperty()
                .bind(obstacle.flatMap(found -> found.isPresent() ? obstacle : consequence)
                        .map(found -> found.map(words).orElse("")));
        getChildren().addAll(heading, field, below);
    }

    TextField field() {
        return field;
    }

    ObservableBooleanValue wrongProperty() {
        return javafx.beans.binding.Bindings.createBooleanBinding(() -> wrong.getValue(), wrong);
    }
}
