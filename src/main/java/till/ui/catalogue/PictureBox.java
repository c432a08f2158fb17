package till.ui.catalogue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.catalogue.Column;
import till.settings.Texts;
import till.ui.kit.ProblemLine;

/** An item's picture in the form, small, with its buttons. */
final class PictureBox extends VBox {
    private static final double SIDE = 64;

    private final ImageView view = new ImageView();
    private final FontIcon none = new FontIcon("fth-image");
    private final Button choose = new Button();
    private final Button remove = new Button();
    private final Label wrong = new Label();

    PictureBox() {
        getStyleClass().add("field");
        choose.setId("item-picture");
        remove.setId("item-no-picture");
        view.setPreserveRatio(true);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        wrong.getStyleClass().add("field-problem");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.visibleProperty());
    }

    /** Follows the picture until the subscription ends. */
    Subscription follow(ItemPicture picture, ItemEditor editor, Texts texts) {
        var frame = new StackPane(none, view);
        frame.getStyleClass().add("item-picture");
        button(choose, texts.text("catalogue.picture.choose"), picture::choose);
        button(remove, texts.text("catalogue.picture.remove"), picture::remove);
        remove.visibleProperty().bind(editor.text(Column.PICTURE).isNotEmpty());
        remove.managedProperty().bind(remove.visibleProperty());
        var buttons = new FlowPane(choose, remove);
        buttons.getStyleClass().add("item-buttons");
        HBox.setHgrow(buttons, Priority.ALWAYS);
        var line = new HBox(frame, buttons);
        line.getStyleClass().add("item-pair");
        view.setAccessibleText(texts.text("catalogue.column.PICTURE"));
        getChildren().setAll(new Label(texts.text("catalogue.column.PICTURE")), line, wrong);
        return Subscription.combine(
                picture.imageProperty().subscribe(image -> {
                    view.setImage(image.orElse(null));
                    none.setVisible(image.isEmpty());
                }),
                ProblemLine.follow(wrong, picture.problemProperty(), texts::text),
                picture.follow());
    }

    private static void button(Button button, String text, Runnable action) {
        button.setText(text);
        button.getStyleClass().add("touch");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }
}
