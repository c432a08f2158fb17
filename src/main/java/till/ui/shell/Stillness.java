package till.ui.shell;

import javafx.scene.Scene;
import javafx.util.Subscription;
import till.settings.DisplaySettings.Motion;
import till.ui.UiDependencies;

/** Lets a scene move, or keep still, as the shop wants it; where it leaves that open the system's own preference holds. */
final class Stillness {
    private Stillness() {}

    static Subscription follow(Scene scene, UiDependencies dependencies) {
        var settings = dependencies.settings();
        set(scene, settings.current().display().motion());
        return settings.subscribe(now -> dependencies
                .background()
                .onScreen(() -> set(scene, now.display().motion())))::close;
    }

    private static void set(Scene scene, Motion motion) {
        scene.getPreferences()
                .setReducedMotion(
                        switch (motion) {
                            case SYSTEM -> null;
                            case REDUCED -> Boolean.TRUE;
                            case FULL -> Boolean.FALSE;
                        });
    }
}
