package till.ui.shell;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import till.domain.Operator;
import till.ui.FxmlViews;
import till.ui.FxmlViews.View;
import till.ui.Screen;
import till.ui.Session;

/**
 * Puts the lock screen in place of the shell. What was there leaves the scene altogether, so that nothing of it can be seen,
 * read aloud or reached by a key, while its payments go on.
 */
final class LockArea {
    private final StackPane root;
    private final Session session;
    private final FxmlViews views;
    private final Supplier<Screen> screen;
    private final After after;
    private Optional<Screen> lock = Optional.empty();
    private Optional<View> view = Optional.empty();
    private Optional<Operator> worked = Optional.empty();
    private @Nullable Node shell;
    private @Nullable Node focused;

    /** What else has to be done when the window locks and opens. */
    interface After {
        /** Nobody can do anything from now on. */
        void locked();

        /**
         * Somebody signed in.
         *
         * @param same whether the one who worked before came back
         */
        void opened(boolean same);
    }

    LockArea(StackPane root, Session session, FxmlViews views, Supplier<Screen> screen, After after) {
        this.root = root;
        this.session = session;
        this.views = views;
        this.screen = screen;
        this.after = after;
    }

    /** Takes the shell's view, in a language and theme of the moment. */
    void put(Node newShell) {
        shell = newShell;
        focused = null;
        if (lock.isPresent()) {
            cover();
        } else {
            root.getChildren().setAll(newShell);
            focusFirst(newShell);
        }
    }

    /** Follows the session. */
    void follow(boolean locked) {
        if (locked && lock.isEmpty()) {
            close();
        } else if (!locked && lock.isPresent()) {
            open();
        }
    }

    private void close() {
        worked = session.operatorProperty().get();
        focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .forEach(Window::hide);
        var opened = screen.get();
        lock = Optional.of(opened);
        opened.model().activated();
        cover();
        after.locked();
    }

    private void cover() {
        view.ifPresent(View::release);
        view = lock.map(views::load);
        view.ifPresent(now -> {
            root.getChildren().setAll(now.root());
            root.applyCss();
        });
        view.map(View::root).map(now -> now.lookup(".pin-pane")).ifPresent(Node::requestFocus);
    }

    private void open() {
        release();
        after.opened(
                worked.map(Operator::id).equals(session.operatorProperty().get().map(Operator::id)));
        var behind = Objects.requireNonNull(shell);
        root.getChildren().setAll(behind);
        focusFirst(behind);
        var last = focused;
        focused = null;
        if (last != null && last.getScene() != null && !last.isDisabled()) {
            last.requestFocus();
        }
    }

    /** What a scroll pane holds joins the scene only with its skin; an approval that stands comes first. */
    private void focusFirst(Node now) {
        root.applyCss();
        Optional.ofNullable(now.lookup(".pin-pane"))
                .or(() -> Optional.ofNullable(now.lookup(".first-focus")))
                .ifPresent(Node::requestFocus);
    }

    /** Lets go of the lock screen. */
    void release() {
        view.ifPresent(View::release);
        view = Optional.empty();
        lock.ifPresent(each -> each.model().close());
        lock = Optional.empty();
    }
}
