package till.ui.shipments;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.domain.Payment;
import till.ui.kit.CellWidth;
import till.ui.kit.LabeledField;
import till.ui.orders.OrderWords;

/** Which order: typed, or chosen from the paid ones that begin like it, which open below while somebody is at it. */
final class OrderPicker extends VBox {
    private static final double LINE = 44;
    private static final int MOST_SEEN = 4;

    private final TextField order = new TextField();
    private final ListView<Payment> list = new ListView<>();

    OrderPicker() {
        order.setId("ship-order");
        order.getStyleClass().add("first-focus");
        list.setId("ship-orders");
        list.getStyleClass().add("shipments-choices");
        list.setFixedCellSize(LINE);
        list.managedProperty().bind(list.visibleProperty());
        getStyleClass().add("shipments-picker");
    }

    TextField field() {
        return order;
    }

    Subscription follow(NewShipment filled, ShipmentWords words) {
        var texts = words.texts();
        order.setPromptText(texts.text("shipments.form.order.prompt"));
        list.setAccessibleText(texts.text("shipments.form.orders"));
        list.setItems(filled.choices());
        list.setCellFactory(_ -> new Choice(words, filled));
        getChildren().setAll(new LabeledField(texts.text("shipments.form.order"), order), list);
        order.addEventFilter(KeyEvent.KEY_PRESSED, this::intoTheList);
        list.setOnKeyPressed(event -> onKey(event, filled));
        var many = Bindings.size(filled.choices());
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(() -> Math.min(many.get(), MOST_SEEN) * LINE + 2, many));
        list.minHeightProperty().bind(list.prefHeightProperty());
        var at = order.focusedProperty().or(list.focusedProperty());
        list.visibleProperty().bind(at.and(many.greaterThan(0)));
        return Subscription.combine(
                order.focusedProperty().subscribe(now -> {
                    if (now) {
                        filled.find();
                    }
                }),
                () -> list.visibleProperty().unbind());
    }

    private void intoTheList(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && list.isVisible()) {
            event.consume();
            list.requestFocus();
            list.getSelectionModel().selectFirst();
        }
    }

    private void onKey(KeyEvent event, NewShipment filled) {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && chosen != null) {
            event.consume();
            pick(chosen, filled);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            order.requestFocus();
        }
    }

    private void pick(Payment payment, NewShipment filled) {
        filled.pick(payment);
        order.requestFocus();
        order.end();
    }

    /** A paid order: what it is called, what it was for, how much and when. */
    private final class Choice extends ListCell<Payment> {
        private final ShipmentWords words;

        Choice(ShipmentWords words, NewShipment filled) {
            this.words = words;
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                var payment = getItem();
                if (payment != null) {
                    pick(payment, filled);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Payment payment, boolean empty) {
            super.updateItem(payment, empty);
            setGraphic(payment == null || empty ? null : line(payment));
        }

        private HBox line(Payment payment) {
            var name = new Label(payment.order().reference());
            var about = new Label(about(payment));
            about.getStyleClass().add("muted");
            var what = new VBox(name, about);
            what.setMinWidth(0);
            HBox.setHgrow(what, Priority.ALWAYS);
            var amount = new Label(OrderWords.amount(payment.amount()));
            amount.setMinWidth(Region.USE_PREF_SIZE);
            var line = new HBox(what, amount);
            line.getStyleClass().add("shipments-row");
            line.prefWidthProperty().bind(CellWidth.of(this));
            return line;
        }

        private String about(Payment payment) {
            var sale = payment.order().sale();
            var when = words.orders().dayAndTime(payment.order().createdAt());
            return sale.equals(payment.order().reference()) ? when : sale + "  ·  " + when;
        }
    }
}
