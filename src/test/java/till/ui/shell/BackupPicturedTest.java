package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import till.domain.Mode;
import till.domain.Problem;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** The backups' part of the settings in a real window, and as pictures in {@code target/pictures}. */
class BackupPicturedTest extends FxRobot {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));

    @TempDir
    Path folder;

    @BeforeEach
    void go() {
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.BACKUP, null)));
        saysSoon("backup.last.none");
    }

    @AfterEach
    void close() {
        Pictures.fx(() -> {
            window.close();
            Pictures.close(stage);
        });
        world.close();
    }

    private void press(String id) {
        Pictures.fx(() -> ((Button) window.scene().lookup(id)).fire());
    }

    private void type(String id, String text) {
        Pictures.fx(() -> ((TextField) window.scene().lookup(id)).setText(text));
    }

    private boolean says(String key, String... arguments) {
        var words = window.frame().appearance().texts().text(Problem.of(key, arguments));
        return Pictures.onFx(() -> window.scene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> words.equals(((Labeled) node).getText())));
    }

    private void saysSoon(String key, String... arguments) {
        await().atMost(PATIENCE).until(() -> says(key, arguments));
    }

    private void picture(String name) {
        for (var theme : Theme.values()) {
            for (var language : Language.values()) {
                Pictures.fx(() -> {
                    window.wear(theme);
                    window.speak(language);
                });
                Pictures.fx(() -> Pictures.keep(window.scene(), name + "-" + theme + "-" + language));
            }
        }
        Pictures.fx(() -> window.speak(Language.ENGLISH));
    }

    @Test
    void whatIsDecidedIsKeptAndTheFolderIsMade() {
        var stick = folder.resolve("stick");
        type("#field-backupFolder", stick.toString());
        type("#field-backupKeep", "7");
        press("#saveBackup");
        saysSoon("backup.saved");
        assertTrue(Files.isDirectory(stick));
        Pictures.fx(() -> window.go(new Route.Charge()));
        go();
        assertEquals("7", Pictures.onFx(() -> ((TextField) window.scene().lookup("#field-backupKeep")).getText()));
        picture("settings-backup");
    }

    @Test
    void whatCannotBeIsSaidInPlaceAndNothingIsKept() throws Exception {
        type("#field-backupKeep", "1");
        press("#saveBackup");
        saysSoon("backup.keep.wrong");
        type("#field-backupKeep", "7");
        Pictures.fx(() -> ((CheckBox) window.scene().lookup("#backup-sealed")).setSelected(true));
        press("#saveBackup");
        saysSoon("backup.passphraseMissing");
        assertFalse(Files.exists(world.folder.backupPlan(Mode.TRAINING)));
    }

    @Test
    void howTheLastOneWentStandsThere() {
        press("#backupNow");
        await().atMost(PATIENCE)
                .until(() -> Pictures.onFx(() -> ((VBox) window.scene().lookup("#backup-standing"))
                                .getChildren()
                                .size())
                        == 2);
        picture("settings-backup-failed");
    }

    @Test
    void aRestoreIsToldOverWhateverIsOnTheScreen() {
        Pictures.fx(() -> window.tell(
                Problem.of("backup.told"),
                Problem.of("restore.rescued", "2026-11-21 02:00", "/home/till/live/kept/ledger_1.mv.db", "12")));
        saysSoon("restore.rescued", "2026-11-21 02:00", "/home/till/live/kept/ledger_1.mv.db", "12");
        picture("restore-told");
    }
}
