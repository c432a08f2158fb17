package till.ui.charge;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;
import javafx.util.Subscription;

/** Whether a payment has been on its way long enough to be told: what is answered sooner does not flicker. FX thread only. */
final class StillCharging {
    private static final Duration NOTICED = Duration.millis(120);
    private static final Duration LONG = Duration.seconds(5);

    private final ReadOnlyBooleanWrapper still = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unanswered = new ReadOnlyBooleanWrapper();
    private final PauseTransition pause = after(NOTICED, still);
    private final PauseTransition patience = after(LONG, unanswered);

    private static PauseTransition after(Duration time, ReadOnlyBooleanWrapper known) {
        var pause = new PauseTransition(time);
        pause.setOnFinished(_ -> known.set(true));
        return pause;
    }

    /** Follows whether a payment is on its way. */
    Subscription follow(ReadOnlyBooleanProperty charging) {
        return Subscription.combine(charging.subscribe(this::charging), pause::stop, patience::stop);
    }

    private void charging(boolean now) {
        if (now) {
            pause.playFromStart();
            patience.playFromStart();
        } else {
            pause.stop();
            patience.stop();
            still.set(false);
            unanswered.set(false);
        }
    }

    ReadOnlyBooleanProperty property() {
        return still.getReadOnlyProperty();
    }

    /** Whether it takes so long that whoever waits has to be told what not to do meanwhile. */
    ReadOnlyBooleanProperty unansweredProperty() {
        return unanswered.getReadOnlyProperty();
    }
}
