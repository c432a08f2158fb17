package till.ui.kit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import till.domain.CardBuffer;
import till.domain.CardBuffer.Part;
import till.domain.CardForm;
import till.domain.Problem;

/** A card typed on a question: what the way to pay takes, whose network it is, and what is wrong with it. FX thread only. */
public final class CardEntry extends VBox {
    private final CardBuffer card;
    private final CardForm form;
    private final YearMonth now;
    private final Function<Problem, String> words;
    private final Label network = new Label();
    private final Label told = new Label();
    private final List<CardField> fields = new ArrayList<>();
    private final List<TextField> names = new ArrayList<>();
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper(true);

    /**
     * @param card what is typed goes there; the owner overwrites it
     * @param now the month in which it is charged
     */
    public CardEntry(CardBuffer card, CardForm form, YearMonth now, Function<Problem, String> words) {
        this.card = card;
        this.form = form;
        this.now = now;
        this.words = words;
        getStyleClass().add("card-entry");
        network.getStyleClass().add("card-network");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        told.getStyleClass().add("question-entry-told");
        row(Part.NUMBER);
        row(Part.EXPIRY, Part.CODE);
        row(Part.FIRST_NAME, Part.LAST_NAME);
        getChildren().add(told);
        changed();
    }

    private void row(Part... parts) {
        var row = new HBox();
        row.getStyleClass().add("card-row");
        for (var part : parts) {
            if (form.shown().contains(part)) {
                var field = field(part);
                HBox.setHgrow(field, Priority.ALWAYS);
                field.setPrefWidth(1);
                row.getChildren().add(field);
            }
        }
        if (!row.getChildren().isEmpty()) {
            getChildren().add(row);
        }
    }

    private VBox field(Part part) {
        var name = words.apply(Problem.of("card.part." + part));
        var heading = new Label(name);
        var control = part.isDigits() ? digits(part) : letters(part);
        control.setAccessibleText(name);
        heading.setLabelFor(control);
        var head = part == Part.NUMBER ? new HBox(heading, network) : new HBox(heading);
        head.getStyleClass().add("card-head");
        var field = new VBox(head, control);
        field.getStyleClass().add("field");
        return field;
    }

    private Node digits(Part part) {
        var field = new CardField(card, part, this::changed);
        fields.add(field);
        return field;
    }

    /** A name is written with whatever the language needs, so that it is an ordinary field, emptied with the rest. */
    private Node letters(Part part) {
        var field = new TextField();
        field.getStyleClass().add("touch");
        field.setId("card-" + part);
        field.textProperty().subscribe(text -> {
            card.clear(part);
            text.chars().forEach(letter -> card.append(part, (char) letter));
            changed();
        });
        names.add(field);
        return field;
    }

    private void changed() {
        network.setText(card.scheme()
                .map(scheme -> words.apply(Problem.of("card.scheme." + scheme)))
                .orElse(""));
        var first = form.wrong(card, now);
        wrong.set(first.isPresent());
        told.setText(card.isEmpty() ? "" : first.or(Optional::empty).map(words).orElse(""));
    }

    void onEnter(Runnable action) {
        fields.forEach(field -> field.onEnter(action));
        names.forEach(field -> field.setOnAction(_ -> action.run()));
    }

    Node first() {
        return fields.getFirst();
    }

    ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Nothing typed stays, neither in the buffer nor in a field. */
    void release() {
        names.forEach(TextField::clear);
        card.close();
    }
}
