package till.ui.charge;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.kit.ProblemLine;

/** The form of one line: quantity, price, discount. */
final class LinePane extends VBox {
    private final BasketViewModel model;
    private final Texts texts;
    private final TextField quantity = new TextField();
    private final TextField price = new TextField();
    private final TextField discount = new TextField();
    private final Label problem = new Label(null, new FontIcon("fth-alert-circle"));
    private final Label title = Controls.told("", "section-heading");
    private final VBox priceField;
    private Subscription joined = Subscription.EMPTY;

    LinePane(BasketViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("basket-form");
        quantity.setId("line-quantity");
        price.setId("line-price");
        discount.setId("line-discount");
        discount.setPromptText(texts.text("basket.edit.discount.prompt"));
        problem.getStyleClass().add("display-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        priceField = Controls.field("", price);
        lay();
        for (var field : List.of(quantity, price, discount)) {
            field.setOnAction(_ -> model.applyLine());
        }
    }

    private void lay() {
        var asks = Controls.told(texts.text("basket.edit.asks"), "charge-asks");
        asks.setGraphic(new FontIcon("fth-lock"));
        asks.setMaxWidth(Double.MAX_VALUE);
        asks.visibleProperty().bind(model.asksProperty());
        asks.managedProperty().bind(asks.visibleProperty());
        var apply = Controls.button("line-apply", texts.text("basket.edit.apply"), "", model::applyLine);
        apply.getStyleClass().add("accent");
        var back = Controls.button("line-back", texts.text("basket.back"), "", model::back);
        var buttons = new HBox(apply, back);
        buttons.getStyleClass().add("basket-deeds");
        getChildren()
                .setAll(
                        title,
                        Controls.pair(Controls.field(texts.text("basket.edit.quantity"), quantity), priceField),
                        Controls.field(texts.text("basket.edit.discount"), discount),
                        asks,
                        problem,
                        buttons);
    }

    /** Shows the line that is being changed. */
    void open() {
        joined.unsubscribe();
        var form = model.getLines().getForm();
        var line = form.before();
        title.setText(texts.text("basket.edit.title", model.name(line.names())));
        var named =
                texts.text("basket.edit.price", line.price().getCurrencyUnit().getCode());
        ((Label) priceField.getChildren().getFirst()).setText(named);
        price.setAccessibleText(named);
        joined = Subscription.combine(
                Controls.joined(quantity, form.quantityProperty()),
                Controls.joined(price, form.priceProperty()),
                Controls.joined(discount, form.discountProperty()),
                ProblemLine.follow(problem, form.problemProperty(), texts::text));
        discount.requestFocus();
        discount.selectAll();
    }

    void release() {
        joined.unsubscribe();
        joined = Subscription.EMPTY;
    }
}
