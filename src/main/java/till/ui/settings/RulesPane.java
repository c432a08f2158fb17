package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.settings.Texts;

/** Lays out the limits for refunds and the lock after idle time. */
final class RulesPane {
    private final VBox pane;
    private final RulesForm form;
    private final PeopleViewModel model;
    private final Texts texts;
    private final List<Subscription> subscriptions = new ArrayList<>();

    RulesPane(VBox pane, RulesForm form, PeopleViewModel model, Texts texts) {
        this.pane = pane;
        this.form = form;
        this.model = model;
        this.texts = texts;
    }

    /** Fills the pane; the subscription ends what binds it to the form. */
    Subscription fill() {
        add(label(texts.text("people.rules"), "form-title"));
        add(label(texts.text("people.rules.limits"), "section-heading"));
        add(label(texts.text("people.rules.limits.text"), "muted"));
        field(form.currency(), texts.text("people.rules.currency"), "");
        var limits = new FlowPane();
        limits.getStyleClass().add("rules-limits");
        form.limits()
                .forEach((role, entry) -> limits.getChildren()
                        .add(box(
                                entry,
                                texts.text("people.rules.limit", texts.text("people.role." + role.name())),
                                texts.text("people.rules.none." + role.name()))));
        pane.getChildren().add(limits);
        add(label(texts.text("people.rules.lock"), "section-heading"));
        field(form.minutes(), texts.text("people.rules.minutes"), texts.text("people.rules.minutes.help"));
        var save = new Button(texts.text("settings.save"));
        save.setId("saveRules");
        save.getStyleClass().addAll("touch", "accent");
        save.disableProperty().bind(model.workingProperty());
        save.setOnAction(_ -> model.getRules().save());
        pane.getChildren().add(save);
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private void field(FormEntry entry, String name, String help) {
        pane.getChildren().add(box(entry, name, help));
    }

    private FieldBox box(FormEntry entry, String name, String help) {
        var box = new FieldBox(entry, name, help);
        subscriptions.add(box.follow(entry, texts::text));
        return box;
    }

    private void add(Label label) {
        pane.getChildren().add(label);
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
