package till.ui.agreements;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Agreement.Charge;
import till.ui.kit.CellWidth;

/** One charge that was made or tried. */
final class ChargeCell extends ListCell<Charge> {
    private final AgreementWords words;

    ChargeCell(AgreementWords words) {
        this.words = words;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Charge charge, boolean empty) {
        super.updateItem(charge, empty);
        setGraphic(charge == null || empty ? null : drawn(charge));
        setAccessibleText(
                charge == null || empty
                        ? null
                        : String.join(
                                ", ",
                                words.tried(charge),
                                words.outcome(charge),
                                charge.orderNo().text()));
    }

    private Region drawn(Charge charge) {
        var outcome = new Label(words.outcome(charge), new FontIcon(AgreementWords.icon(charge)));
        outcome.getStyleClass().add("agreements-last");
        outcome.setMinWidth(Region.USE_PREF_SIZE);
        AgreementWords.mood(charge).mark(outcome);
        var due = new Label(words.tried(charge));
        due.getStyleClass().add("agreements-due");
        var made = new Label(words.made(charge));
        made.getStyleClass().add("agreements-made");
        var what = new VBox(due, made);
        HBox.setHgrow(what, Priority.ALWAYS);
        var drawn = new HBox(what, outcome);
        drawn.getStyleClass().add("agreements-line");
        drawn.setMinWidth(0);
        drawn.prefWidthProperty().bind(CellWidth.of(this));
        return drawn;
    }
}
