package till.ui.reports;

import javafx.scene.layout.Pane;
import till.report.Board;

/** The figures by time and by way to pay, as charts or as tables of the same lines. */
record FigureViews(ReportWords words, Pane time, Pane ways) {
    void show(Board board, Board.Part part, boolean hourly, boolean asTable) {
        var texts = words.texts();
        var lines = hourly ? words.hours(part) : words.days(part, board.byMonth());
        if (asTable) {
            var heading = texts.text(hourly ? "reports.column.hour" : "reports.column.day");
            time.getChildren().setAll(new FigureTable(texts, heading, lines));
            ways.getChildren().setAll(new FigureTable(texts, texts.text("reports.column.method"), words.ways(part)));
        } else {
            time.getChildren().setAll(TakingsChart.of(words, board, part, lines));
            ways.getChildren().setAll(new WayBars(words, part));
        }
    }
}
