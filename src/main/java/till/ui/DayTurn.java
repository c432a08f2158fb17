package till.ui;

import java.time.LocalDate;
import javafx.util.Subscription;

/** Tells a screen once another business day has begun: whoever works over midnight sees the new one. FX thread only. */
public final class DayTurn {
    private final UiDependencies dependencies;
    private final Runnable turned;
    private LocalDate day;

    private DayTurn(UiDependencies dependencies, Runnable turned) {
        this.dependencies = dependencies;
        this.turned = turned;
        this.day = today();
    }

    public static Subscription follow(UiDependencies dependencies, Runnable turned) {
        return dependencies.ticker().everySecond(new DayTurn(dependencies, turned)::look)::close;
    }

    private LocalDate today() {
        return dependencies.services().here().today();
    }

    private void look() {
        var now = today();
        if (!now.equals(day)) {
            day = now;
            turned.run();
        }
    }
}
