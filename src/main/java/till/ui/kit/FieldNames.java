package till.ui.kit;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

/**
 * Joins the label of each field with what stands below it, so that a reader says what is being filled in. FXML cannot: a
 * label comes before the control it names, and a reference to what is not there yet is silently none.
 */
public final class FieldNames {
    private static final String FIELD = "field";

    private FieldNames() {}

    /** Joins all of them in a view. */
    public static void join(Node view) {
        if (view instanceof ScrollPane scroll && scroll.getContent() != null) {
            join(scroll.getContent());
        }
        if (view instanceof Parent parent) {
            if (parent.getStyleClass().contains(FIELD)) {
                name(parent);
            }
            parent.getChildrenUnmodifiable().forEach(FieldNames::join);
        }
    }

    private static void name(Parent field) {
        var children = field.getChildrenUnmodifiable();
        if (children.size() > 1
                && children.getFirst() instanceof Label label
                && label.getLabelFor() == null
                && children.get(1) instanceof Control control) {
            label.setLabelFor(control);
        }
    }
}
