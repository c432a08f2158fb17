package till.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import till.app.MeasuredPolling;

/** S6: many open payments watched, against bare calls to the same server. */
final class PollingBenchmark {
    private static final List<Integer> OPEN = List.of(1_000, 10_000, 20_000);
    private static final int GOAL_AT = 10_000;
    private static final double GOAL = 0.6;
    private static final double LONGEST = 16;

    private PollingBenchmark() {}

    static List<Line> checks() throws IOException {
        var lines = new ArrayList<Line>();
        var growth = new Growth();
        for (var open : OPEN) {
            var figures = Child.run(MeasuredPolling.class, List.of(), BenchLedger.fresh("polling"), open);
            growth.at(open, figures.first("checks"));
            if (open == GOAL_AT) {
                lines.addAll(lines(open, figures));
            }
        }
        lines.addAll(growth.line("S6", "checks a second by open payments", "/s"));
        return lines;
    }

    private static List<Line> lines(int open, Figures figures) {
        var ratio = figures.first("checks") / figures.median("bare");
        var held = figures.most("held");
        return List.of(
                new Line(
                        "S6",
                        Line.grouped(open) + " open payments watched",
                        Line.perSecond(figures.first("checks")) + " checks",
                        Line.perSecond(figures.median("bare")) + ", bare OkHttp calls",
                        Line.times(ratio),
                        "≥ 0.6 ×",
                        ratio >= GOAL),
                new Line(
                        "S6",
                        "longest wait for the window's thread meanwhile, of " + Line.grouped(figures.count("held"))
                                + " looks",
                        String.format(Locale.ROOT, "%.1f ms, p95 %.1f ms", held, figures.p95("held")),
                        String.format(Locale.ROOT, "%.1f ms, nothing watched", figures.most("quiet")),
                        Line.NONE,
                        "≤ 16 ms",
                        held <= LONGEST));
    }
}
