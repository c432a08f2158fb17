package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.Route.Settings.Part;
import till.ui.kit.SideBySide;

/** Lays out the backups: how they stand, what to do now, and what is decided about them. */
final class BackupPane {
    private final VBox card;
    private final BackupViewModel model;
    private final Texts texts;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Looks for its place among the parts of the settings. */
    BackupPane(SideBySide parts, BackupViewModel model, Texts texts) {
        this.card = SettingsCard.of(Part.BACKUP, parts);
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card; the subscription ends what binds it to the model. */
    Subscription follow() {
        var told = new Label();
        var standing = new VBox();
        standing.setId("backup-standing");
        standing.getStyleClass().add("ledger-lines");
        card.getChildren()
                .setAll(
                        label(texts.text("backup.title"), "form-title"),
                        label(texts.text("backup.text"), "muted"),
                        told,
                        standing,
                        acts(),
                        progress(),
                        label(texts.text("backup.plan"), "section-heading"));
        plan();
        subscriptions.add(model.noticeProperty().subscribe(found -> FormOutcome.tell(told, found, texts)));
        subscriptions.add(model.linesProperty()
                .subscribe(lines -> standing.getChildren()
                        .setAll(lines.stream()
                                .map(line -> label(texts.text(line), "ledger-line"))
                                .toList())));
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private void plan() {
        var entries = model.entries();
        add(entries.get(0), "backup.folder", "backup.folder.help");
        card.getChildren().add(button("backupChoose", "backup.choose", "fth-folder", model::choose));
        card.getChildren().add(box("backup-night", "backup.everyNight", model.everyNightProperty()));
        add(entries.get(1), "backup.keep", "backup.keep.help");
        add(entries.get(2), "backup.warnDays", "backup.warnDays.help");
        card.getChildren().add(box("backup-sealed", "backup.sealed", model.sealedProperty()));
        add(entries.get(3), "backup.passphrase", "backup.passphrase.help");
        var save = button("saveBackup", "settings.save", "fth-check", model::save);
        save.getStyleClass().add("accent");
        card.getChildren().add(save);
    }

    private FlowPane acts() {
        var acts = new FlowPane(
                button("backupNow", "backup.now", "fth-hard-drive", model::now),
                button("backupRestore", "backup.restore", "fth-rotate-ccw", model::restore));
        acts.getStyleClass().add("settings-buttons");
        acts.setHgap(8);
        acts.setVgap(8);
        return acts;
    }

    private ProgressBar progress() {
        var bar = new ProgressBar();
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.visibleProperty().bind(model.workingProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private void add(FormEntry entry, String name, String help) {
        var box = new FieldBox(entry, texts.text(name), texts.text(help));
        subscriptions.add(box.follow(entry, texts::text));
        card.getChildren().add(box);
    }

    private Button button(String id, String text, String icon, Runnable act) {
        var button = new Button(texts.text(text), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("touch");
        button.disableProperty().bind(model.workingProperty());
        button.setOnAction(_ -> act.run());
        return button;
    }

    private CheckBox box(String id, String text, BooleanProperty value) {
        var box = new CheckBox(texts.text(text));
        box.setId(id);
        box.getStyleClass().add("touch");
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        subscriptions.add(() -> box.selectedProperty().unbindBidirectional(value));
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
