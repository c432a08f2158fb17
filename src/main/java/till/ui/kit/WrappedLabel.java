package till.ui.kit;

import javafx.scene.control.Label;

/** Text that goes on in a next line rather than being cut off. */
public class WrappedLabel extends Label {
    /** @param style its style class */
    public WrappedLabel(String style) {
        getStyleClass().add(style);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }
}
