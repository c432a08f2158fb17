package till.ui.reconcile;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons for what is done with a comparison, and for statements that the gateway gives by itself. */
record FurtherActs(ReconcileWords words, ReconcileViewModel model) {
    /** Adds them; the subscription ends what binds them. */
    Subscription into(Pane tools) {
        var compared = model.resultProperty().map(found -> found.isPresent());
        var fetching = model.fetching();
        var fetch = button("fetch", "reconcile.fetch", "fth-download-cloud", unlessBusy(fetching::ask));
        var buttons = List.of(
                shown(fetch, fetching.possibleProperty()),
                shown(button("keep", "reconcile.keep", "fth-bookmark", unlessBusy(model::keep)), compared),
                shown(button("sign", "reconcile.signOff", "fth-check-square", unlessBusy(model::signOff)), compared));
        var differences = button("differences", "reconcile.differences", "fth-list", model::differences);
        tools.getChildren().addAll(buttons);
        tools.getChildren().add(differences);
        return () -> buttons.forEach(button -> button.visibleProperty().unbind());
    }

    private Button shown(Button button, ObservableValue<Boolean> shown) {
        button.visibleProperty().bind(shown);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /** While something is under way its button takes no press, and keeps the focus. */
    private Runnable unlessBusy(Runnable act) {
        return () -> {
            if (!model.standing().isBusy()) {
                act.run();
            }
        };
    }

    private Button button(String id, String key, String icon, Runnable act) {
        var button = new Button(words.texts().text(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("touch");
        button.setOnAction(_ -> act.run());
        return button;
    }
}
