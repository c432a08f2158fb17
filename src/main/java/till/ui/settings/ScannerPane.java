package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.settings.Texts;

/** Lays out the scanner's settings, with a place to try it. */
final class ScannerPane {
    private final VBox card;
    private final ScannerViewModel model;
    private final Texts texts;
    private final List<Subscription> subscriptions = new ArrayList<>();

    ScannerPane(VBox card, ScannerViewModel model, Texts texts) {
        this.card = card;
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card; the subscription ends what binds it to the model. */
    Subscription follow() {
        var told = new Label();
        var heard = label("", "scanner-heard");
        heard.setId("scanner-heard");
        card.getChildren()
                .setAll(
                        label(texts.text("scanner.title"), "form-title"),
                        told,
                        listens(),
                        label(texts.text("scanner.on.help"), "muted"),
                        around(),
                        save(),
                        label(texts.text("scanner.try"), "section-heading"),
                        label(texts.text("scanner.try.text"), "muted"),
                        heard,
                        label(texts.text("scanner.takers.title"), "section-heading"));
        model.takers().forEach(line -> card.getChildren().add(label(texts.text(line), "scanner-taker")));
        subscriptions.add(model.noticeProperty().subscribe(found -> FormOutcome.tell(told, found, texts)));
        subscriptions.add(model.heardProperty()
                .subscribe(found -> heard.setText(
                        found.map(words -> words.apply(texts)).orElse(texts.text("scanner.heard.nothing")))));
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private CheckBox listens() {
        var on = new CheckBox(texts.text("scanner.on"));
        on.setId("scanner-on");
        on.getStyleClass().add("touch");
        on.setWrapText(true);
        on.selectedProperty().bindBidirectional(model.onProperty());
        subscriptions.add(() -> on.selectedProperty().unbindBidirectional(model.onProperty()));
        return on;
    }

    private Button save() {
        var save = new Button(texts.text("settings.save"));
        save.setId("saveScanner");
        save.getStyleClass().addAll("touch", "accent");
        save.setOnAction(_ -> model.save());
        return save;
    }

    private HBox around() {
        var both = new HBox(
                box(model.prefix(), texts.text("scanner.prefix"), texts.text("scanner.prefix.help")),
                box(model.suffix(), texts.text("scanner.suffix"), texts.text("scanner.suffix.help")));
        both.getStyleClass().add("scanner-around");
        both.getChildren().forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
        return both;
    }

    private FieldBox box(FormEntry entry, String name, String help) {
        var box = new FieldBox(entry, name, help);
        subscriptions.add(box.follow(entry, texts::text));
        return box;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
