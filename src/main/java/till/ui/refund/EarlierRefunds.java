package till.ui.refund;

import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import till.domain.Refund;
import till.ui.orders.OrderWords;

/** The payment's refunds so far: how much, since when, where they stand; one on its way can be watched. */
record EarlierRefunds(VBox box, OrderWords words, RefundViewModel model) {
    void show(Refundable each) {
        box.setVisible(!each.earlier().isEmpty());
        var heading = new Label(words.texts().text("refund.earlier"));
        heading.getStyleClass().add("section-heading");
        box.getChildren().setAll(heading);
        each.earlier().forEach(refund -> box.getChildren().add(line(refund, model.now())));
    }

    private HBox line(Refund refund, Instant now) {
        var amount = new Label(OrderWords.amount(refund.amount()));
        amount.getStyleClass().add("refund-amount");
        var when = new Label(words.dayAndTime(refund.createdAt()) + "  ·  " + refund.reason());
        when.getStyleClass().add("muted");
        var facts = new FlowPane(amount, words.badge(refund), when);
        facts.getStyleClass().add("earlier-facts");
        HBox.setHgrow(facts, Priority.ALWAYS);
        var line = new HBox(facts);
        line.getStyleClass().add("earlier-line");
        if (!refund.state().isFinished()) {
            facts.getChildren().add(2, words.pending(refund.createdAt(), now));
        }
        var watched = model.stageProperty().get().onItsWay().map(Refund::refundNo);
        if (!refund.state().isFinished() && !watched.equals(Optional.of(refund.refundNo()))) {
            var watch = new Button(words.texts().text("refund.watch"));
            watch.setId("watch-" + refund.refundNo());
            watch.getStyleClass().add("touch");
            watch.setMinWidth(HBox.USE_PREF_SIZE);
            watch.setOnAction(_ -> model.watch(refund));
            line.getChildren().add(watch);
        }
        return line;
    }
}
