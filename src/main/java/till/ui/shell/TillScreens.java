package till.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import till.ui.Frame;
import till.ui.Navigator;
import till.ui.Route;
import till.ui.Screen;
import till.ui.Screens;
import till.ui.UiDependencies;
import till.ui.charge.ChargeController;
import till.ui.charge.ChargeViewModel;
import till.ui.paid.ResultController;
import till.ui.paid.ResultViewModel;
import till.ui.qr.PayCodeController;
import till.ui.qr.PayCodeViewModel;

/** Every screen of the till, and its place in the rail. */
final class TillScreens implements Screens {
    private final UiDependencies dependencies;
    private final FrameSource frames;

    TillScreens(UiDependencies dependencies, FrameSource frames) {
        this.dependencies = dependencies;
        this.frames = frames;
    }

    /** Gives each screen what it has around it. */
    @FunctionalInterface
    interface FrameSource {
        Frame around(Navigator navigator);
    }

    /** The rail, from the top. */
    static List<RailEntry> entries() {
        return List.of(new RailEntry(
                KeyCode.F1,
                "fth-shopping-bag",
                "rail.charge",
                new Route.Charge(),
                route -> route instanceof Route.Charge
                        || route instanceof Route.PayCode
                        || route instanceof Route.Result,
                false));
    }

    @Override
    public Screen open(Route route, Navigator navigator) {
        var frame = frames.around(navigator);
        return switch (route) {
            case Route.Charge charge -> {
                var model = new ChargeViewModel(dependencies, frame, charge);
                yield new Screen(
                        "Charge",
                        model,
                        () -> new ChargeController(model, frame.appearance().texts(), frame.methods()));
            }
            case Route.PayCode(var orderNo) -> {
                var model = new PayCodeViewModel(dependencies, frame, orderNo);
                yield new Screen(
                        "PayCode",
                        model,
                        () -> new PayCodeController(model, frame.appearance().texts(), frame.methods()));
            }
            case Route.Result(var orderNo) -> {
                var model = new ResultViewModel(dependencies, frame, orderNo);
                yield new Screen(
                        "Result",
                        model,
                        () -> new ResultController(model, frame.appearance().texts(), frame.methods()));
            }
            case Route.Orders _, Route.Refund _, Route.Refunds _, Route.Attention _ ->
                open(new Route.Charge(), navigator);
        };
    }

    /** The simulated customer's panel under the training banner. */
    Optional<Screen> trainingPanel(Navigator navigator) {
        return Optional.empty();
    }
}
