package till.ui.charge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a search found. Rows stay and change their words, so that a key typed builds nothing; new ones come a few at a time. */
final class FoundRows extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    /** As many as are in sight; further ones are built between the pictures that follow. */
    private static final int AT_ONCE = 5;

    private final List<ChoiceRow> rows = new ArrayList<>();
    private final Label fruitless = Controls.told("", "basket-empty");
    private final IntConsumer chosen;
    private List<Words> shown = List.of();
    private int current;
    private final AnimationTimer builder = new AnimationTimer() {
        @Override
        public void handle(long now) {
            fill();
        }
    };

    /** What a row says. */
    record Words(String name, String about, String amount) {}

    /** @param chosen hears the place of a row that is pressed */
    FoundRows(IntConsumer chosen) {
        this.chosen = chosen;
        getStyleClass().add("basket-choices");
        fruitless.setVisible(false);
        fruitless.setManaged(false);
        getChildren().add(fruitless);
    }

    void show(List<Words> found) {
        shown = List.copyOf(found);
        for (var place = 0; place < rows.size(); place++) {
            dress(place);
        }
        fill();
    }

    /** Says that nothing was found; nothing where the words are empty. */
    void tell(String words) {
        fruitless.setText(words);
        fruitless.setVisible(!words.isEmpty());
        fruitless.setManaged(!words.isEmpty());
    }

    /** Marks the row that Enter takes, and keeps it in sight. */
    void select(int place, ScrollPane sight) {
        mark(current, false);
        current = place;
        mark(current, true);
        if (place < rows.size()) {
            var row = rows.get(place).getBoundsInParent();
            var room = sight.getViewportBounds().getHeight();
            var hidden = getHeight() - room;
            var top = sight.getVvalue() * hidden;
            if (place == 0 || hidden <= 0) {
                sight.setVvalue(0);
            } else if (row.getMinY() < top) {
                sight.setVvalue(row.getMinY() / hidden);
            } else if (row.getMaxY() > top + room) {
                sight.setVvalue((row.getMaxY() - room) / hidden);
            }
        }
    }

    void release() {
        builder.stop();
    }

    private void fill() {
        var wanted = Math.min(shown.size(), rows.size() + AT_ONCE);
        while (rows.size() < wanted) {
            var place = rows.size();
            var row = new ChoiceRow();
            row.setId("result-" + place);
            row.setOnAction(_ -> chosen.accept(place));
            rows.add(row);
            getChildren().add(row);
            dress(place);
        }
        if (rows.size() < shown.size()) {
            builder.start();
        } else {
            builder.stop();
        }
    }

    private void dress(int place) {
        var row = rows.get(place);
        var used = place < shown.size();
        row.setVisible(used);
        row.setManaged(used);
        if (used) {
            var words = shown.get(place);
            row.say(words.name(), words.about(), words.amount());
        }
        mark(place, used && place == current);
    }

    private void mark(int place, boolean now) {
        if (place < rows.size()) {
            rows.get(place).pseudoClassStateChanged(CURRENT, now);
        }
    }
}
