package till.ui.people;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.javafx.FontIcon;
import till.settings.Texts;

/** Ten digits, backspace and enter, for fingers. The focus stays where the PIN is. */
final class PinKeypad extends GridPane {
    private static final int COLUMNS = 3;
    private static final int LAST_ROW = 3;

    private final PinForm<?> form;
    private final Texts texts;

    PinKeypad(PinForm<?> form, Texts texts) {
        this.form = form;
        this.texts = texts;
        getStyleClass().add("pin-keypad");
        for (var i = 0; i < COLUMNS; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
        }
        for (var digit = 1; digit <= 9; digit++) {
            add(digit(digit), (digit - 1) % COLUMNS, (digit - 1) / COLUMNS);
        }
        add(sign("pin-backspace", "fth-delete", "people.pin.backspace", form::backspace), 0, LAST_ROW);
        add(digit(0), 1, LAST_ROW);
        var enter = sign("pin-enter", "fth-check", "people.pin.enter", form::enter);
        enter.getStyleClass().add("accent");
        enter.disableProperty()
                .bind(form.workingProperty().or(form.lengthProperty().isEqualTo(0)));
        add(enter, 2, LAST_ROW);
    }

    private Button digit(int digit) {
        var text = Integer.toString(digit);
        var button = key("pin-" + digit, () -> form.key(text));
        button.setText(text);
        return button;
    }

    private Button sign(String id, String icon, String key, Runnable action) {
        var button = key(id, action);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(texts.text(key));
        button.setTooltip(new Tooltip(texts.text(key)));
        return button;
    }

    private static Button key(String id, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.setFocusTraversable(false);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.getStyleClass().add("pin-key");
        button.setOnAction(_ -> action.run());
        return button;
    }
}
