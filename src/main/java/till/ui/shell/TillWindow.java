package till.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;
import till.domain.Problem;
import till.settings.Language;
import till.settings.Theme;
import till.ui.Appearance;
import till.ui.Dialogs;
import till.ui.Frame;
import till.ui.FxmlViews;
import till.ui.MethodNames;
import till.ui.Navigator;
import till.ui.Route;
import till.ui.Screen;
import till.ui.Typeface;
import till.ui.UiDependencies;
import till.ui.Unexpected;
import till.ui.customer.CustomerDisplay;
import till.ui.kit.ProgramIcon;
import till.ui.paid.OutcomeSounds;
import till.ui.people.ApprovalDesk;
import till.ui.people.IdleLock;
import till.ui.people.UnderWay;
import till.ui.receipt.PrinterTrouble;

/** The till's window: one scene with the shell and the open screen. FX thread only. */
public final class TillWindow implements AutoCloseable, LockArea.After {
    /** The smallest window everything fits into. */
    public static final int LEAST_WIDTH = 1024;

    public static final int LEAST_HEIGHT = 700;

    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;
    static final int BASE_FONT = 14;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final UiDependencies dependencies;
    private final Frame frame;
    private final ApprovalDesk approvals;
    private final LockArea lock;
    private final FxmlViews views;
    private final ShellViewModel model;
    private final PrinterTrouble printer;
    private final LedgerStanding ledger;
    private final Optional<Screen> panel;
    private final Screen shell;
    private final WindowScanner scanner;
    private final StackPane area = new StackPane();
    private final StackPane root = new StackPane(area);
    private final Scene scene = new Scene(root, WIDTH, HEIGHT);
    private final OutcomeSounds sounds;
    private int fontSize = BASE_FONT;
    private Optional<CustomerDisplay> customer = Optional.empty();
    private Optional<FxmlViews.View> shown = Optional.empty();
    private Subscription subscriptions = Subscription.EMPTY;
    private Subscription whole = Subscription.EMPTY;

    private TillWindow(UiDependencies dependencies) {
        var dialogs = new Dialogs();
        var unexpected = new Unexpected(
                dependencies.random(), problem -> dependencies.background().onScreen(() -> tell(dialogs, problem)));
        var appearance = new Appearance(dependencies.settings(), dependencies.background(), unexpected);
        this.approvals = new ApprovalDesk(dependencies, unexpected);
        var methods = new MethodNames(dependencies.services().gateways());
        var screens = new TillScreens(
                dependencies,
                unexpected,
                navigator -> new Frame(navigator, dialogs, approvals, appearance, methods, unexpected));
        this.frame = new Frame(new Navigator(screens), dialogs, approvals, appearance, methods, unexpected);
        this.sounds = new OutcomeSounds(dependencies, frame.unexpected());
        this.views = new FxmlViews(appearance);
        this.model = new ShellViewModel(dependencies, frame, approvals);
        this.printer = new PrinterTrouble(dependencies, frame);
        this.ledger = new LedgerStanding(dependencies, frame);
        this.panel = screens.trainingPanel(frame.navigator());
        this.shell = new Screen("Shell", model, () -> new ShellController(model, printer, ledger, frame, views, panel));
        this.dependencies = dependencies;
        this.scanner = new WindowScanner(
                dependencies, frame, () -> approvals.currentProperty().get().isPresent());
        this.lock = new LockArea(area, dependencies.session(), views, () -> screens.lock(frame.navigator()), this);
    }

    private static void tell(Dialogs dialogs, Problem problem) {
        var ours = problem.key().startsWith("error.");
        dialogs.tell(Problem.of(ours ? "error.unexpected.title" : "error.ledger.title"), problem);
    }

    /** Builds the window's scene without a stage, with the Charge screen open. */
    public static TillWindow open(UiDependencies dependencies) {
        var window = new TillWindow(dependencies);
        window.start();
        return window;
    }

    /** Shows the window; closing the stage is for the caller to hear of. */
    public static TillWindow show(Stage stage, UiDependencies dependencies) {
        var window = open(dependencies);
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (_, failure) -> window.frame.unexpected().report(failure));
        stage.setTitle(window.frame.appearance().texts().text("window.title"));
        ProgramIcon.on(stage);
        stage.setScene(window.scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        window.whole = new FullScreen(dependencies, window.frame).follow(stage);
        stage.show();
        window.customer = Optional.of(CustomerDisplay.beside(stage, dependencies, window.frame));
        return window;
    }

    /** On a screen smaller than the window, the window is the screen: nothing of it may lie outside. */
    public static void fit(Stage stage, Rectangle2D screen) {
        if (stage.getWidth() > screen.getWidth() || stage.getHeight() > screen.getHeight()) {
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(Math.min(stage.getWidth(), screen.getWidth()));
            stage.setHeight(Math.min(stage.getHeight(), screen.getHeight()));
        }
    }

    private void start() {
        root.getStyleClass().add("till");
        root.getStylesheets()
                .add(Objects.requireNonNull(TillWindow.class.getResource("/styles/app.css"))
                        .toExternalForm());
        lockWherePeopleAreSetUp();
        model.activated();
        printer.start();
        ledger.start();
        sounds.start();
        panel.ifPresent(each -> each.model().activated());
        go(new Route.Charge());
        var idle = new IdleLock(
                dependencies.session(),
                dependencies.services().here().clock(),
                () -> dependencies.settings().current().lockMinutes(),
                this::isUnderWay);
        listen(idle);
        subscriptions = Subscription.combine(
                dependencies.ticker().everySecond(idle::tick)::close,
                frame.appearance().themeProperty().subscribe(this::dress),
                frame.appearance().textsProperty().subscribe(this::reload),
                SizeClasses.follow(root),
                Stillness.follow(scene, dependencies),
                TextSize.follow(dependencies, this::textScale),
                scanner.follow(scene, root),
                dependencies.session().lockedProperty().subscribe(lock::follow));
    }

    private void listen(IdleLock idle) {
        new WindowInput(
                        model.getWho(),
                        idle,
                        model.getCustomerSwitch()::toggle,
                        new FullScreen(dependencies, frame)::toggle,
                        model.shortcuts::toggle)
                .follow(root);
    }

    /** Before anything can be seen: also after a restart nobody is believed to be who was here before. */
    private void lockWherePeopleAreSetUp() {
        if (!dependencies.services().access().unnamed()) {
            dependencies.session().lock();
        }
    }

    private boolean isUnderWay() {
        return UnderWay.at(frame.navigator());
    }

    @Override
    public void locked() {
        approvals.cancel();
        model.shortcuts.close();
        // a card that was being typed waits for nobody: it is overwritten
        frame.dialogs()
                .currentProperty()
                .get()
                .filter(question -> question.card().isPresent())
                .ifPresent(_ -> frame.dialogs().dismiss());
    }

    /** Somebody else starts anew, but for a payment: its customer stands at the counter, whoever works there. */
    @Override
    public void opened(boolean same) {
        var payment = route() instanceof Route.Result || isUnderWay();
        if (!same) {
            frame.dialogs().dismiss();
            if (!payment) {
                go(new Route.Charge());
            }
        }
    }

    private void dress(Theme theme) {
        var dark = frame.appearance().isDark();
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, dark);
        reload();
    }

    private void reload() {
        style();
        shown.ifPresent(FxmlViews.View::release);
        var view = views.load(shell);
        shown = Optional.of(view);
        lock.put(view.root());
    }

    /** For showing it on a stage and for pictures. */
    public Scene scene() {
        return scene;
    }

    public void go(Route route) {
        frame.navigator().go(route);
    }

    /** Tells something that has to be read, over whatever is on the screen. */
    public void tell(Problem title, Problem text) {
        frame.dialogs().tell(title, text);
    }

    /** Where the window is. */
    public Route route() {
        return frame.navigator().routeProperty().get().orElseThrow();
    }

    /** What the customer sees beside a window that is shown. */
    Optional<CustomerDisplay> customer() {
        return customer;
    }

    /** What every screen of this window has around it. */
    Frame frame() {
        return frame;
    }

    /** The list of all keys. */
    ShortcutList shortcuts() {
        return model.shortcuts;
    }

    public void speak(Language language) {
        frame.appearance().speak(language);
    }

    /** In a language the settings do not keep. */
    public void speakForThisRun(Language language) {
        frame.appearance().speakForThisRun(language);
    }

    public void wear(Theme theme) {
        frame.appearance().wear(theme);
    }

    /** Scales all text, and with it everything sized in em. */
    public void textScale(int percent) {
        fontSize = BASE_FONT * percent / 100;
        style();
    }

    private void style() {
        root.setStyle(style(fontSize, frame.appearance().texts().language()));
    }

    /** The rule of a root that everything else is measured by. */
    static String style(int fontSize, Language language) {
        // icons are text of their own: an em would be measured by the icon itself, and grow with each pass
        return "-fx-font-size: " + fontSize + "px; -till-icon: " + fontSize * 5 / 4 + "px; -till-icon-large: "
                + fontSize * 5 / 2 + "px; -till-icon-seal: " + fontSize * 5 + "px" + Typeface.style(language);
    }

    /** Lets go of everything the window follows. */
    @Override
    public void close() {
        subscriptions.unsubscribe();
        whole.unsubscribe();
        customer.ifPresent(CustomerDisplay::close);
        sounds.close();
        lock.release();
        shown.ifPresent(FxmlViews.View::release);
        frame.navigator().close();
        panel.ifPresent(each -> each.model().close());
        printer.close();
        ledger.close();
        model.close();
        frame.appearance().close();
    }
}
