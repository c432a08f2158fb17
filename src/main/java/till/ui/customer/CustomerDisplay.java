package till.ui.customer;

import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;
import javafx.util.Subscription;
import till.settings.DisplaySettings;
import till.settings.DisplaySettings.Place;
import till.ui.Frame;
import till.ui.FxmlViews;
import till.ui.Typeface;
import till.ui.UiDependencies;
import till.ui.kit.ProgramIcon;

/**
 * The customer display's own window: on a second screen, which it fills, or beside the till's window where there is one
 * screen only. It takes neither keys nor the focus from the till, and only the till closes it. FX thread only.
 */
public final class CustomerDisplay implements AutoCloseable {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double EMS_ACROSS = 56;
    private static final double EMS_DOWN = 30;
    private static final Duration PUT_DOWN = Duration.seconds(1);

    private final Stage till;
    private final UiDependencies dependencies;
    private final Frame frame;
    private final CustomerViewModel model;
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root);
    private final PauseTransition putDown = new PauseTransition(PUT_DOWN);
    private final ListChangeListener<Screen> screens = _ -> placeAgain();
    private Optional<FxmlViews.View> view = Optional.empty();
    private Optional<Stage> stage = Optional.empty();
    private Subscription subscriptions = Subscription.EMPTY;

    /** @param till the window that is never disturbed */
    private CustomerDisplay(Stage till, UiDependencies dependencies, Frame frame) {
        this.till = till;
        this.dependencies = dependencies;
        this.frame = frame;
        this.model = new CustomerViewModel(dependencies, frame);
        root.getStyleClass().addAll("till", "customer-root");
        root.getStylesheets()
                .add(Objects.requireNonNull(CustomerDisplay.class.getResource("/styles/app.css"))
                        .toExternalForm());
        model.activated();
        putDown.setOnFinished(_ -> remember());
    }

    /** A display that opens and closes as the settings say. */
    public static CustomerDisplay beside(Stage till, UiDependencies dependencies, Frame frame) {
        var display = new CustomerDisplay(till, dependencies, frame);
        display.start();
        return display;
    }

    private void start() {
        scene.addEventFilter(KeyEvent.ANY, this::handOver);
        Screen.getScreens().addListener(screens);
        subscriptions = Subscription.combine(
                // the scene's size, not the root's: a style set while the root is laid out comes to nothing
                scene.widthProperty().subscribe(this::size),
                scene.heightProperty().subscribe(this::size),
                frame.appearance().themeProperty().subscribe(_ -> dress()),
                model.lookProperty().subscribe(this::follow));
    }

    /** For pictures. */
    public Scene scene() {
        return scene;
    }

    private void follow(DisplaySettings look) {
        if (look.open()) {
            size();
        }
        if (look.open() && stage.isEmpty()) {
            show();
        } else if (!look.open()) {
            hide();
        }
    }

    private void show() {
        fill();
        var place = place();
        var opened = new Stage(place.whole() ? StageStyle.UNDECORATED : StageStyle.DECORATED);
        stage = Optional.of(opened);
        opened.titleProperty().bind(frame.appearance().textsProperty().map(texts -> texts.text("customer.window")));
        ProgramIcon.on(opened);
        opened.setScene(scene);
        put(opened, place.bounds());
        scene.setCursor(place.whole() ? Cursor.NONE : Cursor.DEFAULT);
        // closing is for the till: a customer who touches a window's cross leaves it where it is
        opened.setOnCloseRequest(Event::consume);
        opened.show();
        put(opened, place.bounds());
        if (place.whole()) {
            opened.focusedProperty().subscribe(this::giveBack);
        } else {
            opened.xProperty().subscribe(putDown::playFromStart);
            opened.yProperty().subscribe(putDown::playFromStart);
            opened.widthProperty().subscribe(putDown::playFromStart);
            opened.heightProperty().subscribe(putDown::playFromStart);
        }
        till.requestFocus();
        if (!place.whole()) {
            // the till fills the screen as a rule: behind it nobody would see that anything opened
            opened.toFront();
        }
    }

    /** A shop without a second screen has nothing made for it, and nothing drawn with each payment. */
    private void fill() {
        var filled = new FxmlViews(frame.appearance())
                .load(new till.ui.Screen("Customer", model, () -> new CustomerController(model)));
        view = Optional.of(filled);
        root.getChildren().setAll(filled.root());
    }

    private void empty() {
        root.getChildren().clear();
        view.ifPresent(FxmlViews.View::release);
        view = Optional.empty();
    }

    private static void put(Stage stage, Rectangle2D bounds) {
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
    }

    private void hide() {
        putDown.stop();
        stage.ifPresent(open -> {
            stage = Optional.empty();
            open.titleProperty().unbind();
            open.setScene(null);
            open.hide();
            empty();
        });
    }

    /** A screen came or went. */
    private void placeAgain() {
        if (stage.isPresent()) {
            hide();
            show();
            till.toFront();
            till.requestFocus();
        }
    }

    private DisplayPlace place() {
        return DisplayPlace.choose(
                Screen.getScreens().stream().map(Screen::getBounds).toList(),
                new Rectangle2D(till.getX(), till.getY(), till.getWidth(), till.getHeight()),
                model.lookProperty().get().place());
    }

    private void remember() {
        stage.filter(open -> open.getStyle() == StageStyle.DECORATED).ifPresent(open -> {
            var place = new Place((int) open.getX(), (int) open.getY(), (int) open.getWidth(), (int) open.getHeight());
            dependencies
                    .background()
                    .run(
                            () -> dependencies
                                    .settings()
                                    .change(now -> now.withDisplay(now.display().withPlace(place))),
                            _ -> {},
                            frame.unexpected()::note);
        });
    }

    private void giveBack(boolean focused) {
        if (focused) {
            till.requestFocus();
        }
    }

    /** What is typed while a window manager gives this window the keys is meant for the till: also a scanner’s code. */
    private void handOver(KeyEvent event) {
        event.consume();
        var there = till.getScene();
        if (there != null) {
            var target = there.getFocusOwner() == null ? there.getRoot() : there.getFocusOwner();
            Event.fireEvent(target, event.copyFor(target, target));
        }
    }

    private void dress() {
        root.pseudoClassStateChanged(DARK, frame.appearance().isDark());
    }

    /** By the display's size and its own scale, not by the till's: the code takes what it needs in any case. */
    private void size() {
        var look = model.lookProperty().get();
        var em =
                Math.max(8, Math.min(scene.getWidth() / EMS_ACROSS, scene.getHeight() / EMS_DOWN)) * look.scale() / 100;
        root.setStyle("-fx-font-size: " + Math.round(em) + "px; -till-icon: " + Math.round(em * 1.25)
                + "px; -till-icon-seal: " + Math.round(em * 7) + "px"
                + Typeface.style(look.languages().spoken().getFirst()));
    }

    @Override
    public void close() {
        Screen.getScreens().removeListener(screens);
        subscriptions.unsubscribe();
        hide();
        model.close();
    }
}
