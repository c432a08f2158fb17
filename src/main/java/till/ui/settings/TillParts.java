package till.ui.settings;

import javafx.util.Subscription;
import till.settings.Texts;
import till.ui.kit.SideBySide;

/** The parts of the settings that are about the till itself; each looks for its own place. */
record TillParts(SideBySide parts, SettingsViewModel model, Texts texts) {
    Subscription follow() {
        return Subscription.combine(
                new ChargingPane(parts, model.getCharging(), texts).follow(),
                new LedgerPane(parts, model.getLedger(), texts).follow(),
                new BackupPane(parts, model.getBackup(), texts).follow(),
                new AboutPane(parts, model.getAbout(), texts).follow());
    }
}
