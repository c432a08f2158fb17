package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Mode;
import till.domain.Problem;
import till.ui.Pictures;
import till.ui.Route;

/** The backups' part of the settings in a real window, and as pictures in {@code target/pictures}. */
class BackupPicturedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ShownWindow shown = new ShownWindow();

    @TempDir
    Path folder;

    @BeforeEach
    void go() {
        shown.go(new Route.Settings(Route.Settings.Part.BACKUP, null));
        shown.saysSoon("backup.last.none");
    }

    @AfterEach
    void close() {
        shown.close();
    }

    @Test
    void whatIsDecidedIsKeptAndTheFolderIsMade() {
        var stick = folder.resolve("stick");
        shown.type("#field-backupFolder", stick.toString());
        shown.type("#field-backupKeep", "7");
        shown.press("#saveBackup");
        shown.saysSoon("backup.saved");
        assertTrue(Files.isDirectory(stick));
        Pictures.fx(() -> shown.window.go(new Route.Charge()));
        go();
        assertEquals(
                "7", Pictures.onFx(() -> ((TextField) shown.window.scene().lookup("#field-backupKeep")).getText()));
        shown.picture("settings-backup");
    }

    @Test
    void whatCannotBeIsSaidInPlaceAndNothingIsKept() throws Exception {
        shown.type("#field-backupKeep", "1");
        shown.press("#saveBackup");
        shown.saysSoon("backup.keep.wrong");
        shown.type("#field-backupKeep", "7");
        Pictures.fx(() -> ((CheckBox) shown.window.scene().lookup("#backup-sealed")).setSelected(true));
        shown.press("#saveBackup");
        shown.saysSoon("backup.passphraseMissing");
        assertFalse(Files.exists(shown.world.folder.backupPlan(Mode.TRAINING)));
    }

    @Test
    void howTheLastOneWentStandsThere() {
        shown.press("#backupNow");
        await().atMost(PATIENCE)
                .until(() -> Pictures.onFx(() -> ((VBox) shown.window.scene().lookup("#backup-standing"))
                                .getChildren()
                                .size())
                        == 2);
        shown.picture("settings-backup-failed");
    }

    @Test
    void aRestoreIsToldOverWhateverIsOnTheScreen() {
        Pictures.fx(() -> shown.window.tell(
                Problem.of("backup.told"),
                Problem.of("restore.rescued", "2026-11-21 02:00", "/home/till/live/kept/ledger_1.mv.db", "12")));
        shown.saysSoon("restore.rescued", "2026-11-21 02:00", "/home/till/live/kept/ledger_1.mv.db", "12");
        shown.picture("restore-told");
    }
}
