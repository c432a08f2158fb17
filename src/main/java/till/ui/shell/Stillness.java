package till.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.util.Subscription;
import till.settings.DisplaySettings.Motion;
import till.ui.UiDependencies;

/** Lets a scene move, or keep still, as the shop wants it; where it leaves that open the system's own preference holds. */
final class Stillness {
    /** For the styles, whose own question about motion is answered the same in every scene. */
    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

    private Stillness() {}

    static Subscription follow(Scene scene, UiDependencies dependencies) {
        var settings = dependencies.settings();
        set(scene, settings.current().display().motion());
        var changes = settings.subscribe(now -> dependencies
                .background()
                .onScreen(() -> set(scene, now.display().motion())));
        return Subscription.combine(
                changes::close,
                scene.getPreferences()
                        .reducedMotionProperty()
                        .subscribe(still -> scene.getRoot().pseudoClassStateChanged(STILL, still)));
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
