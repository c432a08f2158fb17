package till.ui.find;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One payment that a bill may mean, with the gateway's answer or the sign that it is being asked. */
final class FindRowView {
    private FindRowView() {}

    static Node of(FindRow row, FindWords words, FindViewModel model) {
        var payment = row.payment();
        var facts = new VBox(
                styled(new Label(words.amount(payment) + "  ·  " + words.way(payment)), "find-row-amount"),
                styled(new Label(words.when(payment) + "  ·  " + payment.order().reference()), "muted"));
        HBox.setHgrow(facts, Priority.ALWAYS);
        var said = row.answer()
                .<Region>map(answer -> new Label(words.inShort(answer)))
                .orElseGet(() -> new HBox(new ProgressIndicator(), new Label(words.asking())));
        var show = styled(new Button(words.show()), "touch");
        show.setOnAction(_ -> model.show(payment.orderNo()));
        return styled(new HBox(facts, styled(said, "find-row-said"), show), "find-row");
    }

    private static <N extends Node> N styled(N node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
