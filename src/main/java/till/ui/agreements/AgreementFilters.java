package till.ui.agreements;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import till.ui.agreements.AgreementLine.Which;

/** Which agreements the list shows: one of a row of buttons. */
public final class AgreementFilters extends HBox {
    public AgreementFilters() {
        getStyleClass().add("agreements-filters");
    }

    void follow(AgreementsViewModel model, AgreementWords words) {
        var group = new ToggleGroup();
        for (var which : Which.values()) {
            var button = new ToggleButton(words.texts().text("agreements.filter." + which.name()));
            button.setId("agreements-" + which.name());
            button.getStyleClass().addAll("touch", "agreements-filter");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(which == model.whichProperty().get());
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.whichProperty().set(which);
            });
            getChildren().add(button);
        }
    }
}
