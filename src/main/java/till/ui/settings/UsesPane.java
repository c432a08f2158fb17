package till.ui.settings;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.service.GatewayUses.Line;
import till.settings.Texts;
import till.ui.MethodNames;

/** Lays out what can be done with a gateway, where and by which command, and why not. */
final class UsesPane {
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final UsesViewModel model;
    private final Texts texts;

    UsesPane(UsesViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** Fills the card, and follows what is looked at until the subscription ends. */
    Subscription fill(Parent parts) {
        var choices = (FlowPane) parts.lookup("#usesGateways");
        var lines = (VBox) ((ScrollPane) parts.lookup("#usesScroll")).getContent();
        var group = new ToggleGroup();
        for (var id : model.getGateways()) {
            var choice = new ToggleButton(MethodNames.gateway(id, texts));
            choice.setId("uses-" + id);
            choice.getStyleClass().add("touch");
            choice.setToggleGroup(group);
            choice.setOnAction(_ -> model.show(id));
            choices.getChildren().add(choice);
        }
        return model.shownProperty().subscribe(id -> {
            group.getToggles().stream()
                    .map(ToggleButton.class::cast)
                    .forEach(choice -> choice.setSelected(("uses-" + id).equals(choice.getId())));
            lines.getChildren().setAll(model.lines().stream().map(this::line).toList());
        });
    }

    private Node line(Line line) {
        var sign = new FontIcon(line.possible() ? "fth-check-circle" : "fth-minus-circle");
        var words = new VBox(label(texts.text("uses." + line.use()), "method-name"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var more = Stream.concat(Stream.of(String.join(", ", line.ways())), line.word(texts).stream())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(". "));
        if (!more.isEmpty()) {
            words.getChildren().add(label(more, "muted"));
        }
        var row = new HBox(sign, words, where(line));
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("uses-line");
        row.pseudoClassStateChanged(MISSING, !line.possible());
        row.setAccessibleText(texts.text(line.possible() ? "uses.yes" : "uses.no") + ". "
                + texts.text("uses." + line.use()) + ". " + more);
        return row;
    }

    private Node where(Line line) {
        var where = new VBox();
        where.getStyleClass().add("uses-where");
        if (line.possible()) {
            where.getChildren().add(label(texts.text("uses.place." + line.use().place()), "uses-place"));
            if (!line.use().command().isEmpty()) {
                where.getChildren().add(label(line.use().command(), "uses-command"));
            }
        }
        return where;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
