package till.ui.shipments;

import java.util.List;
import javafx.beans.property.Property;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Parcel.Direction;
import till.service.Carrier;
import till.ui.kit.LabeledField;
import till.ui.kit.ProblemLine;
import till.ui.kit.ToldLabel;

/** The form of a new parcel. */
public final class NewShipmentPane extends VBox {
    private final OrderPicker order = new OrderPicker();
    private final Label found = new ToldLabel("fth-info", "muted");
    private final ComboBox<String> carrier = new ComboBox<>();
    private final Label hint = new ToldLabel("fth-info", "muted");
    private final TextField number = new TextField();
    private final TextField date = new TextField();
    private final ComboBox<Direction> direction = new ComboBox<>();
    private final TextField url = new TextField();
    private final Label problem = new ToldLabel("fth-alert-circle", "shipments-problem");
    private final Label impossible = new ToldLabel("fth-info", "shipments-told");
    private final Button send = new Button(null, new FontIcon("fth-truck"));

    public NewShipmentPane() {
        getStyleClass().addAll("card", "shipments-form");
        carrier.setId("ship-carrier");
        number.setId("ship-number");
        date.setId("ship-date");
        found.setId("ship-found");
        direction.setId("ship-direction");
        url.setId("ship-url");
        send.setId("ship-send");
        carrier.setEditable(true);
        carrier.getItems().setAll(Carrier.known().stream().map(Carrier::code).toList());
        direction.getItems().setAll(Direction.values());
        send.getStyleClass().addAll("touch", "accent");
        send.setMaxWidth(Double.MAX_VALUE);
    }

    /** Joins the fields with what is filled in, until the subscription ends. */
    Subscription follow(NewShipment filled, ShipmentWords words, boolean possible) {
        var texts = words.texts();
        lay(words);
        date.setPromptText(filled.today());
        url.setPromptText(texts.text("shipments.form.url.prompt"));
        impossible.setText(texts.text("shipments.impossible"));
        impossible.setVisible(!possible);
        send.setText(texts.text("shipments.form.send"));
        send.disableProperty().bind(filled.sendingProperty().or(impossible.visibleProperty()));
        send.setOnAction(_ -> filled.send());
        List.of(order.field(), number, date, url).forEach(field -> field.setOnAction(_ -> filled.send()));
        direction.setConverter(converter(words));
        return Subscription.combine(
                order.follow(filled, words),
                joined(order.field().textProperty(), filled.orderProperty()),
                joined(carrier.getEditor().textProperty(), filled.carrierProperty()),
                joined(number.textProperty(), filled.numberProperty()),
                joined(date.textProperty(), filled.dateProperty()),
                joined(direction.valueProperty(), filled.directionProperty()),
                joined(url.textProperty(), filled.urlProperty()),
                ProblemLine.follow(found, filled.foundProperty(), texts::text),
                ProblemLine.follow(hint, filled.hintProperty(), texts::text),
                ProblemLine.follow(problem, filled.problemProperty(), texts::text));
    }

    private void lay(ShipmentWords words) {
        var texts = words.texts();
        var heading = new Label(texts.text("shipments.form.title"));
        heading.getStyleClass().add("section-heading");
        getChildren()
                .setAll(
                        heading,
                        impossible,
                        order,
                        found,
                        new LabeledField(texts.text("shipments.form.carrier"), carrier),
                        new LabeledField(texts.text("shipments.form.number"), number),
                        hint,
                        new LabeledField(texts.text("shipments.form.date"), date),
                        new LabeledField(texts.text("shipments.form.direction"), direction),
                        new LabeledField(texts.text("shipments.form.url"), url),
                        problem,
                        send);
    }

    private static <T> Subscription joined(Property<T> field, Property<T> filled) {
        field.bindBidirectional(filled);
        return () -> field.unbindBidirectional(filled);
    }

    private static StringConverter<Direction> converter(ShipmentWords words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Direction value) {
                return value == null ? "" : words.direction(value);
            }

            @Override
            public Direction fromString(String text) {
                throw new UnsupportedOperationException("the list is chosen from, not typed into");
            }
        };
    }
}
