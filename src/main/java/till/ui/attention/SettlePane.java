package till.ui.attention;

import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.Cure;
import till.domain.Problem;
import till.settings.Texts;
import till.ui.orders.ListPlaceholder;

/** What is written down on a card to settle it: what the cure does, its fields, and a button that names the amount. */
final class SettlePane extends VBox {
    private final SettleForm form;
    private final SettlingViewModel model;
    private final Texts texts;
    private final String stem;
    private final Button send = new Button();
    private final Label obstacle = wrapped("", "refund-obstacle");
    private Subscription subscriptions = Subscription.EMPTY;

    SettlePane(SettleForm form, SettlingViewModel model, Texts texts) {
        this.form = form;
        this.model = model;
        this.texts = texts;
        this.stem = "attention.cure." + form.cure().name();
        getStyleClass().add("settle");
        setId("settle");
        getChildren().add(wrapped(texts.text(stem + ".explained"), "settle-explained"));
        fields();
        getChildren().addAll(obstacle, buttons());
        follow();
    }

    private void fields() {
        if (form.asksAmount()) {
            add("attention.form.amount", new TextField(), form.amountProperty());
        }
        if (form.asksSale()) {
            var sale = new TextField();
            sale.setPromptText(form.payment().order().sale());
            add("attention.form.sale", sale, form.saleProperty());
        }
        add("attention.form.reason", new TextField(), form.reasonProperty());
        if (form.asksEvidence()) {
            var evidence = new TextArea();
            evidence.setPrefRowCount(2);
            evidence.setWrapText(true);
            evidence.setPromptText(texts.text("refund.evidence.prompt"));
            add(
                    form.cure().evidence() == Cure.Asked.ALWAYS
                            ? "attention.form.evidence"
                            : "attention.form.evidenceWanted",
                    evidence,
                    form.evidenceProperty());
        }
    }

    private void add(String key, TextInputControl field, StringProperty text) {
        var heading = new Label(texts.text(key));
        heading.setLabelFor(field);
        field.setAccessibleText(heading.getText());
        field.setId("settle-" + key.substring(key.lastIndexOf('.') + 1));
        field.getStyleClass().add("touch");
        field.textProperty().bindBidirectional(text);
        subscriptions = subscriptions.and(() -> field.textProperty().unbindBidirectional(text));
        var box = new VBox(heading, field);
        box.getStyleClass().add("field");
        getChildren().add(box);
    }

    private FlowPane buttons() {
        send.setId("settle-send");
        send.getStyleClass().addAll("touch", form.changesMoney() ? "danger" : "accent");
        send.setOnAction(_ -> model.settle());
        var back = new Button(texts.text("attention.form.back"));
        back.setId("settle-back");
        back.getStyleClass().add("touch");
        back.setOnAction(_ -> model.close());
        var buttons = new FlowPane(back, send);
        buttons.getStyleClass().add("settle-buttons");
        return buttons;
    }

    private void follow() {
        subscriptions = Subscription.combine(
                subscriptions,
                form.obstacleProperty().subscribe(this::judge),
                form.amountProperty()
                        .subscribe(_ -> send.setText(texts.text(stem + ".submit", SettlingViewModel.amount(form)))),
                form.refusedProperty()
                        .subscribe(_ -> judge(form.obstacleProperty().get())),
                model.busyProperty()
                        .subscribe(_ -> judge(form.obstacleProperty().get())));
    }

    private void judge(Optional<Problem> problem) {
        send.setDisable(problem.isPresent() || model.busyProperty().get());
        obstacle.setText(
                form.refusedProperty().get().or(() -> problem).map(texts::text).orElse(""));
        obstacle.pseudoClassStateChanged(
                ListPlaceholder.BAD, form.refusedProperty().get().isPresent());
    }

    /** Where writing begins. */
    void focusFirst() {
        lookup(".text-input").requestFocus();
    }

    void release() {
        subscriptions.unsubscribe();
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
