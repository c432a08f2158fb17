package till.ui.charge;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import till.settings.Texts;

/** The large figures: what they stand for, and which keys count. */
record DueFigures(Node display, Label currency, Label hint, Label entered, Label ghost, Texts texts) {
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final PseudoClass LONGEST = PseudoClass.getPseudoClass("longest");

    void show(AmountDue.Shown shown) {
        var entry = shown.entry();
        var code = entry.currency().getCode();
        currency.setText(
                switch (shown.kind()) {
                    case AMOUNT -> texts.text("charge.amount", code);
                    case ADDING -> texts.text("charge.adding", code);
                    case TOTAL -> texts.text("charge.total", code);
                });
        hint.setText(
                switch (shown.kind()) {
                    case AMOUNT -> texts.text("charge.keys.hint");
                    case ADDING -> texts.text("charge.adding.hint");
                    case TOTAL -> texts.text("charge.total.hint");
                });
        entered.setText(entry.entered());
        ghost.setText(entry.ghost());
        var length = entry.entered().length() + entry.ghost().length();
        display.pseudoClassStateChanged(LONG, length > 10);
        display.pseudoClassStateChanged(LONGEST, length > 13);
        display.setAccessibleText(currency.getText() + " " + entry.entered() + entry.ghost());
    }
}
