package till.ui.settings;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Library;
import till.settings.Texts;
import till.ui.Route.Settings.Part;
import till.ui.kit.SideBySide;

/** Lays out which program this is, with a copy for somebody who helps, and the licences of what it brings along. */
final class AboutPane {
    /** Names that are the same in every language. */
    private static final String AS_WRITTEN = "as-written";

    private final VBox card;
    private final AboutViewModel model;
    private final Texts texts;

    /** Looks for its place among the parts of the settings. */
    AboutPane(SideBySide parts, AboutViewModel model, Texts texts) {
        this.card = SettingsCard.of(Part.ABOUT, parts);
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card; the subscription ends what binds it to the model. */
    Subscription follow() {
        var facts = new VBox();
        facts.getStyleClass().add("settings-rows");
        model.facts(texts)
                .forEach(fact -> facts.getChildren()
                        .add(new VBox(
                                label(texts.text(fact.name()), "field-help", "muted"),
                                label(fact.value(), AS_WRITTEN))));
        var libraries = new VBox();
        libraries.setId("about-libraries");
        var told = label("", "field-help");
        told.setId("aboutTold");
        card.getChildren()
                .setAll(
                        label("Harbour Till", "form-title"),
                        label(texts.text("about.text"), "muted"),
                        facts,
                        new FlowPane(8, 8, copy(), save()),
                        told,
                        label(texts.text("about.licences"), "section-heading"),
                        label(texts.text("about.licences.text"), "muted"),
                        libraries);
        var followed = model.librariesProperty()
                .subscribe(found -> libraries.getChildren().setAll(lines(found)));
        return followed.and(model.toldProperty().subscribe(said -> {
            told.setText(said.map(texts::text).orElse(""));
            told.setVisible(said.isPresent());
            told.setManaged(said.isPresent());
        }));
    }

    private List<Node> lines(List<Library> found) {
        var brought = found.isEmpty()
                ? Stream.of(texts.text("about.licences.none"))
                : found.stream().map(each -> line(each.name() + " " + each.version(), each.licence()));
        var font = Stream.of(line("Noto Sans CJK (HarbourTillSans)", "OFL-1.1"));
        var java = Stream.of(line("OpenJDK " + Runtime.version().feature(), "GPL-2.0-with-classpath-exception"));
        return Stream.of(brought, font, java)
                .flatMap(part -> part)
                .<Node>map(text -> label(text, "field-help", AS_WRITTEN))
                .toList();
    }

    private static String line(String name, String licence) {
        return name + " · " + licence;
    }

    private Button save() {
        var button = new Button(texts.text("about.save"), new FontIcon("fth-save"));
        button.setId("aboutSave");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("touch");
        button.setOnAction(_ -> model.save());
        return button;
    }

    private Button copy() {
        var button = new Button(texts.text("about.copy"), new FontIcon("fth-copy"));
        button.setId("aboutCopy");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("touch");
        button.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(model.copied(texts));
            Clipboard.getSystemClipboard().setContent(content);
            button.setText(texts.text("about.copied"));
        });
        return button;
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
