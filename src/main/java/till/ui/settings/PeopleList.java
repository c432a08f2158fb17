package till.ui.settings;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Operator;
import till.settings.Texts;
import till.ui.people.PersonTile;

/** The people of the shop, one button each, and below them adding one, and the rules for all. */
final class PeopleList {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final VBox rows = new VBox();
    private final Button rules;
    private final PeopleViewModel model;
    private final Texts texts;

    PeopleList(VBox card, PeopleViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        rows.getStyleClass().add("settings-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("details-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var add = new Button(texts.text("people.add"), new FontIcon("fth-user-plus"));
        add.setId("addPerson");
        add.getStyleClass().add("touch");
        add.setMaxWidth(Double.MAX_VALUE);
        add.setOnAction(_ -> model.add());
        rules = row(new FontIcon("fth-sliders"), texts.text("people.rules"), texts.text("people.rules.hint"));
        rules.setId("rules");
        rules.setOnAction(_ -> model.openRules());
        card.getChildren().setAll(scroll, add, rules);
    }

    Subscription follow() {
        show();
        return Subscription.combine(
                model.getPeople().subscribe(this::show),
                model.formProperty().subscribe(_ -> mark()),
                model.getRules().formProperty().subscribe(_ -> mark()));
    }

    private void show() {
        rows.getChildren().setAll(model.getPeople().stream().map(this::button).toList());
        if (model.getPeople().isEmpty()) {
            var nobody = label(texts.text("people.none"), "muted");
            nobody.setUserData("");
            nobody.setWrapText(true);
            rows.getChildren().add(nobody);
        }
        rules.setDisable(model.getPeople().isEmpty());
        mark();
    }

    private void mark() {
        var open = model.formProperty().get().flatMap(OperatorForm::stored).map(Operator::id);
        rows.getChildren()
                .forEach(node -> node.pseudoClassStateChanged(CHOSEN, open.equals(Optional.of(node.getUserData()))));
        rules.pseudoClassStateChanged(
                CHOSEN, model.getRules().formProperty().get().isPresent());
    }

    private Button button(Operator person) {
        var role = texts.text("people.role." + person.role().name());
        var about = person.active() ? role : texts.text("people.disabled", role);
        var button = row(PersonTile.letter(person), person.name(), about + "  ·  " + person.id());
        button.setUserData(person.id());
        button.setId("operator-" + person.id());
        button.setOpacity(person.active() ? 1 : 0.65);
        button.setOnAction(_ -> model.choose(person));
        return button;
    }

    private static Button row(Node sign, String name, String about) {
        var words = new VBox(label(name, "gateway-row-name"), label(about, "muted"));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(sign, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("gateway-row-line");
        var button = new Button();
        button.setGraphic(line);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().add("gateway-row");
        button.setAccessibleText(name + ", " + about);
        return button;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }
}
