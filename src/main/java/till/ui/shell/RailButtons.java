package till.ui.shell;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import till.settings.Texts;
import till.ui.Route;

/** The rail's buttons and their keys, and which of them the window is at. */
final class RailButtons {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final VBox buttons;
    private final ShellViewModel model;

    RailButtons(VBox buttons, ShellViewModel model, ShellParts parts) {
        this.buttons = buttons;
        this.model = model;
        buttons.getChildren().setAll(Rail.ENTRIES.stream().map(parts::entry).toList());
    }

    private Optional<RailEntry> mark(Optional<Route> route) {
        var current = route.flatMap(now ->
                Rail.ENTRIES.stream().filter(entry -> entry.covers().test(now)).findFirst());
        for (var i = 0; i < buttons.getChildren().size(); i++) {
            var here = current.equals(Optional.of(Rail.ENTRIES.get(i)));
            buttons.getChildren().get(i).pseudoClassStateChanged(CURRENT, here);
        }
        return current;
    }

    /** Marks where the window is, and says how that place is called. */
    String title(Optional<Route> route, Texts texts) {
        var entry = mark(route);
        return route.flatMap(RailButtons::own)
                .or(() -> entry.map(RailEntry::key))
                .map(texts::text)
                .orElse("");
    }

    /** Pages behind one of the rail's have names of their own. */
    private static Optional<String> own(Route route) {
        return switch (route) {
            case Route.Agreements _ -> Optional.of("rail.agreements");
            case Route.CloseOfDay _ -> Optional.of("reports.closeOfDay");
            case Route.Reconcile _ -> Optional.of("reconcile.title");
            case Route.Differences _ -> Optional.of("differences.title");
            default -> Optional.empty();
        };
    }

    /** @param asks whether a question has to be answered first */
    void follow(Node shell, BooleanSupplier asks) {
        shell.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!asks.getAsBoolean()) {
                pressed(event);
            }
        });
    }

    private void pressed(KeyEvent event) {
        Rail.KEYS.stream().filter(entry -> entry.matches(event)).findFirst().ifPresent(entry -> {
            event.consume();
            // who read there where a key goes may press it there
            model.shortcuts.close();
            model.go(entry);
        });
    }
}
