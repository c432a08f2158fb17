package till.ui.orders;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import till.domain.Basket;
import till.domain.OrderLine;
import till.settings.AmountFormat;
import till.settings.Texts;

/** What an order was for, line by line, and what the shop noted about it. */
final class BoughtLines extends VBox {
    private final Texts texts;

    BoughtLines(Basket basket, Texts texts) {
        this.texts = texts;
        getStyleClass().add("bought");
        basket.lines().forEach(line -> getChildren().add(line(line)));
        if (!basket.customer().isEmpty()) {
            getChildren().add(label(texts.text("orders.details.customer", basket.customer()), "muted"));
        }
        if (!basket.note().isEmpty()) {
            getChildren().add(label(texts.text("orders.details.note", basket.note()), "muted"));
        }
    }

    private HBox line(OrderLine line) {
        var name = label(line.names().in(texts.language().locale()), "bought-name");
        var each = line.quantity() + " \u00d7 " + AmountFormat.grouped(line.charged());
        var about = line.off().isZero() ? each : each + "  \u2212" + AmountFormat.grouped(line.off());
        var what = new VBox(name, label(about, "muted"));
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        var amount = label(AmountFormat.grouped(line.amount()), "bought-amount");
        amount.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(what, amount);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bought-line");
        return row;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
