package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.stage.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import till.settings.Language;
import till.settings.Texts;
import till.ui.Pictures;
import till.ui.Typeface;

class NotOpenedTest {
    /** Where the system has no Chinese the program's own letters are drawn, not boxes. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whyThereIsNoTillIsReadInTheTillsOwnLetters(Language language) {
        var texts = Texts.in(language);
        var said = texts.text("folder.readOnly", "/home/ming");
        var seen = Pictures.onFx(() -> {
            var alert = NotOpened.alert(texts, said);
            var pane = alert.getDialogPane();
            pane.applyCss();
            var families = new ArrayList<>(List.of(alert.getTitle()));
            pane.lookupAll(".label").stream()
                    .map(Label.class::cast)
                    .filter(label -> said.equals(label.getText())
                            || texts.text("app.cannotOpen").equals(label.getText()))
                    .map(label -> "; -fx-font-family: \"" + label.getFont().getFamily() + "\"")
                    .forEach(families::add);
            return families;
        });
        var family = Pictures.onFx(() -> Typeface.style(language));
        assertEquals(family.isEmpty() ? seen : List.of("Harbour Till", family, family), seen);
    }

    /** A server that starts more slowly than the till is tried again without looking for the icon once more. */
    @ParameterizedTest
    @CsvSource({"OK_DONE,true", "CANCEL_CLOSE,false"})
    void whatWasInTheWayCanBeTriedAgain(ButtonBar.ButtonData pressed, boolean again) throws Exception {
        var answer = new CompletableFuture<Boolean>();
        Pictures.fx(() -> NotOpened.ask(Texts.in(Language.ENGLISH), "The database does not answer.", answer::complete));
        Pictures.fx(() -> List.copyOf(Window.getWindows()).stream()
                .map(window -> window.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .forEach(pane -> pane.getButtonTypes().stream()
                        .filter(type -> type.getButtonData() == pressed)
                        .forEach(type -> ((Button) pane.lookupButton(type)).fire())));
        assertEquals(again, answer.get(30, TimeUnit.SECONDS));
    }
}
