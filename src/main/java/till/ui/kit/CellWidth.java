package till.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.ListCell;

/** The room a list's cell has for what it shows: a line no wider than that is neither cut off nor scrolled sideways. */
public final class CellWidth {
    private CellWidth() {}

    public static DoubleBinding of(ListCell<?> cell) {
        return Bindings.createDoubleBinding(
                () -> cell.getWidth() - cell.snappedLeftInset() - cell.snappedRightInset(),
                cell.widthProperty(),
                cell.paddingProperty());
    }
}
