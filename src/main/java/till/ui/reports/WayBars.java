package till.ui.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.joda.money.Money;
import till.report.Board;
import till.settings.AmountFormat;

/** What each way to pay brought, longest first, as bars with their amounts. */
final class WayBars extends VBox {
    private static final int DIGITS = 4;

    private final ReportWords words;

    WayBars(ReportWords words, Board.Part part) {
        this.words = words;
        getStyleClass().add("way-bars");
        var most = part.ways().isEmpty()
                ? Money.zero(part.currency())
                : part.ways().getFirst().brought().now().taken();
        getChildren().setAll(part.ways().stream().map(way -> bar(way, most)).toList());
    }

    private Node bar(Board.Slice<Board.Way> way, Money most) {
        var now = way.brought().now();
        var name = new Label(words.method(way.of()));
        name.getStyleClass().add("way-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var about = new Label(words.texts().text("reports.wayCount", words.gateway(way.of()), now.payments()));
        about.getStyleClass().add("muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var amount = new Label(AmountFormat.grouped(now.taken()));
        amount.getStyleClass().add("way-amount");
        amount.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(name, about, space, amount);
        head.getStyleClass().add("way-head");
        var bar = new ProgressBar(share(now.taken(), most).doubleValue());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setFocusTraversable(false);
        bar.setAccessibleText(name.getText() + ", " + about.getText() + ", " + amount.getText());
        var box = new VBox();
        box.getStyleClass().add("way-bar");
        box.getChildren().setAll(List.of(head, bar));
        return box;
    }

    private static BigDecimal share(Money part, Money whole) {
        return whole.isZero()
                ? BigDecimal.ZERO
                : part.getAmount().divide(whole.getAmount(), DIGITS, RoundingMode.HALF_EVEN);
    }
}
