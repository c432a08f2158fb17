package till.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.LedgerServer.Tls;
import till.domain.Problem;
import till.settings.Texts;
import till.ui.Route.Settings.Part;
import till.ui.kit.SideBySide;

/** Lays out where the ledger is: how it stands, a server to try or to use, and who works there. */
final class LedgerPane {
    private final VBox card;
    private final LedgerViewModel model;
    private final Texts texts;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Looks for its place among the parts of the settings. */
    LedgerPane(SideBySide parts, LedgerViewModel model, Texts texts) {
        this.card = SettingsCard.of(Part.LEDGER, parts);
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card; the subscription ends what binds it to the model. */
    Subscription follow() {
        var told = new Label();
        told.setMinHeight(Region.USE_PREF_SIZE);
        var tills = new TillsAtLedgerPane(model.getTills(), texts);
        subscriptions.add(tills.follow(model.workingProperty()));
        card.getChildren()
                .setAll(
                        label(texts.text("ledgerPlace.title"), "form-title"),
                        label(texts.text("ledgerPlace.text"), "muted"),
                        told,
                        rows("ledger-standing", model.linesProperty()),
                        tills,
                        label(texts.text("ledgerPlace.onServer"), "section-heading"));
        var entries = model.entries();
        add(entries.get(0), "ledgerPlace.host", "ledgerPlace.host.help");
        add(entries.get(1), "ledgerPlace.port", "ledgerPlace.port.help");
        add(entries.get(2), "ledgerPlace.database", "ledgerPlace.database.help");
        add(entries.get(3), "ledgerPlace.user", "ledgerPlace.user.help");
        add(entries.get(4), "ledgerPlace.password", "ledgerPlace.password.help");
        add(entries.get(5), "ledgerPlace.ca", "ledgerPlace.ca.help");
        card.getChildren().addAll(tls(), acts(), progress());
        subscriptions.add(model.noticeProperty().subscribe(found -> FormOutcome.tell(told, found, texts)));
        return Subscription.combine(subscriptions.toArray(Subscription[]::new));
    }

    private VBox rows(String id, ReadOnlyObjectProperty<List<Problem>> lines) {
        var rows = new VBox();
        rows.setId(id);
        rows.getStyleClass().add("ledger-lines");
        subscriptions.add(lines.subscribe(now -> rows.getChildren()
                .setAll(now.stream()
                        .map(line -> label(texts.text(line), "ledger-line"))
                        .toList())));
        return rows;
    }

    private VBox tls() {
        var choice = new ComboBox<Tls>();
        choice.setId("ledgerTls");
        choice.getItems().setAll(Tls.values());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.getStyleClass().add("touch");
        choice.setAccessibleText(texts.text("ledgerPlace.tls"));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(Tls tls) {
                return tls == null ? "" : texts.text(words(tls));
            }

            @Override
            public Tls fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        choice.valueProperty().bindBidirectional(model.tlsProperty());
        subscriptions.add(() -> choice.valueProperty().unbindBidirectional(model.tlsProperty()));
        var name = new Label(texts.text("ledgerPlace.tls"));
        name.setLabelFor(choice);
        var field = new VBox(name, choice);
        field.getStyleClass().add("field");
        return field;
    }

    private static String words(Tls tls) {
        return switch (tls) {
            case PROVEN -> "ledgerPlace.tls.PROVEN";
            case ENCRYPTED -> "ledgerPlace.tls.ENCRYPTED";
            case OFF -> "ledgerPlace.tls.OFF";
        };
    }

    private FlowPane acts() {
        var use = button("ledgerUse", "ledgerPlace.button.use", "fth-check", model::use);
        use.getStyleClass().add("accent");
        var acts = new FlowPane(
                use,
                button("ledgerTest", "ledgerPlace.button.test", "fth-activity", model::test),
                button("ledgerCopy", "ledgerPlace.button.copy", "fth-copy", model::copy));
        acts.getStyleClass().add("settings-buttons");
        acts.setHgap(8);
        acts.setVgap(8);
        return acts;
    }

    private VBox progress() {
        var bar = new ProgressBar();
        bar.getStyleClass().add("small");
        bar.setMaxWidth(Double.MAX_VALUE);
        var line = label("", "field-help");
        subscriptions.add(model.progressProperty()
                .subscribe(now -> line.setText(now.map(texts::text).orElse(""))));
        var box = new VBox(line, bar);
        box.visibleProperty().bind(model.workingProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void add(FormEntry entry, String name, String help) {
        var box = new FieldBox(entry, texts.text(name), texts.text(help));
        subscriptions.add(box.follow(entry, texts::text));
        card.getChildren().add(box);
    }

    private Button button(String id, String text, String icon, Runnable act) {
        var button = new Button(texts.text(text), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("touch");
        button.disableProperty().bind(model.workingProperty());
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
