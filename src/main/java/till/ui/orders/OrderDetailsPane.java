package till.ui.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.CardFacts;
import till.domain.Event;
import till.domain.GatewayDetails;
import till.domain.Operation;
import till.domain.Payment;
import till.domain.Refund;
import till.ui.kit.MethodMark;

/** What there is to read of one order: amount, numbers, history, refunds, operations and how it is watched. */
public final class OrderDetailsPane extends VBox {
    private final OrderWords words;
    private final ExchangesPane exchanges;

    public OrderDetailsPane(OrderWords words) {
        this.words = words;
        this.exchanges = new ExchangesPane(words);
        getStyleClass().add("details");
    }

    /** Shows the model's order, and the calls about it, until the subscription ends. */
    public Subscription follow(OrderDetailsViewModel model) {
        return Subscription.combine(
                model.factsProperty().subscribe(this::show), exchanges.follow(model.getExchanges()));
    }

    /** Shows an order; nothing where there is none. */
    private void show(Optional<OrderFacts> facts) {
        getChildren().setAll(facts.map(this::parts).orElseGet(this::nothing));
    }

    private List<Node> nothing() {
        var icon = new FontIcon("fth-mouse-pointer");
        var hint = label(words.texts().text("orders.details.none"), "muted");
        hint.setWrapText(true);
        var box = new VBox(icon, hint);
        box.getStyleClass().add("details-none");
        return List.of(box);
    }

    private List<Node> parts(OrderFacts facts) {
        var parts = new ArrayList<Node>();
        parts.add(head(facts));
        if (!facts.books().basket().isBlank()) {
            parts.add(heading("orders.details.lines"));
            parts.add(new BoughtLines(facts.books().basket(), words.texts()));
        }
        parts.add(heading("orders.details.history"));
        parts.add(history(facts));
        if (!facts.books().refunds().isEmpty()) {
            parts.add(heading("orders.details.refunds"));
            facts.books().refunds().forEach(refund -> parts.add(refund(refund, facts)));
        }
        if (!facts.books().operations().isEmpty()) {
            parts.add(heading("orders.details.operations"));
            facts.books().operations().forEach(operation -> parts.add(operation(operation)));
        }
        parts.add(heading("orders.details.numbers"));
        parts.add(numbers(facts.payment()));
        told(parts, facts.payment().details());
        parts.add(heading("orders.details.watch"));
        parts.add(watch(facts));
        parts.add(exchanges);
        return parts;
    }

    private Node head(OrderFacts facts) {
        var payment = facts.payment();
        var reference = label(payment.order().reference(), "details-reference");
        var top = new FlowPane(reference, words.badge(facts.content()));
        top.getStyleClass().add("details-top");
        var amount = label(OrderWords.amount(payment.amount()), "details-amount");
        var paidWith = label(words.method(payment) + "  ·  " + words.gateway(payment), "muted");
        var method = new HBox(new MethodMark(words.methods().brand(payment)), paidWith);
        method.getStyleClass().add("details-method");
        var head = new VBox(top, amount, method);
        facts.left()
                .filter(_ -> facts.refunded().isPositive())
                .ifPresent(left -> head.getChildren()
                        .add(wrapped(words.texts()
                                .text(
                                        "orders.details.left",
                                        OrderWords.amount(facts.refunded()),
                                        OrderWords.amount(left)))));
        facts.heldUntil()
                .ifPresent(until -> head.getChildren()
                        .add(wrapped(words.texts().text("orders.details.heldUntil", words.dayAndTime(until)))));
        if (!payment.order().subject().isBlank()) {
            head.getChildren().add(label(payment.order().subject(), "details-subject"));
        }
        head.getStyleClass().add("details-head");
        return head;
    }

    private Node history(OrderFacts facts) {
        var telling = new EventWords(words, facts.books());
        var lines = new VBox();
        lines.getStyleClass().add("timeline");
        for (var event : facts.books().history()) {
            lines.getChildren().add(line(event, telling, facts.payment()));
        }
        return lines;
    }

    private Node line(Event event, EventWords telling, Payment payment) {
        var time = label(words.shortest(event.at(), payment.order().createdAt()), "timeline-time");
        time.setMinWidth(USE_PREF_SIZE);
        var dot = new Region();
        dot.getStyleClass()
                .addAll("timeline-dot", "about-" + event.kind().name().toLowerCase(Locale.ROOT));
        var text = label(telling.line(event), "timeline-text");
        text.setWrapText(true);
        var told = new VBox(text);
        telling.evidence(event).ifPresent(evidence -> told.getChildren().add(wrapped(evidence)));
        telling.by(event).ifPresent(by -> told.getChildren().add(wrapped(by)));
        telling.word(event).ifPresent(word -> {
            var said = label(words.texts().text("event.word", word), "timeline-word");
            said.setWrapText(true);
            told.getChildren().add(said);
        });
        HBox.setHgrow(told, Priority.ALWAYS);
        var line = new HBox(time, dot, told);
        line.getStyleClass().add("timeline-line");
        return line;
    }

    private void told(List<Node> parts, GatewayDetails details) {
        if (!details.card().isEmpty()) {
            parts.add(heading("orders.details.card"));
            parts.add(card(details.card()));
        }
        if (!details.equals(GatewayDetails.NONE)) {
            parts.add(heading("orders.details.told"));
            parts.add(told(details));
        }
    }

    private Node card(CardFacts card) {
        var lines = new VBox();
        card(lines, "orders.card.scheme", card.scheme());
        card(lines, "orders.card.bin", card.bin());
        card(lines, "orders.card.lastFour", card.lastFour());
        card(lines, "orders.card.authorisation", card.authorisation());
        if (card.identifier() != null) {
            lines.getChildren().add(number("orders.card.identifier", card.identifier()));
        }
        return lines;
    }

    private void card(VBox lines, String key, @Nullable String value) {
        if (value != null) {
            lines.getChildren().add(wrapped(words.texts().text(key, value)));
        }
    }

    /** What the gateway tells beside the state, by its own names. */
    private Node told(GatewayDetails details) {
        var lines = new VBox();
        if (details.paidWith() != null) {
            lines.getChildren().add(wrapped(words.texts().text("orders.details.paidWith", details.paidWith())));
        }
        new TreeMap<>(details.more())
                .forEach((name, value) ->
                        lines.getChildren().add(wrapped(words.texts().text("orders.details.fact", name, value))));
        return lines;
    }

    private Node refund(Refund refund, OrderFacts facts) {
        var amount = label(OrderWords.amount(refund.amount()), "refund-amount");
        var top = new HBox(amount, spring(), words.badge(refund));
        var about = label(words.dayAndTime(refund.createdAt()) + "  ·  " + refund.reason(), "muted");
        about.setWrapText(true);
        var box = new VBox(
                top, about, number("orders.number.refund", refund.refundNo().text()));
        box.getStyleClass().add("refund-box");
        if (refund.evidence() != null) {
            box.getChildren().add(wrapped(words.texts().text("refunds.evidence", refund.evidence())));
        }
        explained(refund.watch().word(), facts).ifPresent(box.getChildren()::add);
        return box;
    }

    private Node operation(Operation operation) {
        var kind = label(words.texts().text("operation.kind." + operation.kind().name()), "operation-kind");
        var at = label(words.time(operation.createdAt()), "muted");
        var line = new FlowPane(kind, at, words.badge(operation.state()));
        line.getStyleClass().add("operation-line");
        return line;
    }

    private Node numbers(Payment payment) {
        var box = new VBox(number("orders.number.ours", payment.orderNo().text()));
        if (!payment.order().sale().equals(payment.order().reference())) {
            box.getChildren().add(number("orders.number.sale", payment.order().sale()));
        }
        add(box, "orders.number.gateway", payment.gatewayNo());
        add(box, "orders.number.channel", payment.channelNo());
        return box;
    }

    private void add(VBox box, String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            box.getChildren().add(number(key, text));
        }
    }

    private Node number(String key, String text) {
        var name = label(words.texts().text(key), "number-name");
        var value = label(text, "number");
        value.setMinWidth(0);
        var copy = new Button("", new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("button-icon", "flat", "copy");
        var says = words.texts().text("orders.number.copy", words.texts().text(key));
        copy.setAccessibleText(says);
        copy.setTooltip(new Tooltip(says));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        var lines = new VBox(name, value);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var line = new HBox(lines, copy);
        line.getStyleClass().add("number-line");
        return line;
    }

    private Node watch(OrderFacts facts) {
        var watch = facts.payment().watch();
        var texts = words.texts();
        var asked = watch.askedAt() == null
                ? texts.text("orders.watch.never")
                : texts.text("orders.watch.asked", words.dayAndTime(watch.askedAt()), watch.checks());
        var next = watch.nextCheckAt() == null
                ? texts.text("orders.watch.noNext")
                : texts.text("orders.watch.next", words.dayAndTime(watch.nextCheckAt()));
        var box = new VBox(wrapped(asked), wrapped(next));
        if (watch.word() != null && !watch.word().isBlank()) {
            box.getChildren().add(wrapped(texts.text("event.word", watch.word())));
        }
        explained(watch.word(), facts).ifPresent(box.getChildren()::add);
        return box;
    }

    private Optional<Label> explained(@Nullable String word, OrderFacts facts) {
        return Optional.ofNullable(word == null ? null : facts.explained().get(word))
                .map(problem -> wrapped(words.texts().text(problem)));
    }

    private static Label wrapped(String text) {
        var label = label(text, "muted");
        label.setWrapText(true);
        return label;
    }

    private Label heading(String key) {
        return label(words.texts().text(key), "section-heading");
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
