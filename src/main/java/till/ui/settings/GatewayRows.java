package till.ui.settings;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;
import till.ui.MethodNames;
import till.ui.kit.FittedButton;
import till.ui.kit.WrappedLabel;

/** The gateways that are set up, one button each. */
final class GatewayRows {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final VBox rows;
    private final GatewaysViewModel model;
    private final Texts texts;

    GatewayRows(VBox rows, GatewaysViewModel model, Texts texts) {
        this.rows = rows;
        this.model = model;
        this.texts = texts;
    }

    void show() {
        rows.getChildren().clear();
        if (model.getRows().isEmpty()) {
            rows.getChildren().add(label(texts.text("settings.gateways.none"), "muted"));
        }
        model.getRows().forEach(row -> rows.getChildren().add(button(row)));
        mark(model.formProperty().get());
    }

    /** Fills the menu with the kinds of gateway there are. */
    GatewayRows offerNew(MenuButton menu) {
        for (var kind : model.getKinds()) {
            var item = new MenuItem(MethodNames.gateway(kind, texts));
            item.setOnAction(_ -> model.add(kind));
            menu.getItems().add(item);
        }
        return this;
    }

    void mark(Optional<GatewayForm> open) {
        var id = open.filter(GatewayForm::isStored).map(form -> form.id().value());
        for (var node : rows.getChildren()) {
            node.pseudoClassStateChanged(CHOSEN, id.isPresent() && id.get().equals(node.getUserData()));
        }
    }

    private Button button(GatewayRow row) {
        var words = new VBox(
                label(row.id().isEmpty() ? texts.text("settings.gateway.unreadable") : row.id(), "gateway-row-name"));
        row.trouble()
                .map(texts::text)
                .map(List::of)
                .orElseGet(() -> described(row))
                .forEach(each -> words.getChildren().add(label(each, "muted")));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(new FontIcon(icon(row)), words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("gateway-row-line");
        var button = new FittedButton(line);
        button.getStyleClass().add("gateway-row");
        button.setUserData(row.id());
        button.setId("gateway-" + row.id());
        button.setAccessibleText(row.id() + " " + String.join(" ", described(row)));
        button.setDisable(row.id().isEmpty());
        button.setOnAction(_ -> model.choose(row.id()));
        return button;
    }

    private List<String> described(GatewayRow row) {
        var kind = MethodNames.gateway(row.kind(), texts);
        return row.unprotected()
                ? List.of(kind, row.address(), texts.text("settings.gateway.unprotected"))
                : List.of(kind, row.address());
    }

    private static String icon(GatewayRow row) {
        return row.trouble().isPresent() || row.unprotected() ? "fth-alert-triangle" : "fth-link";
    }

    private static Label label(String text, String style) {
        var label = new WrappedLabel(style);
        label.setText(text);
        label.setMinWidth(0);
        return label;
    }
}
