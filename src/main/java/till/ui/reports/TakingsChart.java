package till.ui.reports;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;
import org.joda.money.Money;
import till.report.Board;
import till.report.Board.Compared;
import till.settings.AmountFormat;

/** What came in, as bars beside those of the earlier days. Only the height of a bar is less exact than its amount. */
final class TakingsChart {
    /** What the amounts beside the bars take of the width, about. */
    private static final double AXIS = 60;
    /** How wide the two bars of one place become together. */
    private static final double MOST = 160;

    private TakingsChart() {}

    static BarChart<String, Number> of(ReportWords words, Board board, Board.Part part, List<FigureLine> lines) {
        var texts = words.texts();
        var amounts = new NumberAxis();
        amounts.setTickLabelFormatter(new Amounts());
        amounts.setMinorTickVisible(false);
        var places = new CategoryAxis();
        var chart = new BarChart<>(places, amounts);
        chart.getStyleClass().add("takings");
        chart.setAnimated(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setBarGap(1);
        chart.widthProperty().subscribe(width -> chart.setCategoryGap(gap(lines.size(), width.doubleValue())));
        chart.getData()
                .add(series(words.days(board.asked()), lines, each -> each.now().taken()));
        chart.getData()
                .add(series(
                        words.days(board.earlier()),
                        lines,
                        each -> each.earlier().taken()));
        chart.getData().forEach(TakingsChart::speak);
        chart.setAccessibleText(texts.text("reports.chart", part.currency().getCode(), spoken(lines)));
        return chart;
    }

    /** Few bars are hardly wider than many, however wide the window is: the room between them grows. */
    static double gap(int places, double width) {
        var usual = places > 16 ? 4 : places > 6 ? 10 : 320.0 / places;
        return Math.max(usual, (width - AXIS) / places - MOST);
    }

    private static XYChart.Series<String, Number> series(
            String name, List<FigureLine> lines, Function<Compared, Money> amount) {
        var series = new XYChart.Series<String, Number>();
        series.setName(name);
        for (var line : lines) {
            series.getData()
                    .add(new XYChart.Data<>(
                            line.name(), amount.apply(line.brought()).getAmount()));
        }
        return series;
    }

    /** The toolkit's own words for a bar are in one language only. */
    private static void speak(XYChart.Series<String, Number> series) {
        for (var bar : series.getData()) {
            var node = bar.getNode();
            node.accessibleTextProperty().unbind();
            node.setAccessibleText(series.getName() + ", " + bar.getXValue() + ": " + bar.getYValue());
            node.setAccessibleRoleDescription(series.getName());
        }
    }

    private static String spoken(List<FigureLine> lines) {
        return lines.stream()
                .filter(line -> !line.brought().now().isNothing())
                .map(line -> line.name() + " "
                        + AmountFormat.grouped(line.brought().now().taken()))
                .collect(Collectors.joining(", "));
    }

    /** Marks of the axis, grouped as amounts are. */
    private static final class Amounts extends StringConverter<Number> {
        private final DecimalFormat format =
                new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));

        @Override
        public String toString(Number mark) {
            return format.format(mark);
        }

        @Override
        public Number fromString(String text) {
            return new BigDecimal(text.replace(",", ""));
        }
    }
}
