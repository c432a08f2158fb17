package till.ui.shipments;

import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Result;
import till.settings.ShopField;
import till.settings.ShopSettings;
import till.ui.Frame;
import till.ui.UiDependencies;

/** Within how many days the shop wants to have sent an order: a setting, changed where the orders wait. FX thread only. */
final class DaysToShip {
    static final int MOST = 60;

    private final UiDependencies dependencies;
    private final Frame frame;
    private final Runnable changed;
    private final ReadOnlyIntegerWrapper days = new ReadOnlyIntegerWrapper();

    DaysToShip(UiDependencies dependencies, Frame frame, Runnable changed) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.changed = changed;
        days.set(dependencies.settings().current().shipDays());
    }

    void set(int wanted) {
        if (wanted != days.get()) {
            frame.approvals().ask(Act.SET_UP, null, acting -> save(wanted, acting));
        }
    }

    private void save(int wanted, Acting acting) {
        dependencies
                .background()
                .<Result<ShopSettings>>run(
                        () -> {
                            var saved = dependencies.settings().set(ShopField.SHIP_DAYS, Integer.toString(wanted));
                            dependencies.services().access().done(acting, Act.SET_UP, Map.of("what", "shipDays"));
                            return saved;
                        },
                        this::saved,
                        frame.unexpected()::note);
    }

    private void saved(Result<ShopSettings> result) {
        days.set(dependencies.settings().current().shipDays());
        result.failure().ifPresent(why -> frame.dialogs().tell(why, why));
        changed.run();
    }

    ReadOnlyIntegerProperty daysProperty() {
        return days.getReadOnlyProperty();
    }
}
