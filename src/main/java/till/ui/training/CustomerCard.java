package till.ui.training;

import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import till.domain.Payment;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.kit.ButtonGrid;
import till.ui.kit.MethodMark;

/** One simulated customer who stands before a code: what is to be paid, and what can be done about it. */
final class CustomerCard extends VBox {
    /** Its queries keep saying closed about money that came afterwards. */
    private static final String SILENT_ABOUT_LATE = "gnete";

    private final Payment payment;
    private final TrainingViewModel model;
    private final Texts texts;

    CustomerCard(Payment payment, TrainingViewModel model, Frame frame) {
        this.payment = payment;
        this.model = model;
        this.texts = frame.appearance().texts();
        getStyleClass().add("training-customer");
        var amount = new Label(AmountFormat.withCurrency(payment.amount()));
        amount.getStyleClass().add("training-amount");
        var reference = new Label(payment.order().reference());
        reference.getStyleClass().add("muted");
        var who = new HBox(new MethodMark(frame.methods().brand(payment)), new VBox(amount, reference));
        who.getStyleClass().add("training-who");
        getChildren()
                .setAll(
                        who,
                        new ButtonGrid(Stream.of(TrainingDeed.values())
                                .map(this::button)
                                .toArray(Button[]::new)));
    }

    private Button button(TrainingDeed deed) {
        var button = new Button(texts.text("training.deed." + deed.name()));
        button.getStyleClass().add("touch");
        button.setId("deed-" + deed.name());
        if (deed == TrainingDeed.PAY) {
            button.getStyleClass().add("success");
        }
        if (deed == TrainingDeed.PAY_LATE && payment.order().gateway().equals(SILENT_ABOUT_LATE)) {
            button.setTooltip(new Tooltip(texts.text("training.late.silent")));
            button.setAccessibleHelp(texts.text("training.late.silent"));
        }
        button.setOnAction(_ -> model.act(payment, deed));
        return button;
    }
}
