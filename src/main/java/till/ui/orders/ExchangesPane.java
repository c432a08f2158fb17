package till.ui.orders;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.service.ExchangeLine;
import till.settings.Texts;

/** The calls to the gateway about an order, folded away until somebody wants them: when, how long, what, how it ended. */
final class ExchangesPane extends TitledPane {
    /** More is for the clipboard: nodes cost, and nobody reads hundreds. */
    private static final int SHOWN = 40;

    private final OrderWords words;
    private final Texts texts;
    private final VBox box = new VBox();

    ExchangesPane(OrderWords words) {
        this.words = words;
        this.texts = words.texts();
        setId("exchanges");
        setText(texts.text("exchanges.title"));
        setAnimated(false);
        setExpanded(false);
        setContent(box);
        getStyleClass().addAll("exchanges", "dense");
        box.getStyleClass().add("exchange-lines");
    }

    /** Follows the model until the subscription ends. */
    Subscription follow(ExchangesViewModel model) {
        return Subscription.combine(
                expandedProperty().subscribe((_, wanted) -> unfold(model, wanted)),
                model.openProperty().subscribe(this::setExpanded),
                model.linesProperty().subscribe(lines -> box.getChildren().setAll(parts(lines))));
    }

    /** Stays folded until it may be looked at. */
    private void unfold(ExchangesViewModel model, boolean wanted) {
        if (wanted != model.openProperty().get()) {
            setExpanded(model.openProperty().get());
            model.want(wanted);
        }
    }

    private List<Node> parts(Optional<List<ExchangeLine>> lines) {
        if (lines.isEmpty()) {
            return List.of(label(texts.text("exchanges.reading"), "muted"));
        }
        var all = lines.get();
        if (all.isEmpty()) {
            return List.of(label(texts.text("exchanges.none"), "muted"));
        }
        var parts = all.stream()
                .skip(Math.max(0, all.size() - SHOWN))
                .map(this::line)
                .collect(Collectors.toList());
        if (all.size() > SHOWN) {
            parts.addFirst(label(texts.text("exchanges.earlier", all.size() - SHOWN), "muted"));
        }
        parts.addFirst(copyAll(all));
        return parts;
    }

    private Node copyAll(List<ExchangeLine> all) {
        var copy = new Button(texts.text("exchanges.copyAll"), new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("touch", "exchange-copy-all");
        copy.setOnAction(_ -> copied(all.stream().map(this::whole).collect(Collectors.joining("\n\n"))));
        return copy;
    }

    private Node line(ExchangeLine line) {
        var time = label(words.time(line.at()), "exchange-time");
        var operation = label(line.operation(), "exchange-operation");
        var took = label(texts.text("exchanges.ms", line.took().toMillis()), "muted");
        var ending = label(ending(line), "exchange-ending");
        if (line.ending() != ExchangeLine.Ending.ANSWERED) {
            ending.getStyleClass().add("exchange-failed");
        }
        var facts = new FlowPane(time, operation, took, ending);
        facts.getStyleClass().add("exchange-facts");
        HBox.setHgrow(facts, Priority.ALWAYS);
        var top = new HBox(facts, copy(line));
        var entry = new VBox(top, body("exchanges.sent", line.request()), body("exchanges.answered", line.answer()));
        entry.getStyleClass().add("exchange");
        return entry;
    }

    private Button copy(ExchangeLine line) {
        var copy = new Button("", new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("button-icon", "flat", "copy");
        var says = texts.text("exchanges.copy", line.operation(), words.time(line.at()));
        copy.setAccessibleText(says);
        copy.setTooltip(new Tooltip(says));
        copy.setOnAction(_ -> copied(whole(line)));
        return copy;
    }

    private Label body(String key, String text) {
        var body = label(texts.text(key, text.isBlank() ? "–" : text), "exchange-body");
        body.setMinHeight(Region.USE_PREF_SIZE);
        return body;
    }

    private String ending(ExchangeLine line) {
        return texts.text("exchanges.ending." + line.ending().name(), Integer.toString(line.status()));
    }

    /** As it is copied, for a mail to the gateway: with the day and the zone, unlike on screen. */
    private String whole(ExchangeLine line) {
        return String.join(
                "\n",
                line.at() + "  " + line.gateway() + "  " + line.operation() + "  " + line.number() + "  "
                        + line.took().toMillis() + " ms  HTTP " + line.status(),
                "> " + line.request(),
                "< " + line.answer());
    }

    private static void copied(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
