package till.ui.reports;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import till.report.Board;

/** The figures by time and by way to pay, as charts or as tables of the same lines. */
record FigureViews(ReportWords words, Label heading, Pane time, Pane ways) {
    /** What one bar, or one line of the table, stands for. */
    private enum Unit {
        HOUR("reports.takingsByHour", "reports.column.hour"),
        DAY("reports.takingsByDay", "reports.column.day"),
        MONTH("reports.takingsByMonth", "reports.column.month");

        private final String heading;
        private final String column;

        Unit(String heading, String column) {
            this.heading = heading;
            this.column = column;
        }

        static Unit of(Board board, boolean hourly) {
            if (hourly) {
                return HOUR;
            }
            return board.byMonth() ? MONTH : DAY;
        }
    }

    void show(Board board, Board.Part part, boolean hourly, boolean asTable) {
        var texts = words.texts();
        var unit = Unit.of(board, hourly);
        var lines = hourly ? words.hours(part) : words.days(part, board.byMonth());
        heading.setText(texts.text(unit.heading));
        if (asTable) {
            time.getChildren().setAll(new FigureTable(texts, texts.text(unit.column), lines));
            ways.getChildren().setAll(new FigureTable(texts, texts.text("reports.column.method"), words.ways(part)));
        } else {
            time.getChildren().setAll(TakingsChart.of(words, board, part, lines));
            ways.getChildren().setAll(new WayBars(words, part));
        }
    }
}
