package till.ui.shell;

import java.util.function.IntConsumer;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.util.Subscription;
import till.ui.UiDependencies;

/** Has the window's text as large as the shop set it, from the next moment on. */
final class TextSize {
    private TextSize() {}

    /** @param scale hears the size in percent, now and whenever it is another */
    static Subscription follow(UiDependencies dependencies, IntConsumer scale) {
        var settings = dependencies.settings();
        var size = new SimpleIntegerProperty(settings.current().display().textSize());
        var changes = settings.subscribe(now ->
                dependencies.background().onScreen(() -> size.set(now.display().textSize())));
        return Subscription.combine(changes::close, size.subscribe(percent -> scale.accept(percent.intValue())));
    }
}
