package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Operator;
import till.domain.Role;
import till.settings.Texts;
import till.ui.kit.ChoiceWords;

/** Lays out a person's form: who it is, the PIN, and disabling. */
final class OperatorPane {
    private final VBox pane;
    private final OperatorForm form;
    private final PeopleViewModel model;
    private final Texts texts;
    private final List<Subscription> subscriptions = new ArrayList<>();

    OperatorPane(VBox pane, OperatorForm form, PeopleViewModel model, Texts texts) {
        this.pane = pane;
        this.form = form;
        this.model = model;
        this.texts = texts;
    }

    /** Fills the pane; the subscription ends what binds it to the form. */
    Subscription fill() {
        form.stored().ifPresentOrElse(this::stored, this::fresh);
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private void fresh() {
        pane.getChildren()
                .addAll(
                        title(texts.text(form.isFirst() ? "people.form.first" : "people.form.new")),
                        text(texts.text(form.isFirst() ? "people.form.first.text" : "people.form.new.text")),
                        field(form.id(), "people.form.id", texts.text("people.form.id.help"), model::save),
                        field(form.name(), "people.form.name", "", model::save),
                        role(),
                        pins(model::save),
                        buttons(button(
                                "savePerson", form.isFirst() ? "people.form.create" : "people.form.add", model::save)));
    }

    private void stored(Operator person) {
        pane.getChildren()
                .addAll(
                        title(person.name()),
                        text(texts.text("people.form.known", person.id())),
                        field(form.name(), "people.form.name", "", model::save),
                        role(),
                        buttons(button("savePerson", "settings.save", model::save), turn(person)),
                        heading(texts.text("people.form.newPin")),
                        pins(model::setPin),
                        buttons(plain(button("setPin", "people.form.setPin", model::setPin))));
    }

    private Node pins(Runnable enter) {
        var pins = new FlowPane(
                field(form.pin(), "people.form.pin", texts.text("people.form.pin.help"), enter),
                field(form.again(), "people.form.again", "", enter));
        pins.getStyleClass().add("pin-fields");
        return pins;
    }

    private Button turn(Operator person) {
        var button = plain(
                button("turnPerson", person.active() ? "people.form.disable" : "people.form.enable", model::turn));
        if (person.active()) {
            button.getStyleClass().addAll("danger", "button-outlined");
        }
        button.setGraphic(new FontIcon(person.active() ? "fth-user-x" : "fth-user-check"));
        return button;
    }

    private Node role() {
        var box = new ComboBox<Role>();
        box.setId("field-role");
        box.getItems().setAll(Role.values());
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("touch");
        box.setAccessibleText(texts.text("people.form.role"));
        box.setConverter(new ChoiceWords<>(box, role -> texts.text("people.role." + role.name())));
        box.valueProperty().bindBidirectional(form.roleProperty());
        box.setDisable(form.isFirst());
        var may = text("");
        may.getStyleClass().add("field-help");
        subscriptions.add(form.roleProperty().subscribe(role -> may.setText(texts.text("people.may." + role.name()))));
        subscriptions.add(() -> box.valueProperty().unbindBidirectional(form.roleProperty()));
        var label = new Label(texts.text("people.form.role"));
        label.setLabelFor(box);
        var field = new VBox(label, box, may);
        field.getStyleClass().add("field");
        return field;
    }

    private Node field(FormEntry entry, String key, String help, Runnable enter) {
        var box = new FieldBox(entry, texts.text(key), help);
        box.field().setOnAction(_ -> enter.run());
        subscriptions.add(box.follow(entry, texts::text));
        return box;
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button(texts.text(key));
        button.setId(id);
        button.getStyleClass().addAll("touch", "accent");
        button.disableProperty().bind(model.workingProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Button plain(Button button) {
        button.getStyleClass().remove("accent");
        return button;
    }

    private static Node buttons(Button... all) {
        var line = new HBox(all);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("settings-buttons");
        return line;
    }

    private static Label title(String text) {
        return label(text, "form-title");
    }

    private static Label heading(String text) {
        return label(text, "section-heading");
    }

    private static Label text(String text) {
        return label(text, "muted");
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
