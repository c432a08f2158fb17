package till.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Goes from screen to screen: one is open at a time, and the one before is closed first. FX thread only. */
public final class Navigator implements AutoCloseable {
    private final Screens screens;
    private final ReadOnlyObjectWrapper<Optional<Route>> route = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Screen>> screen = new ReadOnlyObjectWrapper<>(Optional.empty());

    public Navigator(Screens screens) {
        this.screens = screens;
    }

    /** Opens a screen. Going where the window already is opens it afresh. */
    public void go(Route next) {
        close();
        var opened = screens.open(next, this);
        route.set(Optional.of(next));
        opened.model().activated();
        // An activated screen may have gone on by itself: a payment that is already paid has no code to show.
        if (route.get().equals(Optional.of(next))) {
            screen.set(Optional.of(opened));
        } else {
            opened.model().close();
        }
    }

    /** Where the window is; empty before the first screen. */
    public ReadOnlyObjectProperty<Optional<Route>> routeProperty() {
        return route.getReadOnlyProperty();
    }

    /** The open screen; empty before the first. */
    public ReadOnlyObjectProperty<Optional<Screen>> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /** Closes the open screen. */
    @Override
    public void close() {
        screen.get().ifPresent(open -> open.model().close());
        screen.set(Optional.empty());
    }
}
