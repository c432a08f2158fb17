package till.ui.catalogue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import till.catalogue.CategoryNames;
import till.domain.Item;
import till.settings.AmountFormat;
import till.settings.Texts;

/** One item of the list. */
final class ItemCell extends ListCell<Item> {
    private final Texts texts;

    ItemCell(Texts texts) {
        this.texts = texts;
        // as wide as the list, however long what stands in it
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Item item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(item == null || empty ? null : line(item));
        setAccessibleText(item == null || empty ? null : String.join(", ", name(item), about(item), price(item)));
    }

    private String name(Item item) {
        return item.name(texts.language().locale());
    }

    private static String price(Item item) {
        return AmountFormat.withCurrency(item.price());
    }

    private String about(Item item) {
        var parts = new ArrayList<>(List.of(item.sku()));
        if (!item.category().isEmpty()) {
            parts.add(CategoryNames.shown(item.category(), texts));
        }
        item.quickPlace().ifPresent(place -> parts.add(texts.text("catalogue.quick.place", String.valueOf(place))));
        return String.join(" · ", parts);
    }

    private Region line(Item item) {
        var what = new VBox(label(name(item), "item-name"), label(about(item), "muted"));
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        var line = new HBox(what);
        if (!item.onSale()) {
            line.getChildren().add(fixed(label(texts.text("catalogue.offSale"), "item-off")));
        }
        line.getChildren().add(fixed(label(price(item), "item-price")));
        line.getStyleClass().add("item-line");
        line.setMinWidth(0);
        line.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                        widthProperty(),
                        paddingProperty()));
        return line;
    }

    private static Label fixed(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
