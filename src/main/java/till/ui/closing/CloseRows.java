package till.ui.closing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import till.domain.ZReport;
import till.settings.AmountFormat;
import till.settings.Texts;

/** The closed days, one button each. FX thread only. */
final class CloseRows {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final VBox rows;
    private final CloseOfDayViewModel model;
    private final Texts texts;
    private List<ZReport> listed = List.of();

    CloseRows(VBox rows, CloseOfDayViewModel model, Texts texts) {
        this.rows = rows;
        this.model = model;
        this.texts = texts;
    }

    /**
     * Whoever stands on one with the keyboard stays there as long as it is listed.
     *
     * @param shown the one that is looked at; null for none
     */
    void show(List<ZReport> closes, @Nullable ZReport shown) {
        if (closes.isEmpty()) {
            rows.getChildren().setAll(none());
        } else if (!closes.equals(listed)) {
            var focused = rows.getChildren().stream()
                    .filter(Node::isFocused)
                    .map(Node::getUserData)
                    .findFirst();
            rows.getChildren().setAll(closes.stream().map(this::row).toList());
            rows.getChildren().stream()
                    .filter(row -> focused.equals(Optional.ofNullable(row.getUserData())))
                    .forEach(Node::requestFocus);
        }
        listed = closes;
        rows.getChildren()
                .forEach(row -> row.pseudoClassStateChanged(
                        CHOSEN, shown != null && Long.valueOf(shown.number()).equals(row.getUserData())));
    }

    private Label none() {
        var none = new Label(texts.text("closing.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        return none;
    }

    private Button row(ZReport report) {
        var takings = report.figures().takings();
        var net = takings.currencies().stream()
                .map(currency -> AmountFormat.withCurrency(takings.sum(currency).net()))
                .collect(Collectors.joining("  "));
        var row = new Button("Z " + report.number() + "   " + report.day() + (net.isEmpty() ? "" : "\n" + net));
        row.getStyleClass().addAll("touch", "closing-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setUserData(report.number());
        row.setOnAction(_ -> model.show(report));
        return row;
    }
}
