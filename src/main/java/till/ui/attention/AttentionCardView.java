package till.ui.attention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.joda.money.Money;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Cure;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.kit.MethodMark;
import till.ui.orders.OrderRow;
import till.ui.orders.OrderWords;

/** One thing to settle: what happened, since when, what was asked and answered, and what can be done about it. */
final class AttentionCardView extends VBox {
    private final AttentionCard card;
    private final OrderWords words;
    private final Texts texts;
    private final AttentionViewModel model;

    AttentionCardView(AttentionCard card, OrderWords words, AttentionViewModel model) {
        this.card = card;
        this.words = words;
        this.texts = words.texts();
        this.model = model;
        var kind = "attention.kind." + card.attention().kind().name();
        getStyleClass().addAll("card", "attention-card");
        setAccessibleText(
                texts.text(kind) + " " + OrderWords.amount(card.payment().amount()));
        getChildren()
                .addAll(
                        top(texts.text(kind)),
                        about(model.now()),
                        label(texts.text(kind + ".explained"), "attention-text"),
                        answers());
        card.refunds()
                .forEach(refund -> getChildren()
                        .add(label(
                                texts.text(
                                        "attention.refund",
                                        OrderWords.amount(refund.amount()),
                                        texts.text("operation.state."
                                                + refund.state().name()),
                                        words.age(refund.createdAt(), model.now())),
                                "attention-refund")));
        getChildren().add(buttons());
        asked().ifPresent(getChildren()::add);
        card.told().ifPresent(told -> getChildren().add(label(texts.text(told), "attention-told")));
        setOnMouseClicked(_ -> model.choose(card));
    }

    /** Puts what is written down to settle it below. */
    void write(Node form) {
        getChildren().add(form);
    }

    /** Where the keyboard goes when it comes to this card. */
    Node firstCure() {
        return lookup(".attention-buttons .button");
    }

    private HBox top(String title) {
        var amount = label(OrderWords.amount(card.payment().amount()), "attention-amount");
        amount.setMinWidth(USE_PREF_SIZE);
        var icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("attention-icon");
        var top = new HBox(icon, label(title, "attention-title"), spring(), amount);
        top.getStyleClass().add("attention-top");
        return top;
    }

    private HBox about(Instant now) {
        var payment = card.payment();
        var since = card.attention().raisedAt();
        var line = label(
                String.join(
                        "  ·  ",
                        words.method(payment),
                        words.gateway(payment),
                        payment.order().reference(),
                        texts.text("attention.since", words.dayAndTime(since), words.age(since, now))),
                "muted");
        var none = Money.zero(payment.amount().getCurrencyUnit());
        var badge = words.badge(new OrderRow.Content(payment, none));
        badge.setMinWidth(USE_PREF_SIZE);
        var about = new HBox(new MethodMark(words.methods().brand(payment)), line, spring(), badge);
        about.getStyleClass().add("details-method");
        return about;
    }

    private Optional<String> otherAmount() {
        var own = AmountFormat.withCurrency(card.payment().amount());
        return fact("amount").map(AmountFormat::ofFact).filter(amount -> !amount.equals(own));
    }

    /** What the card was raised over, and what the gateway said when it was asked last. */
    private VBox answers() {
        var lines = new ArrayList<String>();
        otherAmount().ifPresent(amount -> lines.add(texts.text("attention.fact.amount", amount)));
        fact("orderNo")
                .filter(number -> !number.equals(card.payment().orderNo().text()))
                .ifPresent(number -> lines.add(texts.text("attention.fact.number", number)));
        fact("until")
                .ifPresent(until ->
                        lines.add(texts.text("orders.details.heldUntil", words.dayAndTime(Instant.parse(until)))));
        fact("otherReference")
                .or(() -> fact("other"))
                .ifPresent(other -> lines.add(texts.text("attention.fact.other", other)));
        fact("word")
                .filter(word -> !word.equals(card.payment().watch().word()))
                .ifPresent(word -> lines.add(texts.text(
                        "attention.fact.word",
                        word,
                        words.dayAndTime(card.attention().raisedAt()))));
        var next = card.payment().watch().nextCheckAt();
        lines.add(last() + "  "
                + (next == null
                        ? texts.text("orders.watch.noNext")
                        : texts.text("orders.watch.next", words.dayAndTime(next))));
        var box = new VBox();
        lines.forEach(line -> box.getChildren().add(label(line, "muted")));
        box.getStyleClass().add("attention-watch");
        return box;
    }

    private String last() {
        var watch = card.payment().watch();
        var word = Optional.ofNullable(watch.word()).filter(text -> !text.isBlank());
        var asked = Optional.ofNullable(watch.askedAt()).map(words::dayAndTime);
        return word.isPresent() && asked.isPresent()
                ? texts.text("attention.lastWord", word.get(), asked.get())
                : texts.text("attention.noWord");
    }

    private Optional<String> fact(String name) {
        return Optional.ofNullable(card.attention().facts().get(name)).filter(text -> !text.isBlank());
    }

    private FlowPane buttons() {
        var box = new FlowPane();
        box.getStyleClass().add("attention-buttons");
        card.cures().forEach(cure -> box.getChildren().add(cure(cure)));
        box.getChildren().getFirst().getStyleClass().add("accent");
        var open = button("open", texts.text("attention.order"), "fth-list");
        open.getStyleClass().add("flat");
        open.setOnAction(_ -> model.open(card));
        box.getChildren().add(open);
        if (card.asked()) {
            var asking = new ProgressBar();
            asking.getStyleClass().add("small");
            box.getChildren().add(asking);
        }
        return box;
    }

    private Button cure(Cure cure) {
        var words = texts.text(cure == Cure.CHECK ? "orders.check" : "attention.cure." + cure.name());
        var button = button(cure.name(), words, icon(cure));
        button.setDisable(cure == Cure.CHECK && card.asked());
        button.setOnAction(_ -> model.begin(card, cure));
        if (card.byApproval().contains(cure)) {
            button.setAccessibleHelp(texts.text("access.byApproval"));
        }
        return button;
    }

    private Button button(String name, String text, String icon) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(name + "-" + card.id());
        button.getStyleClass().add("touch");
        button.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.choose(card);
            }
        });
        return button;
    }

    private static String icon(Cure cure) {
        return switch (cure) {
            case CHECK -> "fth-refresh-cw";
            case ATTACH -> "fth-paperclip";
            case REFUND -> "fth-corner-up-left";
            case KEEP -> "fth-bookmark";
            case RECORD_PAID, REFUND_DONE -> "fth-check";
            case RECORD_NOT_PAID, REFUND_FAILED -> "fth-x";
            case RECORD_REFUND -> "fth-edit-3";
            case CAPTURE -> "fth-download";
            case LET_GO -> "fth-slash";
        };
    }

    /** What the role may not do is there all the same, and says who has to be asked. */
    private Optional<Label> asked() {
        var names = card.cures().stream()
                .filter(card.byApproval()::contains)
                .map(cure -> words.cure(cure.name()))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(label(
                        texts.text("access.byApproval.of", String.join(texts.text("attention.and"), names)), "muted"));
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
