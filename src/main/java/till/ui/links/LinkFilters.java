package till.ui.links;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import till.service.PaymentLinks.Which;

/** Which links the list shows: one of a row of buttons. */
public final class LinkFilters extends HBox {
    public LinkFilters() {
        getStyleClass().add("links-filters");
    }

    void follow(LinksViewModel model, LinkWords words) {
        var group = new ToggleGroup();
        for (var which : Which.values()) {
            var button = new ToggleButton(words.texts().text("links.filter." + which.name()));
            button.setId("links-" + which.name());
            button.getStyleClass().addAll("touch", "links-filter");
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
