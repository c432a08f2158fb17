package till.ui.people;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import till.domain.Operator;
import till.settings.Texts;

/** A person as a large button: the first letter, the name, the role, and the digit that chooses it. */
public final class PersonTile extends Button {
    private static final int COLOURS = 6;
    private static final int SPREAD = 0x9E3779B1;
    private static final int SHIFT = 16;
    private static final int LAST_DIGIT = 9;

    private final Operator person;

    /** @param place from 1; the first nine have a digit */
    PersonTile(Operator person, int place, Texts texts) {
        this.person = person;
        var role = texts.text("people.role." + person.role().name());
        var line = new HBox(letter(person), words(person, role));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("person-line");
        if (place <= LAST_DIGIT) {
            var digit = new Label(Integer.toString(place));
            digit.getStyleClass().add("key-hint");
            line.getChildren().add(digit);
        }
        setGraphic(line);
        getStyleClass().add("person-tile");
        setId("person-" + person.id());
        setAccessibleText(person.name() + ", " + role);
        setTooltip(new Tooltip(person.name() + "  ·  " + role));
    }

    Operator person() {
        return person;
    }

    /** The same person always has the same colour, whoever else is there. */
    public static StackPane letter(Operator person) {
        var sign = person.name().isEmpty() ? person.id() : person.name();
        var letter = new Label(sign.substring(0, sign.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT));
        var circle = new StackPane(letter);
        circle.getStyleClass().addAll("person-letter", "person-colour-" + colour(person));
        return circle;
    }

    /** Neighbours in the alphabet differ, which a plain hash of short ids does not see to. */
    private static int colour(Operator person) {
        return Math.floorMod((person.id().hashCode() * SPREAD) >>> SHIFT, COLOURS);
    }

    static VBox words(Operator person, String role) {
        var words = new VBox(label(person.name(), "person-name"), label(role, "muted"));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private static Node label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        label.setWrapText(true);
        return label;
    }
}
