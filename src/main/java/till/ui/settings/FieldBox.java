package till.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.Problem;

/** A field with its label, help, and what is wrong with it right below. */
final class FieldBox extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final TextField field;
    private final Label wrong = small("", "field-problem");

    /** @param help empty for none */
    FieldBox(FormEntry entry, String label, String help) {
        field = entry.look().secret() ? new PasswordField() : new TextField();
        field.setId("field-" + entry.name());
        field.setAccessibleText(label);
        field.setAccessibleHelp(help);
        field.getStyleClass().add("touch");
        var name = new Label(label);
        name.setLabelFor(field);
        name.setWrapText(true);
        getStyleClass().add("field");
        getChildren().setAll(name, field);
        if (!help.isEmpty()) {
            getChildren().add(small(help, "muted"));
        }
        wrong.managedProperty().bind(wrong.visibleProperty());
        getChildren().add(wrong);
    }

    /** Follows the entry until the subscription ends. */
    Subscription follow(FormEntry entry, Function<Problem, String> words) {
        field.textProperty().bindBidirectional(entry.textProperty());
        var judged = entry.problemProperty().subscribe(problem -> judge(problem.map(words)));
        return Subscription.combine(judged, () -> field.textProperty().unbindBidirectional(entry.textProperty()));
    }

    private void judge(Optional<String> problem) {
        wrong.setText(problem.orElse(""));
        wrong.setVisible(problem.isPresent());
        field.pseudoClassStateChanged(BAD, problem.isPresent());
    }

    TextField field() {
        return field;
    }

    private static Label small(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(List.of(style, "field-help"));
        return label;
    }
}
