package till.ui.shell;

import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Shows the customer display or takes it away; while the window is locked it stays as it is. FX thread only. */
public final class CustomerSwitch implements EventHandler<ActionEvent> {
    private final UiDependencies dependencies;
    private final Frame frame;

    CustomerSwitch(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    @Override
    public void handle(ActionEvent event) {
        toggle();
    }

    void toggle() {
        if (!dependencies.session().isLocked()) {
            dependencies
                    .background()
                    .run(
                            () -> dependencies
                                    .settings()
                                    .change(now -> now.withDisplay(now.display()
                                            .withOpen(!now.display().open()))),
                            _ -> {},
                            frame.unexpected()::note);
        }
    }
}
