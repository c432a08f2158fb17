package till.ui.attention;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.joda.money.Money;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.kit.MethodMark;
import till.ui.orders.OrderRow;
import till.ui.orders.OrderWords;

/** One thing to settle: what happened, since when, what the gateway said last, and when it is asked again. */
final class AttentionCardView extends VBox {
    /** How the identities of the cards' buttons begin. */
    static final String CHECK = "check-";

    AttentionCardView(AttentionViewModel.Card card, OrderWords words, AttentionViewModel model) {
        var texts = words.texts();
        var payment = card.payment();
        var kind = "attention.kind." + card.attention().kind().name();
        getStyleClass().addAll("card", "attention-card");
        var title = label(texts.text(kind), "attention-title");
        var amount = label(OrderWords.amount(payment.amount()), "attention-amount");
        amount.setMinWidth(USE_PREF_SIZE);
        var icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("attention-icon");
        var top = new HBox(icon, title, spring(), amount);
        top.getStyleClass().add("attention-top");
        var about = new HBox(
                new MethodMark(words.methods().brand(payment)),
                label(
                        String.join(
                                "  ·  ",
                                words.method(payment),
                                words.gateway(payment),
                                payment.order().reference(),
                                texts.text(
                                        "attention.since",
                                        words.dayAndTime(card.attention().raisedAt()))),
                        "muted"));
        about.getStyleClass().add("details-method");
        var explained = label(texts.text(kind + ".explained"), "attention-text");
        getChildren().addAll(top, about, explained, watch(card, words), buttons(card, words, model));
        card.told().ifPresent(told -> getChildren().add(label(texts.text(told), "attention-told")));
        setOnMouseClicked(_ -> model.choose(card));
    }

    private static VBox watch(AttentionViewModel.Card card, OrderWords words) {
        var texts = words.texts();
        var watch = card.payment().watch();
        var word = Optional.ofNullable(watch.word()).filter(text -> !text.isBlank());
        var asked = Optional.ofNullable(watch.askedAt()).map(words::dayAndTime);
        var said = word.isPresent() && asked.isPresent()
                ? texts.text("attention.lastWord", word.get(), asked.get())
                : texts.text("attention.noWord");
        var next = watch.nextCheckAt() == null
                ? texts.text("orders.watch.noNext")
                : texts.text("orders.watch.next", words.dayAndTime(watch.nextCheckAt()));
        var box = new VBox(label(said, "muted"), label(next, "muted"));
        box.getStyleClass().add("attention-watch");
        return box;
    }

    private static HBox buttons(AttentionViewModel.Card card, OrderWords words, AttentionViewModel model) {
        Texts texts = words.texts();
        var check = new Button(texts.text("orders.check"), new FontIcon("fth-refresh-cw"));
        check.setId(CHECK + card.attention().id());
        check.getStyleClass().addAll("touch", "accent");
        check.setDisable(card.asked());
        check.setOnAction(_ -> model.checkNow(card));
        check.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.choose(card);
            }
        });
        var open = new Button(texts.text("attention.order"), new FontIcon("fth-list"));
        open.getStyleClass().add("touch");
        open.setOnAction(_ -> model.open(card));
        var state = words.badge(new OrderRow.Content(
                card.payment(), Money.zero(card.payment().amount().getCurrencyUnit())));
        var box = new HBox(check, open, state);
        box.getStyleClass().add("attention-buttons");
        if (card.asked()) {
            var asking = new ProgressBar();
            asking.getStyleClass().add("small");
            box.getChildren().add(asking);
        }
        return box;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
