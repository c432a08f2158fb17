package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.Problem;
import till.settings.Texts;
import till.ui.MethodNames;

/** Lays out a gateway's form: each field with its label, help and what is wrong with it. */
final class FormPane {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final VBox pane;
    private final GatewayForm form;
    private final Texts texts;
    private final List<Subscription> subscriptions = new ArrayList<>();

    FormPane(VBox pane, GatewayForm form, Texts texts) {
        this.pane = pane;
        this.form = form;
        this.texts = texts;
    }

    /** Fills the pane; the subscription ends what binds it to the form. */
    Subscription fill() {
        var title = new Label(
                form.isStored()
                        ? form.id().value()
                        : texts.text("settings.form.new", MethodNames.gateway(form.kind(), texts)));
        title.getStyleClass().add("form-title");
        var kind = new Label(texts.text("settings.form.kind", MethodNames.gateway(form.kind(), texts)));
        kind.getStyleClass().add("muted");
        pane.getChildren().addAll(title, kind);
        if (!form.isStored()) {
            add(form.id());
        }
        add(form.address());
        pane.getChildren().add(plainHttp());
        form.fields().forEach(this::add);
        pane.getChildren().add(new PairPane(form.words(), form.meanings(), texts).words(subscriptions));
        pane.getChildren().add(new PairPane(form.headers(), List.of(), texts).headers(subscriptions));
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private void add(FormEntry entry) {
        var label = new Label(
                texts.text("profile.label." + entry.name()) + (entry.look().required() ? " *" : ""));
        var control = control(entry);
        control.setId("field-" + entry.name());
        label.setLabelFor(control);
        label.setWrapText(true);
        var field = new VBox(label, control);
        field.getStyleClass().add("field");
        texts.find("profile.help." + form.kind() + "." + entry.name())
                .or(() -> texts.find("profile.help." + entry.name()))
                .ifPresent(help -> field.getChildren().add(small(help, "muted")));
        var wrong = small("", "field-problem");
        wrong.managedProperty().bind(wrong.visibleProperty());
        field.getChildren().add(wrong);
        subscriptions.add(entry.problemProperty().subscribe(problem -> judge(control, wrong, problem)));
        pane.getChildren().add(field);
    }

    private void judge(Node control, Label wrong, Optional<Problem> problem) {
        wrong.setText(problem.map(this::words).orElse(""));
        wrong.setVisible(problem.isPresent());
        control.pseudoClassStateChanged(BAD, problem.isPresent());
    }

    /** Plain http is allowed by a box here, and by a field in a profile's file. */
    private String words(Problem problem) {
        return problem.key().equals("profile.baseUrl.plainHttp")
                ? texts.text("settings.plainHttp.wrong")
                : texts.text(problem);
    }

    private Node control(FormEntry entry) {
        if (!entry.look().choices().isEmpty()) {
            return choices(entry);
        }
        TextField field = entry.look().secret() ? new PasswordField() : new TextField();
        field.setPromptText(
                entry.look().stored()
                        ? texts.text("settings.secret.stored")
                        : entry.look().secret() ? texts.text("settings.secret.new") : "");
        field.setAccessibleText(texts.text("profile.label." + entry.name()));
        field.getStyleClass().add("touch");
        bind(entry, field);
        return field;
    }

    private void bind(FormEntry entry, TextField field) {
        field.textProperty().bindBidirectional(entry.textProperty());
        subscriptions.add(() -> field.textProperty().unbindBidirectional(entry.textProperty()));
    }

    private Node choices(FormEntry entry) {
        var box = new ComboBox<String>();
        box.getItems().setAll(entry.look().choices());
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("touch");
        box.setAccessibleText(texts.text("profile.label." + entry.name()));
        box.setValue(entry.value().isEmpty() ? entry.look().choices().getFirst() : entry.value());
        box.setOnAction(_ -> entry.textProperty().set(box.getValue()));
        return box;
    }

    private Node plainHttp() {
        var box = new CheckBox(texts.text("settings.plainHttp"));
        box.setWrapText(true);
        box.setId("field-plainHttp");
        box.selectedProperty().bindBidirectional(form.plainHttpProperty());
        subscriptions.add(() -> box.selectedProperty().unbindBidirectional(form.plainHttpProperty()));
        return box;
    }

    private static Label small(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(style, "field-help");
        return label;
    }
}
