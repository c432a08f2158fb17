package till.ui.links;

import java.time.Instant;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.ui.kit.CellWidth;
import till.ui.orders.OrderWords;

/** One link of the list. */
final class LinkCell extends ListCell<Payment> {
    private final LinkWords words;
    private final Supplier<Instant> now;

    LinkCell(LinkWords words, Supplier<Instant> now) {
        this.words = words;
        this.now = now;
        // as wide as the list, however long what stands in it
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Payment payment, boolean empty) {
        super.updateItem(payment, empty);
        setGraphic(payment == null || empty ? null : line(payment));
        setAccessibleText(
                payment == null || empty
                        ? null
                        : String.join(
                                ", ",
                                words.state(payment),
                                OrderWords.amount(payment.amount()),
                                words.customer(payment),
                                words.ends(payment, now.get())));
    }

    private Region line(Payment payment) {
        var badge = new StackPane(words.badge(payment));
        badge.getStyleClass().add("links-state");
        badge.setAlignment(Pos.CENTER_LEFT);
        var amount = label(OrderWords.amount(payment.amount()), "links-amount");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        var what = new VBox(amount, label(words.customer(payment), "links-customer"));
        HBox.setHgrow(what, Priority.ALWAYS);
        var when = new VBox(
                label(words.ends(payment, now.get()), "links-ends"), label(words.created(payment), "links-made"));
        when.getStyleClass().add("links-when");
        when.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(badge, what, when);
        line.getStyleClass().add("links-line");
        line.setMinWidth(0);
        line.prefWidthProperty().bind(CellWidth.of(this));
        return line;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
