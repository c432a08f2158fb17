package till.ui.reconcile;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import till.domain.Problem;

/** Whether something is under way, and what there is to say about it. FX thread only. */
final class Standing {
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> told = new ReadOnlyObjectWrapper<>(Optional.empty());

    boolean isBusy() {
        return busy.get();
    }

    void begin() {
        busy.set(true);
    }

    void end() {
        busy.set(false);
    }

    void say(Problem problem) {
        told.set(Optional.of(problem));
    }

    void hush() {
        told.set(Optional.empty());
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
