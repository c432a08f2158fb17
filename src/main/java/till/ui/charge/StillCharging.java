package till.ui.charge;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;
import javafx.util.Subscription;

/** Whether a payment has been on its way long enough to be told: what is answered sooner does not flicker. FX thread only. */
final class StillCharging {
    private static final Duration NOTICED = Duration.millis(120);

    private final PauseTransition pause = new PauseTransition(NOTICED);
    private final ReadOnlyBooleanWrapper still = new ReadOnlyBooleanWrapper();

    StillCharging() {
        pause.setOnFinished(_ -> still.set(true));
    }

    /** Follows whether a payment is on its way. */
    Subscription follow(ReadOnlyBooleanProperty charging) {
        return Subscription.combine(charging.subscribe(this::charging), pause::stop);
    }

    private void charging(boolean now) {
        if (now) {
            pause.playFromStart();
        } else {
            pause.stop();
            still.set(false);
        }
    }

    ReadOnlyBooleanProperty property() {
        return still.getReadOnlyProperty();
    }
}
