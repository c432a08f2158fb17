package till.ui.kit;

import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button for one of several things that can be done; large enough for a finger, never cut off, and no hole while hidden. */
public final class DeedButton extends Button {
    public DeedButton(String id, String icon) {
        super(null, new FontIcon(icon));
        setId(id);
        getStyleClass().add("touch");
        setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
    }
}
