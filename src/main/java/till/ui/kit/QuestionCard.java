package till.ui.kit;

import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import till.ui.Shortcut;

/** A question over the window: Enter takes the first answer, Esc none; nothing behind it can be reached. */
public final class QuestionCard extends StackPane implements OverCard {
    /**
     * A button.
     *
     * @param style an extra style class: accent, danger or nothing
     */
    public record Answer(String text, String style, Runnable action) {}

    private final VBox card;
    private final FlowPane buttons;
    private Node first;
    private Runnable released = () -> {};

    public QuestionCard(String title, String text, List<Answer> answers, Runnable dismissed) {
        getStyleClass().add("scrim");
        var heading = label(title, "question-title");
        var message = label(text, "question-text");
        buttons = new FlowPane(answers.stream().map(QuestionCard::button).toArray(Button[]::new));
        buttons.getStyleClass().add("question-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        card = new VBox(heading, message, buttons);
        first = buttons.getChildren().getFirst();
        card.getStyleClass().add("question");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(card);
        addEventFilter(KeyEvent.KEY_PRESSED, onKey(dismissed));
    }

    /**
     * Puts a line to fill in above the answers. Those with a style of their own can be taken only while it is right; Enter in
     * it takes the first answer.
     */
    public QuestionCard with(QuestionEntry entry) {
        card.getChildren().add(2, entry);
        for (var node : buttons.getChildren()) {
            if (node.getStyleClass().contains("accent") || node.getStyleClass().contains("danger")) {
                node.disableProperty().bind(entry.wrongProperty());
            }
        }
        entry.field().setOnAction(_ -> ((Button) buttons.getChildren().getFirst()).fire());
        first = entry.field();
        return this;
    }

    /** As above, with a card to be typed. */
    public QuestionCard with(CardEntry entry) {
        card.getChildren().add(2, entry);
        buttons.getChildren().stream()
                .filter(button -> button.getStyleClass().contains("accent"))
                .forEach(button -> button.disableProperty().bind(entry.wrongProperty()));
        entry.onEnter(((Button) buttons.getChildren().getFirst())::fire);
        first = entry.first();
        released = entry::release;
        return this;
    }

    @Override
    public void release() {
        released.run();
    }

    /** Moves the focus to what is filled in, or to the first answer. */
    @Override
    public void focusFirst() {
        first.requestFocus();
    }

    /** Enter presses the focused button: a default button would take it from the one the eye is on. */
    private static EventHandler<KeyEvent> onKey(Runnable dismissed) {
        return event -> {
            if (Shortcut.QUESTION_NOTHING.matches(event)) {
                event.consume();
                dismissed.run();
            } else if (Shortcut.QUESTION_FIRST.matches(event) && event.getTarget() instanceof Button button) {
                event.consume();
                button.fire();
            }
        };
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private static Button button(Answer answer) {
        var button = new Button(answer.text());
        // a way to pay may be named with an underscore
        button.setMnemonicParsing(false);
        button.getStyleClass().add("touch");
        if (!answer.style().isEmpty()) {
            button.getStyleClass().add(answer.style());
        }
        button.setOnAction(_ -> answer.action().run());
        return button;
    }
}
