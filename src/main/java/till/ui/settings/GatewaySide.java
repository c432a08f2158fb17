package till.ui.settings;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/** The chosen gateway: its form, what came of the last deed, and the buttons below. */
final class GatewaySide {
    private final ScrollPane scroll;
    private final VBox form;
    private final VBox results;
    private final HBox buttons;
    private final Texts texts;
    private Subscription bound = Subscription.EMPTY;

    GatewaySide(ScrollPane scroll, VBox form, VBox results, HBox buttons, Texts texts) {
        this.scroll = scroll;
        this.form = form;
        this.results = results;
        this.buttons = buttons;
        this.texts = texts;
    }

    /** Follows the gateways until the subscription ends. */
    Subscription follow(GatewaysViewModel model) {
        button("save").setOnAction(_ -> model.save());
        button("test").setOnAction(_ -> model.test());
        button("remove").setOnAction(_ -> model.remove());
        var outcome = new FormOutcome(results, texts);
        return Subscription.combine(
                model.formProperty().subscribe(this::show),
                model.noticeProperty().subscribe(_ -> tell(outcome, model)),
                model.testedProperty().subscribe(_ -> tell(outcome, model)),
                () -> bound.unsubscribe());
    }

    /** What came of a deed stands above the form, which may have been scrolled. */
    private void tell(FormOutcome outcome, GatewaysViewModel model) {
        outcome.show(model);
        scroll.setVvalue(0);
    }

    private Button button(String id) {
        return (Button) buttons.lookup("#" + id);
    }

    private void show(Optional<GatewayForm> open) {
        bound.unsubscribe();
        form.getChildren().clear();
        buttons.setVisible(open.isPresent());
        button("remove").setVisible(open.filter(GatewayForm::isStored).isPresent());
        button("remove").setManaged(button("remove").isVisible());
        bound = open.map(each -> new FormPane(form, each, texts).fill()).orElseGet(this::nothing);
        open.filter(each -> !each.isStored())
                .map(_ -> form.lookup(".text-input"))
                .ifPresent(Node::requestFocus);
    }

    private Subscription nothing() {
        var hint = new Label(texts.text("settings.gateway.choose"), new FontIcon("fth-link"));
        hint.getStyleClass().addAll("muted", "settings-choose");
        hint.setWrapText(true);
        form.getChildren().setAll(hint);
        return Subscription.EMPTY;
    }
}
