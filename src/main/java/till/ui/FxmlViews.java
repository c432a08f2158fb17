package till.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import till.settings.Texts;
import till.ui.kit.FieldNames;

/** Loads views in the current language, each with its controller and its own style sheet. */
public final class FxmlViews {
    private final Appearance appearance;

    public FxmlViews(Appearance appearance) {
        this.appearance = appearance;
    }

    /**
     * One view of a screen. It is let go when the language changes, while the screen's state lives on.
     *
     * @param controller closed with the view where it is closeable: what subscribed to the state has to end
     * @param letGo ends what the view follows by itself
     */
    public record View(Parent root, Object controller, Runnable letGo) {
        /** Lets go of what the view subscribed to. */
        public void release() {
            if (controller instanceof ViewController closing) {
                closing.release();
            }
            letGo.run();
        }
    }

    /** A new view of an open screen. */
    public View load(Screen screen) {
        var loader = new FXMLLoader(view(screen.name()), appearance.texts().bundle());
        loader.setController(screen.controller().get());
        var followed = new FollowedState();
        loader.setLoadListener(followed);
        try {
            Parent root = loader.load();
            FieldNames.join(root);
            sheet(screen.name()).ifPresent(each -> root.getStylesheets().add(each.toExternalForm()));
            return new View(root, loader.getController(), followed::letGo);
        } catch (IOException broken) {
            throw new UncheckedIOException("the view " + screen.name() + " cannot be loaded", broken);
        }
    }

    /** The language views are loaded in. */
    public Texts texts() {
        return appearance.texts();
    }

    private static URL view(String name) {
        return Objects.requireNonNull(FxmlViews.class.getResource("/fxml/" + name + ".fxml"), name);
    }

    private static Optional<URL> sheet(String name) {
        var kebab = name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return Optional.ofNullable(FxmlViews.class.getResource("/styles/" + kebab + ".css"));
    }
}
