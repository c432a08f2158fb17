package till.ui.shell;

import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import till.domain.Act;
import till.report.Board;
import till.settings.AmountFormat;
import till.ui.Frame;
import till.ui.UiDependencies;

/**
 * What today brought so far, in the shop's currency, for those who may see it by themselves. Read again when something moved or the
 * business day turned, and never twice at once. FX thread only.
 */
public final class TodayGlance {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private LocalDate day = LocalDate.MIN;
    private boolean reading;
    private boolean again;

    TodayGlance(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
    }

    /** Keeps it up to date until the subscription ends. */
    Subscription follow() {
        var session = dependencies.session();
        return Subscription.combine(
                frame.appearance().textsProperty().subscribe(this::read),
                session.operatorProperty().subscribe(this::read),
                session.lockedProperty().subscribe(this::read));
    }

    /** Whoever works over midnight starts the new day at nothing. */
    void tick() {
        if (!dependencies.reports().dashboard().today().equals(day)) {
            read();
        }
    }

    void read() {
        day = dependencies.reports().dashboard().today();
        again = reading;
        if (reading) {
            return;
        }
        reading = true;
        var locked = dependencies.session().isLocked();
        var acting = dependencies.session().acting();
        dependencies
                .background()
                .<Optional<Board>>run(
                        () -> locked
                                        || dependencies
                                                .services()
                                                .access()
                                                .obstacle(acting, Act.SEE_REPORTS, null)
                                                .isPresent()
                                ? Optional.empty()
                                : Optional.of(today()),
                        this::came,
                        failure -> {
                            reading = false;
                            frame.unexpected().note(failure);
                        });
    }

    private Board today() {
        var dashboard = dependencies.reports().dashboard();
        return dashboard.read(Board.Days.of(dashboard.today()));
    }

    private void came(Optional<Board> board) {
        reading = false;
        if (again) {
            read();
            return;
        }
        var brought = board.flatMap(read -> read.parts().stream()
                .filter(part ->
                        part.currency().equals(dependencies.settings().current().currency()))
                .findFirst()
                .map(part -> part.all().now()));
        shown.set(brought.isPresent());
        text.set(brought.map(now -> frame.appearance()
                        .texts()
                        .text("shell.today", AmountFormat.withCurrency(now.net()), Long.toString(now.payments())))
                .orElse(""));
    }

    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    public String getText() {
        return text.get();
    }

    /** Whether there is something to show, and somebody who may see it. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public boolean isShown() {
        return shown.get();
    }
}
