package till.ui.kit;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.SegmentedButton;
import till.settings.Language;
import till.ui.Appearance;

/** Three languages, each by its own sign; the chosen one is spoken at once. */
public final class LanguageSwitch extends SegmentedButton {
    public LanguageSwitch(Appearance appearance) {
        getStyleClass().add("language-switch");
        for (var language : Language.values()) {
            getButtons().add(button(language, appearance));
        }
    }

    private static ToggleButton button(Language language, Appearance appearance) {
        var button = new ToggleButton(sign(language));
        button.setAccessibleText(language.ownName());
        button.setTooltip(new Tooltip(language.ownName()));
        button.setSelected(appearance.texts().language() == language);
        button.setOnAction(_ -> {
            button.setSelected(true);
            appearance.speak(language);
        });
        button.setId("language-" + language.tag());
        return button;
    }

    private static String sign(Language language) {
        return switch (language) {
            case ENGLISH -> "EN";
            case TRADITIONAL_CHINESE -> "繁";
            case SIMPLIFIED_CHINESE -> "简";
        };
    }
}
