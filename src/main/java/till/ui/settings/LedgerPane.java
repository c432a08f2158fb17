package till.ui.settings;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import till.domain.LedgerServer.Tls;
import till.settings.Texts;
import till.ui.Route.Settings.Part;
import till.ui.kit.SideBySide;

/** Lays out where the ledger is: how it stands, a server to try or to use, and who works there. */
final class LedgerPane {
    private final WorkingCard card;
    private final LedgerViewModel model;
    private final Texts texts;

    /** Looks for its place among the parts of the settings. */
    LedgerPane(SideBySide parts, LedgerViewModel model, Texts texts) {
        this.card = new WorkingCard(SettingsCard.of(Part.LEDGER, parts), texts, model.workingProperty());
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card; the subscription ends what binds it to the model. */
    Subscription follow() {
        card.say("ledgerPlace.title", "form-title");
        card.say("ledgerPlace.text", "muted");
        card.outcome(model.noticeProperty());
        card.lines("ledger-standing", model.linesProperty());
        var tills = new TillsAtLedgerPane(model.getTills(), texts);
        card.keep(tills.follow(model.workingProperty()));
        card.add(tills);
        card.say("ledgerPlace.onServer", "section-heading");
        var entries = model.entries();
        card.field(entries.get(0), "ledgerPlace.host", "ledgerPlace.host.help");
        card.field(entries.get(1), "ledgerPlace.port", "ledgerPlace.port.help");
        card.field(entries.get(2), "ledgerPlace.database", "ledgerPlace.database.help");
        card.field(entries.get(3), "ledgerPlace.user", "ledgerPlace.user.help");
        card.field(entries.get(4), "ledgerPlace.password", "ledgerPlace.password.help");
        card.field(entries.get(5), "ledgerPlace.ca", "ledgerPlace.ca.help");
        card.add(tls());
        acts();
        progress();
        return card.kept();
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
        card.keep(() -> choice.valueProperty().unbindBidirectional(model.tlsProperty()));
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

    private void acts() {
        var use = card.button("ledgerUse", "ledgerPlace.button.use", "fth-check", model::use);
        use.getStyleClass().add("accent");
        card.acts(
                use,
                card.button("ledgerTest", "ledgerPlace.button.test", "fth-activity", model::test),
                card.button("ledgerCopy", "ledgerPlace.button.copy", "fth-copy", model::copy));
    }

    private void progress() {
        var line = WorkingCard.label("", "field-help");
        card.keep(model.progressProperty()
                .subscribe(now -> line.setText(now.map(texts::text).orElse(""))));
        card.progress(line);
    }
}
