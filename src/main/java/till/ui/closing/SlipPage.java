package till.ui.closing;

import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import till.device.GrayPicture;
import till.settings.Texts;
import till.ui.kit.Grays;

/** A page of a slip as it will be printed, as large as there is room for. */
final class SlipPage {
    private static final double EDGES = 110;
    private static final double NARROWEST = 200;
    private static final double WIDEST = 560;

    private SlipPage() {}

    static ImageView of(GrayPicture picture, Texts texts) {
        var view = new ImageView(Grays.image(picture));
        view.setPreserveRatio(true);
        view.setSmooth(true);
        view.setAccessibleText(texts.text("closing.preview"));
        return view;
    }

    static void fit(VBox paper, ScrollPane around) {
        var room = around.getViewportBounds().getWidth() - EDGES;
        paper.getChildren()
                .forEach(page -> ((ImageView) page).setFitWidth(Math.max(NARROWEST, Math.min(WIDEST, room))));
    }
}
