package till.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import till.domain.Operator;
import till.settings.Texts;
import till.ui.people.WhoWorks;

/** Who works here, in the top bar, with the button that locks the window. */
final class PersonBar extends HBox {
    private final WhoWorks who;
    private final Texts texts;
    private final boolean training;
    private final Label name = new Label();
    private final Label role = new Label();
    private final VBox words = new VBox(name, role);
    private final Button lock = new Button(null, new FontIcon("fth-lock"));

    PersonBar(ShellViewModel model, Texts texts) {
        this.who = model.getWho();
        this.texts = texts;
        this.training = model.isTraining();
        getStyleClass().add("person-bar");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("person-bar-name");
        name.setId("worksHere");
        role.getStyleClass().add("person-bar-role");
        words.setAlignment(Pos.CENTER_LEFT);
        lock.setId("lock");
        lock.getStyleClass().add("button-icon");
        var told = texts.text("lock.now") + "  " + texts.text("lock.now.key");
        lock.setTooltip(new Tooltip(told));
        lock.setAccessibleText(told);
        lock.setOnAction(_ -> who.lock());
        getChildren().setAll(new FontIcon("fth-user"), words, lock);
    }

    Subscription follow() {
        return Subscription.combine(
                who.operatorProperty().subscribe(this::show),
                who.anybodyProperty().subscribe(there -> {
                    lock.setVisible(there);
                    lock.setManaged(there);
                }));
    }

    private void show(Optional<Operator> operator) {
        name.setText(operator.map(Operator::name).orElseGet(() -> texts.text("people.role.OWNER")));
        role.setText(operator.map(one -> texts.text("people.role." + one.role().name()))
                .orElseGet(() -> texts.text(training ? "people.unnamed.training" : "people.unnamed")));
        var tip = new Tooltip(name.getText() + "  ·  " + role.getText());
        name.setTooltip(tip);
        role.setTooltip(tip);
        words.setAccessibleText(tip.getText());
    }
}
