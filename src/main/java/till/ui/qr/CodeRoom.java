package till.ui.qr;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import till.settings.Texts;
import till.ui.kit.QrView;

/** The room of a pay code: the code itself, or in its place what is going on instead. */
public final class CodeRoom extends StackPane {
    private static final PseudoClass CODE = PseudoClass.getPseudoClass("code");
    private static final int PICTURE = 360;

    private final QrView qr = new QrView();
    private final ImageView picture = new ImageView();
    private final ProgressIndicator wheel = new ProgressIndicator();
    private final Label title = new Label();
    private final Label text = new Label();
    private final TextArea raw = new TextArea();
    private final VBox notice = new VBox(wheel, title, text, raw);

    public CodeRoom() {
        getStyleClass().add("code-room");
        picture.setPreserveRatio(true);
        picture.setFitWidth(PICTURE);
        picture.setFitHeight(PICTURE);
        notice.getStyleClass().add("code-notice");
        notice.setAlignment(Pos.CENTER);
        title.getStyleClass().add("code-notice-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("code-notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        wheel.getStyleClass().add("code-wheel");
        wheel.managedProperty().bind(wheel.visibleProperty());
        raw.getStyleClass().add("code-raw");
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.managedProperty().bind(raw.visibleProperty());
        getChildren().setAll(qr, picture, notice);
    }

    void show(Phase phase, Optional<ShownCode> shown, Texts texts) {
        qr.setAccessibleText(texts.text("code.qr"));
        qr.show(shown.flatMap(
                code -> code instanceof ShownCode.Drawn(var drawn, var _) ? Optional.of(drawn) : Optional.empty()));
        picture.setImage(shown.orElse(null) instanceof ShownCode.Picture(var came) ? came.image() : null);
        raw.setAccessibleText(texts.text("code.raw"));
        raw.setVisible(shown.orElse(null) instanceof ShownCode.Raw);
        raw.setText(shown.orElse(null) instanceof ShownCode.Raw(var gateways, var _) ? gateways : "");
        wheel.setVisible(shown.isEmpty());
        var told = PayCodeParts.notice(phase, shown);
        notice.setVisible(told.isPresent());
        pseudoClassStateChanged(CODE, told.isEmpty());
        told.ifPresent(key -> {
            title.setText(texts.text(key + ".title"));
            text.setText(texts.text(key + ".text"));
        });
    }
}
