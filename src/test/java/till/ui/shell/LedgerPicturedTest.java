package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.LedgerServer;
import till.domain.Problem;
import till.domain.Result;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.UiWorld;

/** Where the ledger is, in a real window, and as pictures in {@code target/pictures}. */
class LedgerPicturedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UiWorld world = new UiWorld();
    private final Stage stage = Pictures.onFx(Stage::new);
    private final TillWindow window = Pictures.onFx(() -> TillWindow.show(stage, world.windowDependencies()));

    @BeforeEach
    void go() {
        Pictures.fx(() -> window.go(new Route.Settings(Route.Settings.Part.LEDGER, null)));
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

    private void saysSoon(String key, String... arguments) {
        var words = window.frame().appearance().texts().text(Problem.of(key, arguments));
        await().atMost(PATIENCE)
                .until(() -> Pictures.onFx(() -> window.scene().getRoot().lookupAll(".label").stream()
                        .anyMatch(node -> words.equals(((Labeled) node).getText()))));
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
    void aTillOfItsOwnSaysWhichFileAndAServerThatDoesNotAnswerIsNamed() {
        saysSoon("ledgerPlace.file", world.folder.ledger(till.domain.Mode.LIVE) + ".mv.db");
        type("#field-ledgerHost", "127.0.0.1");
        type("#field-ledgerPort", "1");
        type("#field-ledgerDatabase", "shop");
        type("#field-ledgerUser", "till");
        press("#ledgerTest");
        await().atMost(PATIENCE)
                .until(() -> Pictures.onFx(() ->
                        !window.scene().getRoot().lookupAll(".settings-notice").isEmpty()));
        picture("settings-ledger");
        assertTrue(
                world.settings.ledgerServer() instanceof Result.Done<?>(var server)
                        && server.equals(java.util.Optional.<LedgerServer>empty()),
                "a test changes nothing");
    }

    @Test
    void whatIsNoServerIsSaidAndNothingIsAsked() {
        type("#field-ledgerHost", "no such/name");
        press("#ledgerUse");
        saysSoon("ledgerServer.host", "no such/name");
    }

    @Test
    void aCopyIsAskedAboutFirst() {
        type("#field-ledgerHost", "127.0.0.1");
        type("#field-ledgerDatabase", "shop");
        type("#field-ledgerUser", "till");
        press("#ledgerCopy");
        saysSoon("ledgerPlace.copy.text", world.folder.ledger(till.domain.Mode.LIVE) + ".mv.db");
        picture("settings-ledger-copy");
    }
}
