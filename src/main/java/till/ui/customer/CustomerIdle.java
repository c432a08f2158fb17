package till.ui.customer;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.ui.kit.SafePicture;

/** What is seen while nobody pays: the shop's own picture or a sign, its name, and a greeting. */
public final class CustomerIdle extends VBox {
    private static final double OF_WIDTH = 0.8;
    private static final double OF_HEIGHT = 0.55;

    private final ImageView picture = new ImageView();
    private final StackPane sign = new StackPane(new FontIcon("fth-anchor"));
    private final Label shop = new Label();
    private final Label greeting = new Label();

    public CustomerIdle() {
        getStyleClass().add("customer-idle");
        setAlignment(Pos.CENTER);
        sign.getStyleClass().add("customer-sign");
        shop.getStyleClass().add("customer-shop");
        greeting.getStyleClass().add("customer-greeting");
        picture.setPreserveRatio(true);
        for (var label : new Label[] {shop, greeting}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        getChildren().setAll(picture, sign, shop, greeting);
        getChildren().forEach(each -> each.managedProperty().bind(each.visibleProperty()));
    }

    /** Grows and shrinks with the display; a small picture is not blown up. */
    Subscription fit(Region display) {
        Runnable fit = () -> {
            var image = picture.getImage();
            if (image != null) {
                picture.setFitWidth(Math.min(display.getWidth() * OF_WIDTH, image.getWidth() * 2));
                picture.setFitHeight(Math.min(display.getHeight() * OF_HEIGHT, image.getHeight() * 2));
            }
        };
        return Subscription.combine(
                picture.imageProperty().subscribe(fit),
                display.widthProperty().subscribe(fit),
                display.heightProperty().subscribe(fit));
    }

    void decorate(Optional<SafePicture> own) {
        picture.setImage(own.map(SafePicture::image).orElse(null));
        picture.setVisible(own.isPresent());
        sign.setVisible(own.isEmpty());
    }

    void greet(String name, String words) {
        shop.setText(name);
        shop.setVisible(!name.isEmpty());
        greeting.setText(words);
    }
}
