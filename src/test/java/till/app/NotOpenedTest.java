package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.params.ParameterizedTest;
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
}
