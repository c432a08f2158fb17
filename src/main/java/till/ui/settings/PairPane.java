package till.ui.settings;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/** A table of two texts that a person adds to: words with what they mean, headers with their values. */
final class PairPane {
    private final PairTable table;
    private final List<String> meanings;
    private final Texts texts;
    private final VBox lines = new VBox();

    /** @param meanings what the second text is chosen from; empty for free text */
    PairPane(PairTable table, List<String> meanings, Texts texts) {
        this.table = table;
        this.meanings = meanings;
        this.texts = texts;
    }

    Node words(List<Subscription> subscriptions) {
        return pane("settings.words", "settings.words.help", subscriptions);
    }

    Node headers(List<Subscription> subscriptions) {
        return pane("settings.headers", "settings.headers.help", subscriptions);
    }

    private Node pane(String heading, String help, List<Subscription> subscriptions) {
        var title = new Label(texts.text(heading));
        title.getStyleClass().add("section-heading");
        var told = new Label(texts.text(help));
        told.setWrapText(true);
        told.getStyleClass().addAll("muted", "field-help");
        var add = new Button(texts.text("settings.line.add"), new FontIcon("fth-plus"));
        add.setId(heading.replace('.', '-') + "-add");
        add.setOnAction(_ -> table.add());
        lines.getStyleClass().add("pair-lines");
        subscriptions.add(table.getRows().subscribe(this::show));
        show();
        var pane = new VBox(title, told, lines, add);
        pane.getStyleClass().add("pair-pane");
        return pane;
    }

    private void show() {
        lines.getChildren().setAll(table.getRows().stream().map(this::line).toList());
        lines.setVisible(!table.getRows().isEmpty());
        lines.setManaged(lines.isVisible());
    }

    private Node line(PairRow row) {
        var name = new TextField();
        name.textProperty().bindBidirectional(row.nameProperty());
        name.setPromptText(texts.text(meanings.isEmpty() ? "settings.header.name" : "settings.word.name"));
        name.setAccessibleText(name.getPromptText());
        var value = meanings.isEmpty() ? free(row) : chosen(row);
        var remove = new Button(null, new FontIcon("fth-x"));
        remove.getStyleClass().addAll("button-icon", "flat");
        remove.setAccessibleText(texts.text("settings.line.remove"));
        remove.setOnAction(_ -> table.remove(row));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        var line = new HBox(name, value, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("pair-line");
        return line;
    }

    private Region free(PairRow row) {
        var value = new TextField();
        value.textProperty().bindBidirectional(row.valueProperty());
        value.setPromptText(texts.text("settings.header.value"));
        value.setAccessibleText(value.getPromptText());
        return value;
    }

    private Region chosen(PairRow row) {
        var box = new ComboBox<String>();
        box.getItems().setAll(meanings);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String meaning) {
                return meaning == null ? "" : texts.text("settings.meaning." + meaning);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.valueProperty().bindBidirectional(row.valueProperty());
        box.setAccessibleText(texts.text("settings.word.meaning"));
        return box;
    }
}
