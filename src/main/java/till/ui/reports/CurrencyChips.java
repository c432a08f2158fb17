package till.ui.reports;

import java.util.Optional;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.joda.money.CurrencyUnit;
import till.report.Board;

/** Which currency's figures are shown, where more than one moved: amounts of different currencies are never added. */
record CurrencyChips(Pane place, ReportsViewModel model) {
    void show(Board board) {
        place.getChildren()
                .setAll(board.parts().stream()
                        .map(part -> chip(part.currency()))
                        .toList());
        place.setVisible(board.parts().size() > 1);
    }

    private ToggleButton chip(CurrencyUnit currency) {
        var chip = new ToggleButton(currency.getCode());
        chip.getStyleClass().addAll("touch", "chip");
        chip.setSelected(model.currencyProperty().get().equals(Optional.of(currency)));
        chip.setOnAction(_ -> {
            chip.setSelected(true);
            model.currencyProperty().set(Optional.of(currency));
        });
        return chip;
    }
}
