package till.ui.receipt;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/** The line under the top bar that says why a receipt did not come out, with its cures. It takes no focus. */
public final class PrinterNotice extends HBox {
    private final Label text = new Label();

    public PrinterNotice() {
        getStyleClass().add("printer-notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Shows the trouble until the subscription ends. */
    public Subscription follow(PrinterTrouble trouble, Texts texts) {
        getChildren()
                .setAll(
                        new FontIcon("fth-printer"),
                        text,
                        button("printAgain", texts.text("receipt.again"), trouble::tryAgain),
                        button("printToPdf", texts.text("receipt.save"), trouble::savePdf),
                        button("printDismiss", texts.text("receipt.leave"), trouble::dismiss));
        return trouble.failedProperty().subscribe(now -> {
            setVisible(now.isPresent());
            text.setText(now.map(each -> texts.text("receipt.notPrinted", each.reference())
                            + each.problem()
                                    .map(problem -> " " + texts.text(problem))
                                    .orElse(""))
                    .orElse(""));
        });
    }

    private static Button button(String id, String name, Runnable action) {
        var button = new Button(name);
        button.setId(id);
        button.getStyleClass().add("touch");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
