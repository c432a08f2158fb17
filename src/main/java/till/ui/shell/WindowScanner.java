package till.ui.shell;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import till.device.ScanFrame;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.scan.ScanDesk;
import till.ui.scan.ScanKeys;
import till.ui.scan.ScanNotice;

/** Puts the scanner to the window: its keys before everything, and what came of a scan over everything. */
final class WindowScanner {
    private final UiDependencies dependencies;
    private final Frame frame;
    private final ScanDesk desk;
    private final ScanNotice notice;

    /** @param approving whether another person is asked for a PIN */
    WindowScanner(UiDependencies dependencies, Frame frame, BooleanSupplier approving) {
        this.dependencies = dependencies;
        this.frame = frame;
        this.desk = new ScanDesk(dependencies, frame, approving);
        this.notice = new ScanNotice(desk);
    }

    /** Time between keys is not the till's time: a clock that is set in the middle of a scan does no harm. */
    Subscription follow(Scene scene, StackPane root) {
        root.getChildren().add(notice);
        var keys = ScanKeys.follow(
                scene,
                new ScanKeys.Surroundings(
                        InstantSource.system(), this::expected, desk::remembered, desk::read, desk::torn));
        return Subscription.combine(
                keys::leave,
                dependencies.ticker().everySecond(desk::tick)::close,
                frame.appearance().textsProperty().subscribe(notice::speak),
                frame.navigator().routeProperty().subscribe(_ -> desk.dismiss()),
                notice.follow(frame.appearance()::texts));
    }

    private @Nullable ScanFrame expected() {
        var scanner = dependencies.settings().current().scanner();
        return scanner.on() ? new ScanFrame(scanner.prefix(), scanner.suffix()) : null;
    }
}
