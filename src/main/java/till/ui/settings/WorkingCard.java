package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Problem;
import till.settings.Texts;
import till.ui.kit.WrappedLabel;

/** A card of the settings, filled from top to bottom; while something is worked on its buttons take no press. */
final class WorkingCard {
    private static final int GAP = 8;

    private final VBox card;
    private final Texts texts;
    private final ReadOnlyBooleanProperty working;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Begins with nothing on the card. */
    WorkingCard(VBox card, Texts texts, ReadOnlyBooleanProperty working) {
        this.card = card;
        this.texts = texts;
        this.working = working;
        card.getChildren().clear();
    }

    void add(Node node) {
        card.getChildren().add(node);
    }

    void say(String key, String style) {
        add(label(texts.text(key), style));
    }

    /** What became of what was done last. */
    void outcome(ObservableValue<Optional<GatewaysViewModel.Notice>> notice) {
        var told = new Label();
        told.setMinHeight(Region.USE_PREF_SIZE);
        add(told);
        keep(notice.subscribe(found -> FormOutcome.tell(told, found, texts)));
    }

    /** How it stands, a line each. */
    void lines(String id, ObservableValue<List<Problem>> lines) {
        var rows = new VBox();
        rows.setId(id);
        rows.getStyleClass().add("ledger-lines");
        add(rows);
        keep(lines.subscribe(now -> rows.getChildren()
                .setAll(now.stream()
                        .map(line -> label(texts.text(line), "ledger-line"))
                        .toList())));
    }

    void field(FormEntry entry, String name, String help) {
        var box = new FieldBox(entry, texts.text(name), texts.text(help));
        keep(box.follow(entry, texts::text));
        add(box);
    }

    Button button(String id, String key, String icon, Runnable act) {
        var button = new Button(texts.text(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("touch");
        button.disableProperty().bind(working);
        button.setOnAction(_ -> act.run());
        return button;
    }

    void acts(Button... buttons) {
        var acts = new FlowPane(GAP, GAP, buttons);
        acts.getStyleClass().add("settings-buttons");
        add(acts);
    }

    /** Seen while something is worked on, under what is said of it. */
    void progress(Node... said) {
        var bar = new ProgressBar();
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(said);
        box.getChildren().add(bar);
        box.visibleProperty().bind(working);
        box.managedProperty().bind(box.visibleProperty());
        add(box);
    }

    void keep(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** Ends what binds the card to its model. */
    Subscription kept() {
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    static Label label(String text, String style) {
        var label = new WrappedLabel(style);
        label.setText(text);
        return label;
    }
}
