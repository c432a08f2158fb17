package till.ui.shell;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import till.ui.kit.OverCard;

/**
 * Where something stands over the open screen that has to be dealt with first; after it the focus is back where it was.
 *
 * @param <Q> what the cards are about
 */
final class QuestionArea<Q> {
    private final StackPane area;
    private final Function<Q, ? extends OverCard> card;
    private final Supplier<Optional<? extends Node>> screen;
    private Optional<OverCard> shown = Optional.empty();
    private @Nullable Node before;

    /** @param screen gets the focus where the control that had it is gone */
    QuestionArea(StackPane area, Function<Q, ? extends OverCard> card, Supplier<Optional<? extends Node>> screen) {
        this.area = area;
        this.card = card;
        this.screen = screen;
    }

    boolean asks() {
        return area.isVisible();
    }

    void show(Optional<Q> question) {
        var scene = area.getScene();
        if (question.isPresent() && !asks() && scene != null) {
            before = scene.getFocusOwner();
        }
        shown.ifPresent(OverCard::release);
        shown = question.map(card);
        area.getChildren().clear();
        area.setVisible(question.isPresent());
        shown.ifPresentOrElse(this::ask, this::giveFocusBack);
    }

    private void ask(OverCard each) {
        area.getChildren().setAll((Node) each);
        area.applyCss();
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
