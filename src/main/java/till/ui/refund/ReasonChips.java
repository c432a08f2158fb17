package till.ui.refund;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import till.settings.Texts;

/** The reasons as buttons of which one is chosen; the last opens a field to write in. */
final class ReasonChips {
    private final Map<RefundReason, ToggleButton> chips = new EnumMap<>(RefundReason.class);
    private final TextField other;
    private final RefundForm form;

    ReasonChips(FlowPane box, TextField other, RefundForm form, Texts texts) {
        this.other = other;
        this.form = form;
        for (var reason : RefundReason.values()) {
            box.getChildren().add(chip(reason, texts));
        }
    }

    private ToggleButton chip(RefundReason reason, Texts texts) {
        var chip = new ToggleButton(texts.text("refund.reason." + reason.name()));
        chip.getStyleClass().addAll("touch", "chip");
        chip.setId("reason-" + reason.name());
        chip.setOnAction(_ -> {
            form.reasonProperty().set(Optional.of(reason));
            mark(Optional.of(reason));
            if (reason == RefundReason.OTHER) {
                other.requestFocus();
            }
        });
        chips.put(reason, chip);
        return chip;
    }

    void mark(Optional<RefundReason> chosen) {
        chips.forEach((reason, chip) -> chip.setSelected(chosen.equals(Optional.of(reason))));
        other.setVisible(chosen.equals(Optional.of(RefundReason.OTHER)));
    }
}
