package till.ui.shipments;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Parcel;
import till.domain.Shipment;
import till.domain.ShipmentState;
import till.settings.Texts;
import till.ui.kit.DeedButton;
import till.ui.kit.ProblemLine;
import till.ui.kit.QrCode;
import till.ui.kit.QrView;
import till.ui.kit.ToldLabel;
import till.ui.kit.WrappedLabel;
import till.ui.orders.OrderWords;
import till.ui.shipments.ShownShipment.Seen;

/** The shipment that is looked at: its number, order, where it stands, what happened to it, and what can be done. */
public final class ShownShipmentPane extends VBox {
    private final Label number = new WrappedLabel("shipments-number");
    private final HBox state = new HBox();
    private final Label about = new WrappedLabel("muted");
    private final Label standing = new ToldLabel("fth-info", "shipments-told");
    private final Label heading = new WrappedLabel("section-heading");
    private final VBox timeline = new VBox();
    private final QrView qr = new QrView();
    private final StackPane room = new StackPane(qr);
    private final Label problem = new ToldLabel("fth-alert-circle", "shipments-problem");
    private final Button check = new DeedButton("ship-check", "fth-refresh-cw");
    private final Button again = new DeedButton("ship-again", "fth-repeat");
    private final Button delivered = new DeedButton("ship-delivered", "fth-check");
    private final Button rename = new DeedButton("ship-rename", "fth-edit-2");
    private final Button open = new DeedButton("ship-open", "fth-external-link");
    private final Button order = new DeedButton("ship-show-order", "fth-list");
    private final Button refund = new DeedButton("ship-refund", "fth-corner-up-left");
    private final Button another = new DeedButton("ship-another", "fth-plus");
    private final Button cancel = new DeedButton("ship-cancel", "fth-x");

    public ShownShipmentPane() {
        getStyleClass().addAll("card", "shipments-shown");
        another.getStyleClass().add("first-focus");
        cancel.getStyleClass().addAll("danger", "button-outlined");
        timeline.getStyleClass().add("shipments-timeline");
        room.getStyleClass().add("shipments-room");
        room.managedProperty().bind(room.visibleProperty());
        state.setMinWidth(USE_PREF_SIZE);
        var head = new FlowPane(number, state);
        head.getStyleClass().add("shipments-head");
        var deeds = new FlowPane(check, again, delivered, rename, open, order, refund, another, cancel);
        deeds.getStyleClass().add("shipments-deeds");
        getChildren().setAll(head, about, standing, problem, deeds, heading, timeline, room);
    }

    /**
     * Follows the shipment that is looked at until the subscription ends.
     *
     * @param away goes to the form
     */
    Subscription follow(ShownShipment looked, ShipmentWords words, Runnable away) {
        name(words.texts());
        check.setOnAction(_ -> looked.check());
        again.setOnAction(_ -> looked.again());
        delivered.setOnAction(_ -> looked.delivered());
        rename.setOnAction(_ -> looked.rename());
        open.setOnAction(_ -> looked.open());
        order.setOnAction(_ -> looked.showOrder());
        refund.setOnAction(_ -> looked.refund());
        another.setOnAction(_ -> away.run());
        cancel.setOnAction(_ -> looked.cancel());
        for (var each : List.of(check, again, delivered, rename, cancel)) {
            each.disableProperty().bind(looked.busyProperty());
        }
        return Subscription.combine(
                looked.seenProperty().subscribe(seen -> seen.ifPresent(each -> show(each, words))),
                ProblemLine.follow(problem, looked.problemProperty(), words.texts()::text));
    }

    private void name(Texts texts) {
        qr.setAccessibleText(texts.text("shipments.qr"));
        heading.setText(texts.text("shipments.timeline"));
        check.setText(texts.text("shipments.check"));
        again.setText(texts.text("shipments.again"));
        delivered.setText(texts.text("shipments.delivered"));
        rename.setText(texts.text("shipments.rename"));
        open.setText(texts.text("shipments.open"));
        order.setText(texts.text("links.order"));
        refund.setText(texts.text("orders.refund"));
        another.setText(texts.text("shipments.another"));
        cancel.setText(texts.text("shipments.cancel"));
    }

    private void show(Seen seen, ShipmentWords words) {
        var shipment = seen.shipment();
        var parcel = shipment.parcel();
        number.setText(parcel.trackingNo());
        state.getChildren().setAll(words.badge(shipment));
        about.setText(words.carrier(parcel) + "  ·  " + words.direction(parcel.direction()) + "  ·  "
                + words.day(parcel.shippedOn()) + "\n"
                + seen.payment().order().reference() + "  ·  "
                + OrderWords.amount(seen.payment().amount()));
        var told = words.standing(shipment);
        standing.setVisible(told.isPresent());
        standing.setText(told.orElse(""));
        timeline.getChildren()
                .setAll(seen.events().stream()
                        .<Node>map(event -> line(words.line(event)))
                        .toList());
        var drawn = Optional.ofNullable(parcel.trackingUrl()).flatMap(QrCode::of);
        room.setVisible(drawn.isPresent());
        qr.show(drawn);
        open.setVisible(parcel.trackingUrl() != null);
        enable(shipment);
    }

    private static Label line(String text) {
        var line = new WrappedLabel("shipments-line");
        line.setText(text);
        line.setGraphic(new FontIcon("fth-circle"));
        return line;
    }

    /** What is impossible is not offered. */
    private void enable(Shipment shipment) {
        var state = shipment.state();
        var change = shipment.change();
        var free = change == null || change.state().isFinished();
        var known = state == ShipmentState.SHIPPED || state == ShipmentState.ACCEPTED;
        var draft = state == ShipmentState.DRAFT || state == ShipmentState.REFUSED;
        refund.setVisible(shipment.parcel().direction() == Parcel.Direction.RETURN);
        check.setVisible(shipment.sendings() > 0);
        again.setVisible(draft);
        delivered.setVisible(known && free);
        rename.setVisible(known && free);
        cancel.setVisible((known && free) || draft || (state == ShipmentState.DELIVERED && free));
    }
}
