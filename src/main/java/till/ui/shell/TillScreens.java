package till.ui.shell;

import java.util.Optional;
import till.ui.Frame;
import till.ui.Navigator;
import till.ui.Route;
import till.ui.Screen;
import till.ui.Screens;
import till.ui.UiDependencies;
import till.ui.Unexpected;
import till.ui.agreements.AgreementsController;
import till.ui.agreements.AgreementsViewModel;
import till.ui.attention.AttentionController;
import till.ui.attention.AttentionViewModel;
import till.ui.catalogue.CatalogueController;
import till.ui.catalogue.CatalogueViewModel;
import till.ui.charge.ChargeController;
import till.ui.charge.ChargeViewModel;
import till.ui.charge.OpenOrder;
import till.ui.closing.CloseOfDayController;
import till.ui.closing.CloseOfDayViewModel;
import till.ui.find.FindController;
import till.ui.find.FindViewModel;
import till.ui.guide.GuideController;
import till.ui.guide.GuideViewModel;
import till.ui.links.LinksController;
import till.ui.links.LinksViewModel;
import till.ui.orders.OrderWords;
import till.ui.orders.OrdersController;
import till.ui.orders.OrdersViewModel;
import till.ui.paid.ResultController;
import till.ui.paid.ResultViewModel;
import till.ui.people.LockController;
import till.ui.people.LockViewModel;
import till.ui.qr.CodeAtHand;
import till.ui.qr.PayCodeController;
import till.ui.qr.PayCodeViewModel;
import till.ui.receipt.QuickPrint;
import till.ui.receipt.ReceiptController;
import till.ui.receipt.ReceiptViewModel;
import till.ui.reconcile.DifferencesController;
import till.ui.reconcile.DifferencesViewModel;
import till.ui.reconcile.ReconcileController;
import till.ui.reconcile.ReconcileViewModel;
import till.ui.refund.RefundController;
import till.ui.refund.RefundViewModel;
import till.ui.refund.RefundsController;
import till.ui.refund.RefundsViewModel;
import till.ui.reports.ReportsController;
import till.ui.reports.ReportsViewModel;
import till.ui.settings.SettingsController;
import till.ui.settings.SettingsViewModel;
import till.ui.shipments.ShipmentsController;
import till.ui.shipments.ShipmentsViewModel;
import till.ui.training.TrainingController;
import till.ui.training.TrainingViewModel;

/** Every screen of the till. */
final class TillScreens implements Screens {
    private final UiDependencies dependencies;
    private final FrameSource frames;
    private final OpenOrder order;
    private final CodeAtHand code = new CodeAtHand();

    TillScreens(UiDependencies dependencies, Unexpected unexpected, FrameSource frames) {
        this.dependencies = dependencies;
        this.frames = frames;
        this.order = new OpenOrder(dependencies, unexpected);
    }

    /** Gives each screen what it has around it. */
    @FunctionalInterface
    interface FrameSource {
        Frame around(Navigator navigator);
    }

    @Override
    public Screen open(Route route, Navigator navigator) {
        var frame = frames.around(navigator);
        return switch (route) {
            case Route.Charge charge -> {
                var model = new ChargeViewModel(dependencies, frame, order, code, charge);
                yield new Screen(
                        "Charge",
                        model,
                        () -> new ChargeController(model, frame.appearance().texts(), frame.methods()));
            }
            case Route.PayCode(var orderNo) -> {
                var model = new PayCodeViewModel(dependencies, frame, orderNo, code);
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
                        () -> new ResultController(
                                model,
                                new QuickPrint(dependencies, frame, result.orderNo()),
                                frame.appearance().texts(),
                                frame.methods()));
            }
            case Route.Orders(var shown) -> {
                var model = new OrdersViewModel(dependencies, frame, shown);
                yield new Screen("Orders", model, () -> new OrdersController(model, words(frame)));
            }
            case Route.Refund refund -> {
                var model = new RefundViewModel(dependencies, frame, refund);
                yield new Screen("Refund", model, () -> new RefundController(model, words(frame)));
            }
            case Route.Links(var shown) -> {
                var model = new LinksViewModel(dependencies, frame, shown);
                yield new Screen("Links", model, () -> new LinksController(model, words(frame)));
            }
            case Route.Agreements(var shown) -> {
                var model = new AgreementsViewModel(dependencies, frame, shown);
                yield new Screen("Agreements", model, () -> new AgreementsController(model, words(frame)));
            }
            case Route.Catalogue(var acting) -> {
                var model = new CatalogueViewModel(dependencies, frame, acting);
                yield new Screen(
                        "Catalogue",
                        model,
                        () -> new CatalogueController(model, frame.appearance().texts()));
            }
            case Route.Shipments(var order, var back) -> {
                var model = new ShipmentsViewModel(dependencies, frame, order, back);
                yield new Screen("Shipments", model, () -> new ShipmentsController(model, words(frame)));
            }
            case Route.Receipt receipt -> {
                var model = new ReceiptViewModel(dependencies, frame, receipt);
                yield new Screen(
                        "Receipt",
                        model,
                        () -> new ReceiptController(model, frame.appearance().texts()));
            }
            case Route.Find _ -> {
                var model = new FindViewModel(dependencies, frame);
                yield new Screen("Find", model, () -> new FindController(model, words(frame)));
            }
            case Route.Guide _ -> {
                var model = new GuideViewModel(dependencies, frame);
                yield new Screen("Guide", model, () -> new GuideController(model, frame.appearance()));
            }
            case Route.Reports(var acting) -> {
                var model = new ReportsViewModel(dependencies, frame, acting);
                yield new Screen("Reports", model, () -> new ReportsController(model, frame));
            }
            case Route.CloseOfDay(var acting) -> {
                var model = new CloseOfDayViewModel(dependencies, frame, acting);
                yield new Screen("CloseOfDay", model, () -> new CloseOfDayController(model, words(frame)));
            }
            case Route.Reconcile(var acting) -> {
                var model = new ReconcileViewModel(dependencies, frame, acting);
                yield new Screen("Reconcile", model, () -> new ReconcileController(model, frame));
            }
            case Route.Differences(var acting) -> {
                var model = new DifferencesViewModel(dependencies, frame, acting);
                yield new Screen("Differences", model, () -> new DifferencesController(model, frame, words(frame)));
            }
            case Route.Refunds _ -> {
                var model = new RefundsViewModel(dependencies, frame);
                yield new Screen("Refunds", model, () -> new RefundsController(model, words(frame)));
            }
            case Route.Attention _ -> {
                var model = new AttentionViewModel(dependencies, frame);
                yield new Screen("Attention", model, () -> new AttentionController(model, words(frame)));
            }
            case Route.Settings settings -> {
                var model = new SettingsViewModel(dependencies, frame, settings);
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

    /** What covers the window while it is locked. */
    Screen lock(Navigator navigator) {
        var frame = frames.around(navigator);
        var model = new LockViewModel(dependencies, frame);
        return new Screen("Lock", model, () -> new LockController(model, frame));
    }

    private OrderWords words(Frame frame) {
        return new OrderWords(frame, dependencies.services().here().calendar().zone());
    }
}
