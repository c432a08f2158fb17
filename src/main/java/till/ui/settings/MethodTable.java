package till.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.MethodInput;
import till.domain.PaymentMethod;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.kit.MethodMark;

/** The ways to pay, one line each: offered or not, place, name, limits. */
final class MethodTable {
    private static final List<String> CAPTURES = List.of("", "auto", "manual");

    private final VBox lines;
    private final MethodsViewModel model;
    private final MethodNames names;
    private final Texts texts;

    MethodTable(VBox lines, MethodsViewModel model, MethodNames names, Texts texts) {
        this.lines = lines;
        this.model = model;
        this.names = names;
        this.texts = texts;
    }

    void show() {
        lines.getChildren().setAll(model.getRows().stream().map(this::line).toList());
    }

    List<Button> listButtons() {
        return model.getListing().stream().map(this::listButton).toList();
    }

    private Button listButton(String gateway) {
        var button = new Button(
                texts.text("settings.methods.fetch", MethodNames.gateway(gateway, texts)),
                new FontIcon("fth-download"));
        button.getStyleClass().add("touch");
        button.disableProperty().bind(model.workingProperty());
        button.setOnAction(_ -> model.fetch(gateway));
        return button;
    }

    private Node line(MethodRow row) {
        var method = row.method();
        var usual = names.name(method.named(""), texts);
        var offered = new CheckBox();
        offered.selectedProperty().bindBidirectional(row.offeredProperty());
        offered.setId("offer-" + method.code());
        offered.setAccessibleText(texts.text("settings.method.offer", usual));
        var words = new VBox(
                label(usual + "  ·  " + MethodNames.way(method, texts), "method-name"),
                label(MethodNames.gateway(method.gateway(), texts) + "  ·  " + method.code(), "muted"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var fields = new FlowPane(
                field("settings.method.name", row.name(), usual),
                field("settings.method.minimum", row.minimum(), model.currency().getCode()),
                field("settings.method.maximum", row.maximum(), model.currency().getCode()));
        fields.getStyleClass().add("method-fields");
        if (row.capturable()) {
            fields.getChildren().add(capture(row));
        }
        row.inputs().forEach((input, entry) -> fields.getChildren().add(input(row, input, entry)));
        var head = head(row, offered, words);
        var line = new VBox(head);
        who(method).ifPresent(who -> line.getChildren().add(label(who)));
        line.getChildren().add(fields);
        line.getStyleClass().add("method-line");
        return line;
    }

    private Node head(MethodRow row, CheckBox offered, Node words) {
        var head = new HBox(offered, new MethodMark(row.method().brand()), words, move(row, -1), move(row, 1));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("method-head");
        return head;
    }

    /** Who can pay by it, where that is not everybody at the counter. */
    private Optional<String> who(PaymentMethod method) {
        var ofApps = method.needs().isEmpty() ? "settings.method.app" : "settings.method.appOfPayer";
        if (method.isKeyed()) {
            return Optional.of(texts.text("settings.method.keyed"));
        }
        return method.isForTheShopsApp() ? Optional.of(texts.text(ofApps)) : texts.find("method.who." + method.code());
    }

    private static Label label(String who) {
        var label = label(who, "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("method-who");
        return label;
    }

    private Node input(MethodRow row, MethodInput input, FormEntry entry) {
        var key = "method.input." + input.name();
        var id = input.name() + "-" + row.method().code();
        if (input.choices().isEmpty()) {
            var field = field(key, entry, input.name());
            field.lookup(".text-field").setId(id);
            return field;
        }
        var box = new ComboBox<String>();
        box.getItems().add("");
        box.getItems().addAll(input.choices());
        box.setConverter(words(choice -> choice.isEmpty() ? "settings.capture.usual" : "method.choice." + choice));
        box.getStyleClass().add("method-capture");
        box.setId(id);
        box.valueProperty().bindBidirectional(entry.textProperty());
        box.setAccessibleText(texts.text(key));
        return labelled(key, box);
    }

    private Button move(MethodRow row, int by) {
        var button = new Button(null, new FontIcon(by < 0 ? "fth-arrow-up" : "fth-arrow-down"));
        button.getStyleClass().addAll("button-icon", "touch-icon");
        button.setId((by < 0 ? "up-" : "down-") + row.method().code());
        button.setAccessibleText(texts.text(by < 0 ? "settings.method.up" : "settings.method.down"));
        button.setOnAction(_ -> model.move(row, by));
        return button;
    }

    private Node field(String key, FormEntry entry, String prompt) {
        var field = new TextField();
        field.setPromptText(prompt);
        field.setAccessibleText(texts.text(key));
        field.textProperty().bindBidirectional(entry.textProperty());
        return labelled(key, field);
    }

    private Node labelled(String key, Node control) {
        var box = new VBox(label(texts.text(key), "muted"), control);
        box.getStyleClass().addAll("field", "method-field");
        return box;
    }

    private Node capture(MethodRow row) {
        var box = new ComboBox<String>();
        box.getItems().setAll(CAPTURES);
        box.setConverter(words(choice -> choice.isEmpty() ? "settings.capture.usual" : word(choice)));
        box.getStyleClass().add("method-capture");
        box.valueProperty().bindBidirectional(row.captureProperty());
        box.setAccessibleText(texts.text("settings.capture"));
        return labelled("settings.capture", box);
    }

    /** @param key the text key of a choice */
    private StringConverter<String> words(UnaryOperator<String> key) {
        return new StringConverter<>() {
            @Override
            public String toString(String choice) {
                return choice == null ? "" : texts.text(key.apply(choice));
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        };
    }

    private static String word(String choice) {
        return choice.equals("auto") ? "settings.capture.auto" : "settings.capture.manual";
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }
}
