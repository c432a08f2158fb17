package till.ui.settings;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import till.domain.LedgerMoving.AtWork;
import till.settings.Texts;
import till.ui.kit.DeedButton;
import till.ui.kit.WrappedLabel;

/** The tills at the shop's ledger, with a button at each that a restored ledger waits for; nothing where there are none. */
final class TillsAtLedgerPane extends VBox {
    private final TillsAtLedger model;
    private final Texts texts;

    TillsAtLedgerPane(TillsAtLedger model, Texts texts) {
        this.model = model;
        this.texts = texts;
        setId("ledger-tills");
        getStyleClass().add("ledger-lines");
    }

    /** @param busy while it is true no button can be pressed */
    Subscription follow(ObservableValue<Boolean> busy) {
        return model.tillsProperty().subscribe(now -> show(now, busy));
    }

    private void show(List<AtWork> tills, ObservableValue<Boolean> busy) {
        setVisible(!tills.isEmpty());
        setManaged(!tills.isEmpty());
        var heading = new WrappedLabel("section-heading");
        heading.setText(texts.text("ledgerPlace.tills"));
        getChildren().setAll(heading);
        for (var till : tills) {
            var line = new WrappedLabel("field-help");
            line.setText(texts.text(model.line(till)));
            getChildren().add(line);
            if (till.missing()) {
                getChildren().add(gone(till, line, busy));
            }
        }
    }

    private FlowPane gone(AtWork till, Label line, ObservableValue<Boolean> busy) {
        var gone = new DeedButton("gone-" + till.till(), "fth-user-x");
        gone.setText(texts.text("ledgerPlace.gone"));
        gone.setAccessibleText(gone.getText() + " " + line.getText());
        gone.disableProperty().bind(busy);
        gone.setOnAction(_ -> model.letGo(till));
        var row = new FlowPane(gone);
        row.getStyleClass().add("settings-buttons");
        return row;
    }
}
