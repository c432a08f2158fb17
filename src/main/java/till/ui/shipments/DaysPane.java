package till.ui.shipments;

import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import till.settings.Texts;

/** The days an order may wait for its parcel, above those that wait. */
final class DaysPane extends HBox {
    private final Label name = new Label();
    private final IntegerSpinnerValueFactory values = new IntegerSpinnerValueFactory(0, DaysToShip.MOST);
    private final Spinner<Integer> spinner = new Spinner<>(values);

    DaysPane() {
        getStyleClass().add("shipments-days");
        spinner.setId("ship-days");
        spinner.setEditable(true);
        name.setLabelFor(spinner);
        managedProperty().bind(visibleProperty());
        getChildren().setAll(name, spinner);
    }

    /** Shown only where orders wait. */
    Subscription follow(ShipmentsViewModel model, Texts texts) {
        var days = model.days();
        name.setText(texts.text("shipments.days"));
        spinner.setAccessibleText(texts.text("shipments.days"));
        return Subscription.combine(
                model.whichProperty().subscribe(which -> setVisible(which == Shown.WAITING)),
                days.daysProperty().subscribe(now -> values.setValue(now.intValue())),
                spinner.valueProperty().subscribe(wanted -> {
                    if (wanted != null) {
                        days.set(wanted);
                        // until it is allowed and saved it is what it was
                        values.setValue(days.daysProperty().get());
                    }
                }));
    }
}
