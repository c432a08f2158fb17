package till.ui.charge;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One thing to choose beside the keypad: a name, what is to be known about it, and an amount. */
final class ChoiceRow extends Button {
    private final Label name = Controls.label("", "basket-name");
    private final Label about = Controls.label("", "basket-about");
    private final Label amount = Controls.label("", "basket-amount");

    ChoiceRow() {
        var what = new VBox(name, about);
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        amount.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(what, amount);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("basket-row");
        setGraphic(row);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().addAll("touch", "basket-choice");
    }

    ChoiceRow(String name, String about, String amount) {
        this();
        say(name, about, amount);
    }

    void say(String nameNow, String aboutNow, String amountNow) {
        name.setText(nameNow);
        about.setText(aboutNow);
        amount.setText(amountNow);
        setAccessibleText(String.join(", ", nameNow, aboutNow, amountNow));
    }
}
