package till.ui.refund;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import till.ui.kit.MethodMark;
import till.ui.orders.OrderWords;

/** What a refund is of, and how much of it can be given back. */
final class RefundHead {
    private final Node root;
    private final OrderWords words;

    RefundHead(Node root, OrderWords words) {
        this.root = root;
        this.words = words;
    }

    void show(Refundable each) {
        var payment = each.payment();
        tell("#title", words.texts().text("refund.title", payment.order().reference()));
        tell("#received", OrderWords.amount(each.received()));
        tell("#given", OrderWords.amount(each.given()));
        tell("#left", OrderWords.amount(each.left()));
        var paidWith = new Label(words.method(payment) + "  ·  " + words.gateway(payment));
        ((Pane) root.lookup("#method"))
                .getChildren()
                .setAll(new MethodMark(words.methods().brand(payment)), paidWith);
    }

    private void tell(String part, String text) {
        ((Label) root.lookup(part)).setText(text);
    }
}
