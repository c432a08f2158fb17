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
import till.ui.attention.AttentionController;
import till.ui.attention.AttentionViewModel;
import till.ui.charge.ChargeController;
import till.ui.charge.ChargeViewModel;
import till.ui.orders.OrderWords;
import till.ui.orders.OrdersController;
import till.ui.orders.OrdersViewModel;
import till.ui.paid.ResultController;
import till.ui.paid.ResultViewModel;
import till.ui.qr.PayCodeController;
import till.ui.qr.PayCodeViewModel;
import till.ui.refund.RefundController;
import till.ui.refund.RefundViewModel;
import till.ui.refund.RefundsController;
import till.ui.refund.RefundsViewModel;
import till.ui.settings.SettingsController;
import till.ui.settings.SettingsViewModel;
import till.ui.training.TrainingController;
import till.ui.training.TrainingViewModel;

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
        return List.of(
                new RailEntry(
                        KeyCode.F1,
                        "fth-shopping-bag",
                        "rail.charge",
                        new Route.Charge(),
                        route -> route instanceof Route.Charge
                                || route instanceof Route.PayCode
                                || route instanceof Route.Result,
                        false),
                new RailEntry(
                        KeyCode.F2,
                        "fth-list",
                        "rail.orders",
                        new Route.Orders(),
                        route -> route instanceof Route.Orders,
                        false),
                new RailEntry(
                        KeyCode.F3,
                        "fth-corner-up-left",
                        "rail.refunds",
                        new Route.Refunds(),
                        route -> route instanceof Route.Refunds || route instanceof Route.Refund,
                        false),
                new RailEntry(
                        KeyCode.F7,
                        "fth-alert-triangle",
                        "rail.attention",
                        new Route.Attention(),
                        route -> route instanceof Route.Attention,
                        true),
                new RailEntry(
                        KeyCode.F9,
                        "fth-settings",
                        "rail.settings",
                        new Route.Settings(),
                        route -> route instanceof Route.Settings,
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
            case Route.Result result -> {
                var model = new ResultViewModel(dependencies, frame, result);
                yield new Screen(
                        "Result",
                        model,
                        () -> new ResultController(model, frame.appearance().texts(), frame.methods()));
            }
            case Route.Orders(var shown) -> {
                var model = new OrdersViewModel(dependencies, frame, shown);
                yield new Screen("Orders", model, () -> new OrdersController(model, words(frame)));
            }
            case Route.Refund refund -> {
                var model = new RefundViewModel(dependencies, frame, refund);
                yield new Screen("Refund", model, () -> new RefundController(model, words(frame)));
            }
            case Route.Refunds _ -> {
                var model = new RefundsViewModel(dependencies, frame);
                yield new Screen("Refunds", model, () -> new RefundsController(model, words(frame)));
            }
            case Route.Attention _ -> {
                var model = new AttentionViewModel(dependencies, frame);
                yield new Screen("Attention", model, () -> new AttentionController(model, words(frame)));
            }
            case Route.Settings _ -> {
                var model = new SettingsViewModel(dependencies, frame);
                yield new Screen(
                        "Settings",
                        model,
                        () -> new SettingsController(model, frame.appearance().texts(), frame.methods()));
            }
        };
    }

    /** The simulated customer's panel under the training banner. */
    Optional<Screen> trainingPanel(Navigator navigator) {
        return dependencies.trainingDesk().map(desk -> {
            var frame = frames.around(navigator);
            var model = new TrainingViewModel(dependencies, frame, desk);
            return new Screen("Training", model, () -> new TrainingController(model, frame));
        });
    }

    private OrderWords words(Frame frame) {
        return new OrderWords(frame, dependencies.services().here().calendar().zone());
    }
}
