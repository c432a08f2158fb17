package till.ui.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import till.report.Board.Brought;
import till.report.Board.Compared;
import till.settings.Language;
import till.settings.Texts;
import till.ui.Pictures;

class FigureCardsTest {
    private static final int NARROW = 130;

    @Test
    void noSumIsCutHoweverLongItIs() {
        var much = new Brought(1_234_567, Money.parse("HKD 1234567890.12"), 98_765, Money.parse("HKD 987654321.09"));
        var shown = Pictures.onFx(() -> {
            var cards = new VBox();
            cards.getChildren().setAll(new FigureCards(Texts.in(Language.ENGLISH)).of(new Compared(much, much)));
            new Scene(cards, NARROW, 1_000);
            cards.applyCss();
            cards.layout();
            return cards.lookupAll(".figure-value").stream()
                    .map(node -> ((Text) ((Label) node).lookup(".text")).getText())
                    .toList();
        });
        assertEquals(
                List.of(
                        "HKD 1,234,567,890.12",
                        "HKD 987,654,321.09",
                        "HKD 246,913,569.03",
                        "1,234,567, 98,765 refunded",
                        "HKD 1,000.00"),
                shown);
    }
}
