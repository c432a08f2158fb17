package till.ui.settings;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.util.Subscription;
import till.settings.Texts;
import till.ui.Route.Settings.Part;
import till.ui.kit.SideBySide;

/** Lays out the backups: how they stand, what to do now, and what is decided about them. */
final class BackupPane {
    private final WorkingCard card;
    private final BackupViewModel model;
    private final Texts texts;

    /** Looks for its place among the parts of the settings. */
    BackupPane(SideBySide parts, BackupViewModel model, Texts texts) {
        this.card = new WorkingCard(SettingsCard.of(Part.BACKUP, parts), texts, model.workingProperty());
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card; the subscription ends what binds it to the model. */
    Subscription follow() {
        card.say("backup.title", "form-title");
        card.say("backup.text", "muted");
        card.outcome(model.noticeProperty());
        card.lines("backup-standing", model.linesProperty());
        card.acts(
                card.button("backupNow", "backup.now", "fth-hard-drive", model::now),
                card.button("backupRestore", "backup.restore", "fth-rotate-ccw", model::restore));
        card.progress();
        plan();
        return card.kept();
    }

    private void plan() {
        card.say("backup.plan", "section-heading");
        var entries = model.entries();
        card.field(entries.get(0), "backup.folder", "backup.folder.help");
        card.add(card.button("backupChoose", "backup.choose", "fth-folder", model::choose));
        card.add(box("backup-night", "backup.everyNight", model.everyNightProperty()));
        card.field(entries.get(1), "backup.keep", "backup.keep.help");
        card.field(entries.get(2), "backup.warnDays", "backup.warnDays.help");
        card.add(box("backup-sealed", "backup.sealed", model.sealedProperty()));
        card.field(entries.get(3), "backup.passphrase", "backup.passphrase.help");
        var save = card.button("saveBackup", "settings.save", "fth-check", model::save);
        save.getStyleClass().add("accent");
        card.add(save);
    }

    private CheckBox box(String id, String text, BooleanProperty value) {
        var box = new CheckBox(texts.text(text));
        box.setId(id);
        box.getStyleClass().add("touch");
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        card.keep(() -> box.selectedProperty().unbindBidirectional(value));
        return box;
    }
}
