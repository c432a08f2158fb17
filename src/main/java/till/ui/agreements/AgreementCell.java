package till.ui.agreements;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import till.ui.kit.CellWidth;

/** One agreement of the list. */
final class AgreementCell extends ListCell<AgreementLine> {
    private final AgreementWords words;

    AgreementCell(AgreementWords words) {
        this.words = words;
        // as wide as the list, however long what stands in it
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AgreementLine line, boolean empty) {
        super.updateItem(line, empty);
        setGraphic(line == null || empty ? null : drawn(line));
        setAccessibleText(line == null || empty ? null : told(line));
    }

    private String told(AgreementLine line) {
        var agreement = line.agreement();
        return String.join(
                ", ",
                words.state(agreement.standing().state()),
                words.customer(agreement),
                words.amount(agreement),
                words.schedule(agreement),
                words.card(agreement),
                words.next(agreement),
                words.last(line));
    }

    private Region drawn(AgreementLine line) {
        var agreement = line.agreement();
        var badge = new StackPane(words.badge(agreement.standing().state()));
        badge.getStyleClass().add("agreements-state");
        badge.setAlignment(Pos.CENTER_LEFT);
        var amount = label(words.amount(agreement), "agreements-amount");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        var what = new VBox(
                label(words.customer(agreement), "agreements-customer"),
                label(words.card(agreement), "agreements-card"));
        HBox.setHgrow(what, Priority.ALWAYS);
        var money = new VBox(amount, label(words.schedule(agreement), "agreements-schedule"));
        money.getStyleClass().add("agreements-money");
        money.setMinWidth(Region.USE_PREF_SIZE);
        var when = new VBox(label(words.next(agreement), "agreements-next"), last(line));
        when.getStyleClass().add("agreements-when");
        when.setMinWidth(Region.USE_PREF_SIZE);
        var drawn = new HBox(badge, what, money, when);
        drawn.getStyleClass().add("agreements-line");
        drawn.setMinWidth(0);
        drawn.prefWidthProperty().bind(CellWidth.of(this));
        return drawn;
    }

    private Label last(AgreementLine line) {
        var last = label(words.last(line), "agreements-last");
        line.lastCharge().ifPresent(charge -> {
            last.setGraphic(new FontIcon(AgreementWords.icon(charge)));
            AgreementWords.mood(charge).mark(last);
        });
        return last;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
