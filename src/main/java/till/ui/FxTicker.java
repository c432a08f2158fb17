package till.ui;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import till.settings.Subscription;

/** The window's ticker. */
public final class FxTicker implements Ticker {
    @Override
    public Subscription everySecond(Runnable action) {
        var timeline = new Timeline(new KeyFrame(Duration.seconds(1), _ -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
        return timeline::stop;
    }
}
