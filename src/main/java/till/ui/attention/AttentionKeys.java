package till.ui.attention;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import till.ui.Shortcut;

/** The keyboard on the cards: up and down from card to card, Enter presses, F8 asks, Esc leaves what is being written. */
record AttentionKeys(AttentionViewModel model, ScrollPane list, VBox cards) {
    void onPressed(KeyEvent event) {
        var writing = event.getTarget() instanceof TextInputControl;
        if (Shortcut.ATTENTION_CHECK.matches(event)) {
            did(event, model::checkChosen);
        } else if (Shortcut.ATTENTION_STEP.matches(event) && !writing) {
            did(event, () -> step(event.getCode() == KeyCode.UP ? -1 : 1));
        } else if (Shortcut.ATTENTION_LEAVE.matches(event)
                && model.getSettling().formProperty().get().isPresent()) {
            did(event, model.getSettling()::close);
            step(0);
        } else if (Shortcut.ATTENTION_BEGIN.matches(event)) {
            entered(event, writing);
        }
    }

    private void entered(KeyEvent event, boolean writing) {
        if (event.getTarget() instanceof ButtonBase button) {
            did(event, button::fire);
        } else if (!writing) {
            did(event, model::beginChosen);
        }
    }

    private static void did(KeyEvent event, Runnable action) {
        event.consume();
        action.run();
    }

    private void step(int by) {
        model.step(by);
        var chosen = model.chosenProperty().get();
        for (var i = 0; i < model.getCards().size(); i++) {
            if (chosen.filter(model.getCards().get(i).id()::equals).isPresent()) {
                var card = (AttentionCardView) cards.getChildren().get(i);
                card.firstCure().requestFocus();
                bringIntoSight(card);
            }
        }
    }

    /** Scrolls to where all of it is seen, or its beginning where it is too tall. */
    void bringIntoSight(Node node) {
        list.applyCss();
        list.layout();
        var height = list.getViewportBounds().getHeight();
        var room = cards.getHeight() - height;
        if (room > 0) {
            var place = cards.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            var top = place.getHeight() > height ? place.getMinY() : place.getMaxY() - height;
            list.setVvalue(Math.clamp(top / room, 0, 1));
        }
    }
}
