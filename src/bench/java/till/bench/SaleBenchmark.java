package till.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import till.app.MeasuredSales;

/** S1 and S2: a sale at the counter, its gateway at 0 ms and at 80 ms. */
final class SaleBenchmark {
    private static final int WARM_UPS = 60;
    private static final int SALES = 40;
    private static final double PULSES = 33;
    private static final double LATEST_CODE = 60;
    private static final double LATEST_TICK = 2_100;

    private SaleBenchmark() {}

    static List<Line> code() throws IOException {
        var lines = new ArrayList<Line>();
        var near = sales(0, false);
        var goal = 2 * near.median("limit") + PULSES;
        lines.add(new Line(
                "S1",
                "charge pressed → code painted, gateway at 0 ms",
                Line.ms(near.median("code")) + " median, " + Line.ms(near.p95("code")) + " p95",
                Line.ms(near.median("limit")) + ", round trip + commit + encode",
                Line.times(near.median("code") / near.median("limit")),
                "≤ 2 × + 33 ms = " + Line.ms(goal) + ", p95 ≤ 60 ms",
                near.median("code") <= goal && near.p95("code") <= LATEST_CODE));
        lines.add(Line.told("S1", "the first sale after the start", Line.ms(near.first("first")), Line.NONE));
        var far = sales(80, false);
        lines.add(Line.told(
                "S1",
                "charge pressed → code painted, gateway at 80 ms",
                Line.ms(far.median("code")) + " median, " + Line.ms(far.p95("code")) + " p95",
                Line.ms(far.median("limit")) + ", round trip + commit + encode"));
        return lines;
    }

    static List<Line> tick() throws IOException {
        var sales = sales(0, true);
        return List.of(new Line(
                "S2",
                "paid at the gateway → tick painted",
                Line.ms(sales.median("tick")) + " median, " + Line.ms(sales.p95("tick")) + " p95",
                "2,000 ms, the pace",
                Line.times(sales.p95("tick") / 2_000),
                "p95 ≤ 2,100 ms",
                sales.p95("tick") <= LATEST_TICK));
    }

    private static Figures sales(int delayMillis, boolean waitForTheTick) throws IOException {
        return Child.run(
                MeasuredSales.class,
                List.of(),
                BenchLedger.fresh("sales"),
                delayMillis,
                WARM_UPS,
                SALES,
                waitForTheTick);
    }
}
