package till.ui.training;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The key of the panel: opened, the focus goes to the first customer's *Pay*; closed, back to where it was. */
final class PanelFocus {
    private final TrainingViewModel model;
    private final Parent panel;
    private @Nullable Node before;
    private boolean wanted;

    PanelFocus(TrainingViewModel model, Parent panel) {
        this.model = model;
        this.panel = panel;
    }

    void toggle() {
        var focused = panel.getScene().getFocusOwner();
        model.toggle();
        wanted = model.isOpen();
        if (wanted) {
            before = focused;
            drawn();
        } else if (before != null && panel.getScene().equals(before.getScene())) {
            before.requestFocus();
        }
    }

    /** The customers are read after the panel was opened. */
    void drawn() {
        var pay = wanted ? panel.lookup("#deed-" + TrainingDeed.PAY.name()) : null;
        if (pay != null) {
            wanted = false;
            pay.requestFocus();
        }
    }
}
