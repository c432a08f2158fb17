package till.ui.receipt;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.Shortcut;

/** The button that prints a receipt, with its key; it says itself how far the printer is. */
public final class ReceiptButton extends Button {
    public ReceiptButton() {
        setGraphic(new FontIcon("fth-printer"));
        managedProperty().bind(visibleProperty());
    }

    /** Prints by click, and by its key from anywhere on the screen, until the subscription ends. */
    public Subscription follow(QuickPrint print, Node screen, Texts texts) {
        setOnAction(_ -> print.print());
        screen.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (isVisible() && Shortcut.RECEIPT_PRINT.matches(event)) {
                event.consume();
                print.print();
            }
        });
        var usual = texts.text("receipt.print") + "  " + Shortcut.RECEIPT_PRINT.shown();
        return Subscription.combine(
                print.toldProperty()
                        .subscribe(now -> setText(now.map(texts::text).orElse(usual))),
                print.follow()::close);
    }
}
