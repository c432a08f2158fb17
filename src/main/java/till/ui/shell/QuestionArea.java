package till.ui.shell;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import till.ui.Dialogs;
import till.ui.kit.QuestionCard;

/** Where questions stand over the open screen; once one is answered, the focus is back where it was before. */
final class QuestionArea {
    private final StackPane area;
    private final Node behind;
    private final Function<Dialogs.Question, QuestionCard> card;
    private final Supplier<Optional<? extends Node>> screen;
    private @Nullable Node before;

    /** @param behind what cannot be reached while a question stands */
    QuestionArea(
            StackPane area,
            Node behind,
            Function<Dialogs.Question, QuestionCard> card,
            Supplier<Optional<? extends Node>> screen) {
        this.area = area;
        this.behind = behind;
        this.card = card;
        this.screen = screen;
    }

    boolean asks() {
        return area.isVisible();
    }

    void show(Optional<Dialogs.Question> question) {
        var scene = area.getScene();
        if (question.isPresent() && !asks() && scene != null) {
            before = scene.getFocusOwner();
        }
        area.getChildren().clear();
        area.setVisible(question.isPresent());
        behind.setDisable(question.isPresent());
        question.map(card).ifPresentOrElse(this::ask, this::giveFocusBack);
    }

    private void ask(QuestionCard each) {
        area.getChildren().setAll(each);
        each.focusFirst();
    }

    /** To the screen's first control where the one before is gone or disabled: never to whatever comes next. */
    private void giveFocusBack() {
        var last = before;
        before = null;
        if (last != null && last.getScene() != null && !last.isDisabled()) {
            last.requestFocus();
        } else if (last != null) {
            screen.get().map(each -> each.lookup(".first-focus")).ifPresent(Node::requestFocus);
        }
    }
}
