package till.ui.orders;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Act;
import till.domain.Problem;
import till.settings.Texts;
import till.ui.kit.ButtonGrid;

/** The buttons under an order's details; where one is not possible, the reason stands below it. */
final class OrderActions {
    private final OrderDetailsViewModel model;
    private final Texts texts;
    private final Button refund;
    private final Button check;
    private final Button cancel;
    private final Button code;
    private final Button capture;
    private final Button receipt;
    private final Button ship;
    private final VBox reasons = new VBox();
    private final Label told = new Label();
    private final ProgressBar asking = new ProgressBar();

    OrderActions(OrderDetailsViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.refund = button("refund", "fth-corner-up-left", model::refund);
        this.check = button("check", "fth-refresh-cw", model::checkNow);
        this.cancel = button("cancel", "fth-slash", model::cancel);
        this.capture = button("capture", "fth-download", model::capture);
        this.receipt = button("receipt", "fth-printer", model::receipt);
        this.ship = button("ship", "fth-truck", model::ship);
        this.code = button("code", "fth-maximize", model::showCode);
        help(refund, "orders.help.refund");
        help(check, "orders.help.check");
        help(capture, "orders.help.capture");
    }

    private Button button(String name, String icon, Runnable action) {
        var button = new Button(texts.text("orders." + name), new FontIcon(icon));
        button.setId("order-" + name);
        button.getStyleClass().add("touch");
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** What a word means that a newcomer may not know. */
    private void help(Button button, String key) {
        button.setTooltip(new Tooltip(texts.text(key)));
        button.setAccessibleHelp(texts.text(key));
    }

    /** Fills the box, and follows the model until the subscription ends. */
    Subscription into(VBox box) {
        refund.getStyleClass().addAll("danger", "button-outlined");
        var buttons = new ButtonGrid(refund, receipt, ship, check, cancel, code, capture);
        receipt.managedProperty().bind(receipt.visibleProperty());
        ship.managedProperty().bind(ship.visibleProperty());
        capture.managedProperty().bind(capture.visibleProperty());
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        told.getStyleClass().add("details-told");
        asking.getStyleClass().add("small");
        asking.setMaxWidth(Double.MAX_VALUE);
        asking.visibleProperty().bind(model.busyProperty());
        asking.managedProperty().bind(asking.visibleProperty());
        told.managedProperty().bind(Bindings.isNotEmpty(told.textProperty()));
        reasons.getStyleClass().add("details-reasons");
        box.getChildren().setAll(asking, told, buttons, reasons);
        return Subscription.combine(
                model.factsProperty().subscribe(facts -> {
                    box.setVisible(facts.isPresent());
                    box.setManaged(facts.isPresent());
                    show();
                }),
                model.busyProperty().subscribe(_ -> show()),
                model.toldProperty()
                        .subscribe(now -> told.setText(now.map(texts::text).orElse(""))));
    }

    private void show() {
        reasons.getChildren().clear();
        model.factsProperty().get().ifPresent(facts -> {
            var obstacles = facts.obstacles();
            ship.setVisible(obstacles.ships());
            ship.setText(texts.text(facts.refunded().isPositive() ? "orders.shipBack" : "orders.ship"));
            // of use to few shops: there only where it can be used
            capture.setVisible(obstacles.capture().isEmpty());
            capture.setDisable(model.isBusy());
            receipt.setVisible(obstacles.receipt());
            receipt.setDisable(model.isBusy());
            show(refund, obstacles.refund());
            show(check, obstacles.check());
            show(cancel, obstacles.cancel());
            show(code, obstacles.code());
            byApproval(
                    refund,
                    obstacles.refund().isEmpty() && obstacles.byApproval().contains(Act.REFUND));
            byApproval(
                    capture,
                    obstacles.capture().isEmpty() && obstacles.byApproval().contains(Act.CAPTURE));
            byApproval(cancel, obstacles.cancel().isEmpty() && cancelByApproval(obstacles));
        });
    }

    private boolean cancelByApproval(OrderFacts.Obstacles obstacles) {
        var held = obstacles.held();
        cancel.setText(texts.text(held ? "orders.void" : "orders.cancel"));
        help(cancel, held ? "orders.help.void" : "orders.help.cancel");
        return obstacles.byApproval().contains(held ? Act.VOID : Act.CANCEL);
    }

    /** What the role may not do is there all the same, and says who has to be asked. */
    private void byApproval(Button button, boolean asked) {
        if (asked) {
            button.setAccessibleHelp(texts.text("access.byApproval"));
            reason(texts.text("access.byApproval.of", button.getText()));
        }
    }

    private void show(Button button, Optional<Problem> obstacle) {
        button.setDisable(obstacle.isPresent() || model.isBusy());
        obstacle.ifPresent(problem -> reason(texts.text("orders.reason", button.getText(), texts.text(problem))));
    }

    private void reason(String text) {
        var reason = new Label(text);
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.getStyleClass().add("muted");
        reasons.getChildren().add(reason);
    }
}
