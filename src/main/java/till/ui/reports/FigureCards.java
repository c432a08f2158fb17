package till.ui.reports;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import till.report.Board.Brought;
import till.report.Board.Compared;
import till.settings.AmountFormat;
import till.settings.Texts;
import till.ui.kit.ShrinkToFit;

/** The sums of the chosen days, a card each, with the earlier days' beneath. */
final class FigureCards {
    private final Texts texts;

    FigureCards(Texts texts) {
        this.texts = texts;
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
        value.setMinWidth(Region.USE_PREF_SIZE);
        // a long amount is written smaller, never cut
        var whole = new ShrinkToFit();
        whole.setContent(value);
        var before = new Label(texts.text("reports.before", figure.apply(all.earlier())));
        before.getStyleClass().add("figure-before");
        before.setWrapText(true);
        var card = new VBox(name, whole, before);
        card.getStyleClass().addAll("card", "figure-card");
        card.setAccessibleText(name.getText() + ": " + value.getText() + ". " + before.getText());
        return card;
    }
}
