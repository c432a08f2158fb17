package till.ui.people;

import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import till.settings.Texts;

/** The digits of a PIN as dots; shakes its head where the PIN was not taken. */
final class PinDots extends HBox {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final int LEAST = 4;
    private static final int MOST = 12;
    private static final double STEP_MILLIS = 60;
    private static final double[] SWAY = {-9, 8, -6, 4, 0};

    private final Texts texts;

    PinDots(Texts texts) {
        this.texts = texts;
        getStyleClass().add("pin-dots");
        setId("pin");
        setAlignment(Pos.CENTER);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        show(0);
    }

    /** Four empty places invite; further digits make further dots. */
    void show(int digits) {
        var places = Math.clamp(digits, LEAST, MOST);
        while (getChildren().size() > places) {
            getChildren().removeLast();
        }
        while (getChildren().size() < places) {
            var dot = new Region();
            dot.getStyleClass().add("pin-dot");
            getChildren().add(dot);
        }
        for (var i = 0; i < places; i++) {
            getChildren().get(i).pseudoClassStateChanged(FULL, i < digits);
        }
        setAccessibleText(texts.text("people.pin.digits", digits));
    }

    void shake() {
        if (getScene() == null || getScene().getPreferences().isReducedMotion()) {
            return;
        }
        var sway = new Timeline();
        for (var i = 0; i < SWAY.length; i++) {
            sway.getKeyFrames()
                    .add(new KeyFrame(
                            Duration.millis(STEP_MILLIS * (i + 1)), new KeyValue(translateXProperty(), SWAY[i])));
        }
        sway.play();
    }
}
