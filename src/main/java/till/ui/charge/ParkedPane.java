package till.ui.charge;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.ParkedOrder;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.kit.ClearButtons;

/** The parked orders: found by whom they are for, taken up by a press, thrown away by the sign beside them. */
final class ParkedPane extends VBox {
    private final CustomTextField search = new CustomTextField();
    private final VBox choices = new VBox();

    ParkedPane() {
        getStyleClass().add("basket-face");
        search.setId("parked-search");
        search.getStyleClass().addAll("touch", "basket-search");
        search.setLeft(new FontIcon("fth-search"));
        choices.getStyleClass().add("basket-choices");
        setMinHeight(0);
    }

    /** Joins the pane with what is parked, until the subscription ends. */
    Subscription follow(BasketViewModel model, Texts texts) {
        var parked = model.getParked();
        search.setPromptText(texts.text("parked.search"));
        search.setAccessibleText(texts.text("parked.search"));
        search.setOnAction(_ -> parked.recallOnly());
        ClearButtons.add(search, texts);
        var scroll = BasketPane.scrolled(choices, "basket-parked");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(Controls.label(texts.text("basket.parked.title"), "section-heading"), search, scroll);
        show(model, texts);
        return Subscription.combine(
                Controls.joined(search, parked.wordsProperty()),
                parked.getFound().subscribe(() -> show(model, texts)));
    }

    /** Words find the order at once; where nothing is parked there is nothing to find. */
    void open() {
        if (search.isVisible()) {
            search.requestFocus();
        }
    }

    private void show(BasketViewModel model, Texts texts) {
        var parked = model.getParked();
        var any = !parked.getAll().isEmpty();
        search.setVisible(any);
        search.setManaged(any);
        choices.getChildren()
                .setAll(
                        parked.getFound().isEmpty()
                                ? List.of(nothing(any, texts))
                                : parked.getFound().stream()
                                        .map(order -> row(model, order, texts))
                                        .toList());
    }

    private static Label nothing(boolean any, Texts texts) {
        return Controls.told(texts.text(any ? "parked.search.none" : "basket.parked.none"), "basket-empty");
    }

    private static Node row(BasketViewModel model, ParkedOrder order, Texts texts) {
        var row = new HBox(
                choice(model, order, texts),
                Controls.sign(
                        "discard-" + order.id(),
                        "fth-trash-2",
                        texts.text("parked.discard.title"),
                        () -> model.getParked().discard(order)));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("parked-row");
        return row;
    }

    private static Button choice(BasketViewModel model, ParkedOrder order, Texts texts) {
        var basket = order.basket();
        var first = basket.lines().isEmpty()
                ? ""
                : model.name(basket.lines().getFirst().names());
        var known = Stream.of(basket.customer(), basket.note())
                .filter(text -> !text.isEmpty())
                .toList();
        var pieces = texts.text("basket.count", basket.pieces());
        var choice = new ChoiceRow(
                known.isEmpty() ? first : String.join("  ·  ", known),
                known.isEmpty()
                        ? String.join("  ·  ", pieces, model.who(order))
                        : String.join("  ·  ", first, pieces, model.who(order)),
                AmountFormat.grouped(order.total()));
        choice.setId("parked-" + order.id());
        choice.setOnAction(_ -> model.getParked().recall(order));
        HBox.setHgrow(choice, Priority.ALWAYS);
        return choice;
    }
}
