package till.ui.charge;

import java.util.ArrayList;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import till.domain.Discount;
import till.domain.OrderLine;
import till.settings.AmountFormat;
import till.settings.Texts;

/** One line of the order: what it is, how many, what it costs; the selected one has what can be done with it. */
final class LineCell extends ListCell<OrderLine> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final BasketViewModel model;
    private final Texts texts;
    private final IntConsumer edit;

    LineCell(BasketViewModel model, Texts texts, IntConsumer edit) {
        this.model = model;
        this.texts = texts;
        this.edit = edit;
        getStyleClass().add("basket-cell");
        setPrefWidth(0);
        setOnMousePressed(_ -> {
            if (!isEmpty()) {
                model.getLines().selectAt(getIndex());
            }
        });
        model.getLines().selectedProperty().subscribe(_ -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable OrderLine line, boolean empty) {
        super.updateItem(line, empty);
        var current = line != null && !empty && getIndex() == model.getLines().selected();
        pseudoClassStateChanged(CURRENT, current);
        setGraphic(line == null || empty ? null : row(line, current));
        setAccessibleText(
                line == null || empty
                        ? null
                        : texts.text(
                                "basket.line.said",
                                model.name(line.names()),
                                Integer.toString(line.quantity()),
                                AmountFormat.grouped(line.amount())));
    }

    private Region row(OrderLine line, boolean current) {
        var name = Controls.label(model.name(line.names()), "basket-name");
        var about = Controls.label(about(line), "basket-about");
        var what = new VBox(name, about);
        what.setMinWidth(0);
        what.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(what, Priority.ALWAYS);
        var amount = Controls.label(AmountFormat.grouped(line.amount()), "basket-amount");
        amount.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(what, pieces(line), amount);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("basket-row");
        return current ? new VBox(row, deeds()) : row;
    }

    private HBox pieces(OrderLine line) {
        var place = getIndex();
        var fewer = Controls.sign(
                "fewer-" + place,
                "fth-minus",
                texts.text("basket.fewer"),
                () -> model.getLines().more(place, -1));
        var more = Controls.sign(
                "more-" + place,
                "fth-plus",
                texts.text("basket.more"),
                () -> model.getLines().more(place, 1));
        fewer.setFocusTraversable(false);
        more.setFocusTraversable(false);
        var pieces = new HBox(fewer, Controls.label(Integer.toString(line.quantity()), "basket-pieces"), more);
        pieces.setAlignment(Pos.CENTER);
        pieces.setMinWidth(USE_PREF_SIZE);
        return pieces;
    }

    private HBox deeds() {
        var place = getIndex();
        var change = Controls.button("edit", texts.text("basket.edit"), "fth-edit-2", () -> edit.accept(place));
        var remove = Controls.button(
                "remove",
                texts.text("basket.remove"),
                "fth-trash-2",
                () -> model.getLines().remove(place));
        var deeds = new HBox(change, remove);
        deeds.getStyleClass().add("basket-deeds");
        return deeds;
    }

    private String about(OrderLine line) {
        var parts = new ArrayList<String>();
        if (!line.sku().isEmpty()) {
            parts.add(line.sku());
        }
        parts.add(texts.text("basket.line.each", AmountFormat.grouped(line.charged())));
        if (line.override() != null) {
            parts.add(texts.text("basket.line.was", AmountFormat.grouped(line.price())));
        }
        switch (line.discount()) {
            case Discount.None _ -> {}
            case Discount.Amount _ -> parts.add(texts.text("basket.line.less", AmountFormat.grouped(line.off())));
            case Discount.Percent percent -> parts.add(texts.text("basket.line.less", percent.text() + "%"));
        }
        return String.join("  ·  ", parts);
    }
}
