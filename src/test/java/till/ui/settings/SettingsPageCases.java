package till.ui.settings;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import till.domain.Acting;
import till.ui.Frame;
import till.ui.UiWorld;
import till.ui.Unexpected;

/** A page of the settings by its view model, at a till where nobody is named. */
abstract class SettingsPageCases {
    final UiWorld world = new UiWorld();

    @SuppressWarnings("NullAway") // these view models ask for approvals and tell what failed, and no more
    final Frame frame = new Frame(
            null,
            null,
            (_, _, then) -> then.accept(Acting.UNNAMED),
            null,
            null,
            new Unexpected(new Random(1), _ -> {}));

    @AfterEach
    void close() {
        world.close();
    }

    final ReceiptsViewModel receipts() {
        var model = new ReceiptsViewModel(world.dependencies(), frame, () -> Acting.UNNAMED);
        model.load();
        return model;
    }
}
