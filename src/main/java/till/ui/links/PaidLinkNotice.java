package till.ui.links;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Payment;
import till.settings.AmountFormat;
import till.settings.Texts;

/** Tells at the edge of the window that a link was paid; nothing moves for it, and it takes no key. */
public final class PaidLinkNotice {
    private PaidLinkNotice() {}

    /** Shows at the foot of the shell's rail what is told, until the subscription ends. */
    public static Subscription follow(Node shell, PaidLinks links, Texts texts) {
        var room = (VBox) shell.lookup("#linkNotice");
        room.managedProperty().bind(room.visibleProperty());
        return links.toldProperty().subscribe(told -> show(room, told, links, texts));
    }

    private static void show(VBox room, Optional<Payment> told, PaidLinks links, Texts texts) {
        room.setVisible(told.isPresent());
        told.ifPresent(payment -> {
            var title = new Label(
                    texts.text("links.notice", AmountFormat.withCurrency(payment.amount())),
                    new FontIcon("fth-check-circle"));
            title.getStyleClass().add("link-notice-title");
            title.setWrapText(true);
            var about = new Label(
                    payment.order().subject().isBlank()
                            ? payment.order().sale()
                            : payment.order().subject());
            about.getStyleClass().add("link-notice-text");
            var spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            var dismiss = button(texts.text("links.notice.dismiss"), links::dismiss);
            room.getChildren()
                    .setAll(
                            title,
                            about,
                            new HBox(button(texts.text("links.notice.show"), links::show), spring, dismiss));
            room.setAccessibleRole(AccessibleRole.TEXT);
            room.setAccessibleText(title.getText() + " " + about.getText());
        });
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text);
        button.getStyleClass().addAll("link-notice-button");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
