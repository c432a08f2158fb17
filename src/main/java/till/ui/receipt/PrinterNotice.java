package till.ui.receipt;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/**
 * The line under the top bar that says why a receipt did not come out, with its cures beside it, or below where it is too
 * narrow for both. It takes no focus.
 */
public final class PrinterNotice extends VBox {
    private static final double LEAST_EMS = 24;

    private final Label text = new Label();
    private final HBox line = new HBox();
    private final HBox cures = new HBox();
    private boolean below;

    public PrinterNotice() {
        getStyleClass().add("printer-notice");
        line.getStyleClass().add("printer-line");
        line.setAlignment(Pos.CENTER_LEFT);
        cures.getStyleClass().add("printer-cures");
        cures.setMinWidth(Region.USE_PREF_SIZE);
        cures.setAlignment(Pos.CENTER_LEFT);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        line.getChildren().setAll(new FontIcon("fth-printer"), text, cures);
        getChildren().setAll(line);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Decided before its height is asked for, which depends on it. */
    @Override
    protected double computePrefHeight(double width) {
        arrange(width < 0 ? getWidth() : width);
        return super.computePrefHeight(width);
    }

    private void arrange(double width) {
        var tooNarrow = width - cures.prefWidth(-1) < LEAST_EMS * text.getFont().getSize();
        if (tooNarrow != below) {
            below = tooNarrow;
            line.getChildren().remove(cures);
            getChildren().remove(cures);
            (below ? getChildren() : line.getChildren()).add(cures);
        }
    }

    /** Shows the trouble until the subscription ends. */
    public Subscription follow(PrinterTrouble trouble, Texts texts) {
        cures.getChildren()
                .setAll(
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
