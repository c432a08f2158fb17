package till.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;

/** A button as high as the lines that stand on it need at its width: none of them is cut off. */
public final class FittedButton extends Button {
    public FittedButton(Node lines) {
        setGraphic(lines);
        setMinHeight(USE_PREF_SIZE);
        setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
