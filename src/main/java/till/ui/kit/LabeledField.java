package till.ui.kit;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control of a form below its name, which readers are told too. */
public final class LabeledField extends VBox {
    public LabeledField(String name, Control control) {
        var label = new Label(name);
        label.setLabelFor(control);
        control.setAccessibleText(name);
        control.getStyleClass().add("touch");
        control.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(label, control);
        getStyleClass().add("field");
    }
}
