package till.ui.customer;

import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import till.ui.kit.QrView;
import till.ui.qr.ShownCode;

/** The white card with the code: as large as the display allows beside the words, whatever the text's scale. */
public final class CustomerCode extends StackPane {
    private static final double OF_WIDTH = 0.48;
    private static final double OF_HEIGHT = 0.86;

    private final QrView qr = new QrView();
    private final ImageView picture = new ImageView();
    private Optional<ShownCode> shown = Optional.empty();

    public CustomerCode() {
        getStyleClass().add("customer-code");
        picture.setPreserveRatio(true);
        getChildren().setAll(qr, picture);
    }

    /** Grows and shrinks with the display. */
    Subscription fit(Region display) {
        Runnable fit = () -> {
            var insets = display.getInsets().getTop() + display.getInsets().getBottom();
            var side = Math.floor(Math.min(
                    display.getWidth() * OF_WIDTH,
                    Math.min(display.getHeight() * OF_HEIGHT, display.getHeight() - insets)));
            setMinSize(side, side);
            setMaxSize(side, side);
            picture.setFitWidth(side);
            picture.setFitHeight(side);
        };
        return Subscription.combine(
                display.widthProperty().subscribe(fit),
                display.heightProperty().subscribe(fit),
                display.insetsProperty().subscribe(fit));
    }

    /**
     * Shows a code, or at once none at all.
     *
     * @param told what it is called where it cannot be seen
     */
    void show(Optional<ShownCode> code, String told) {
        setVisible(code.isPresent());
        qr.setAccessibleText(told);
        if (code.equals(shown)) {
            return;
        }
        shown = code;
        qr.show(code.flatMap(
                each -> each instanceof ShownCode.Drawn(var drawn, var _) ? Optional.of(drawn) : Optional.empty()));
        picture.setImage(code.orElse(null) instanceof ShownCode.Picture(var came) ? came.image() : null);
    }
}
