package till.ui.reports;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import till.report.Board.Brought;
import till.report.Board.Compared;
import till.settings.AmountFormat;
import till.settings.Texts;

/** The sums of the chosen days, a card each, with the earlier days' beneath. */
final class FigureCards {
    /** Longer amounts are written smaller, never cut. */
    private static final int LONG = 15;

    private final Texts texts;

    FigureCards(ReportWords words) {
        this.texts = words.texts();
    }

    List<Node> of(Compared all) {
        return List.of(
                card("reports.taken", all, each -> AmountFormat.withCurrency(each.taken())),
                card("reports.refunded", all, each -> AmountFormat.withCurrency(each.refunded())),
                card("reports.net", all, each -> AmountFormat.withCurrency(each.net())),
                card("reports.count", all, each -> texts.text("reports.counts", each.payments(), each.refunds())),
                card("reports.average", all, this::average));
    }

    private String average(Brought brought) {
        return brought.average().map(AmountFormat::withCurrency).orElse(texts.text("reports.noAverage"));
    }

    private Node card(String key, Compared all, Function<Brought, String> figure) {
        var name = new Label(texts.text(key));
        name.getStyleClass().add("figure-name");
        var value = new Label(figure.apply(all.now()));
        value.getStyleClass().add("figure-value");
        if (value.getText().length() > LONG) {
            value.getStyleClass().add("figure-value-long");
        }
        var before = new Label(texts.text("reports.before", figure.apply(all.earlier())));
        before.getStyleClass().add("figure-before");
        before.setWrapText(true);
        var card = new VBox(name, value, before);
        card.getStyleClass().addAll("card", "figure-card");
        card.setAccessibleText(name.getText() + ": " + value.getText() + ". " + before.getText());
        return card;
    }
}
