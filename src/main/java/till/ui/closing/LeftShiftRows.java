package till.ui.closing;

import java.time.Instant;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import till.domain.Shift;
import till.settings.Texts;
import till.ui.closing.ShownDay.LeftShift;
import till.ui.orders.OrderWords;

/** The shifts that were left open, each with how long it has been and a way to close it, which asks for the reason in place. */
final class LeftShiftRows {
    private final VBox rows;
    private final CloseOfDayViewModel model;
    private final OrderWords words;
    private final Texts texts;
    private List<LeftShift> listed = List.of();

    LeftShiftRows(VBox rows, CloseOfDayViewModel model, OrderWords words) {
        this.rows = rows;
        this.model = model;
        this.words = words;
        this.texts = words.texts();
    }

    /** While they are the same the rows stay: somebody may be typing a reason into one. */
    void show(List<LeftShift> left, Instant now) {
        if (!left.equals(listed)) {
            rows.getChildren().setAll(left.stream().map(each -> row(each, now)).toList());
            listed = left;
        }
        rows.setVisible(!left.isEmpty());
    }

    private VBox row(LeftShift left, Instant now) {
        var shift = left.shift();
        var who = new Label(left.who()
                .map(name -> texts.text("closing.left.who", shift.id(), name))
                .orElse(shift.id()));
        who.getStyleClass().add("closing-left-name");
        who.setWrapText(true);
        var since = new Label(texts.text(
                "closing.left.since", shift.day().toString(), shift.till(), words.age(shift.openedAt(), now)));
        since.getStyleClass().add("muted");
        since.setWrapText(true);
        var close = new Button(texts.text("closing.left.close"));
        close.getStyleClass().add("touch");
        close.setAccessibleText(texts.text("closing.left.close") + " " + shift.id());
        close.setMaxWidth(Double.MAX_VALUE);
        var row = new VBox(who, since, close);
        row.getStyleClass().add("closing-left");
        close.setOnAction(_ -> ask(row, shift, close));
        return row;
    }

    /** In place of the button: why it was left open, and the button that closes it. */
    private void ask(VBox row, Shift shift, Button before) {
        var reason = new TextField();
        reason.getStyleClass().add("touch");
        reason.setPromptText(texts.text("closing.left.reason"));
        reason.setAccessibleText(texts.text("closing.left.reason"));
        var close = new Button(texts.text("closing.left.confirm", shift.id()));
        close.getStyleClass().addAll("touch", "accent");
        close.setMaxWidth(Double.MAX_VALUE);
        close.disableProperty().bind(reason.textProperty().map(String::isBlank));
        close.setOnAction(_ -> model.closeLate(shift, reason.getText()));
        reason.setOnAction(_ -> close.fire());
        row.getChildren().remove(before);
        row.getChildren().addAll(reason, close);
        reason.requestFocus();
    }
}
