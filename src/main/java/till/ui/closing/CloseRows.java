package till.ui.closing;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import till.domain.ZReport;
import till.settings.AmountFormat;
import till.settings.Texts;

/** The closed days, one button each. */
final class CloseRows {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final CloseOfDayViewModel model;
    private final Texts texts;

    CloseRows(CloseOfDayViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /** @param shown the one that is looked at; null for none */
    List<? extends Node> of(List<ZReport> closes, @Nullable ZReport shown) {
        return closes.isEmpty()
                ? List.of(none())
                : closes.stream().map(each -> row(each, each.equals(shown))).toList();
    }

    private Label none() {
        var none = new Label(texts.text("closing.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        return none;
    }

    private Button row(ZReport report, boolean chosen) {
        var takings = report.figures().takings();
        var net = takings.currencies().stream()
                .map(currency -> AmountFormat.withCurrency(takings.sum(currency).net()))
                .collect(Collectors.joining("  "));
        var row = new Button("Z " + report.number() + "   " + report.day() + (net.isEmpty() ? "" : "\n" + net));
        row.getStyleClass().addAll("touch", "closing-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.pseudoClassStateChanged(CHOSEN, chosen);
        row.setOnAction(_ -> model.show(report));
        return row;
    }
}
