package till.bench;

import java.util.List;
import java.util.Locale;
import till.fleet.Fleet;

/** S10: fifty tills that sell on one PostgreSQL against one of them, on a server of its own. */
final class FleetBenchmark {
    private static final int TILLS = 50;
    private static final double MINUTES = 1;
    private static final double PAUSE_SECONDS = 6;
    private static final double GOAL = 0.8;

    private FleetBenchmark() {}

    static List<Line> measure() throws Exception {
        try (var server = Server.start()) {
            server.create("fleet");
            var figures = Child.run(
                    Fleet.class, List.of(), server.address("fleet"), Server.password(), TILLS, MINUTES, PAUSE_SECONDS);
            var alone = figures.first("alone");
            var together = figures.first("together");
            var doubles = figures.first("doubles");
            return List.of(new Line(
                    "S10",
                    TILLS + " tills on one PostgreSQL; payments asked about twice in one due slot",
                    String.format(Locale.ROOT, "%.1f checks/s; %.0f", together, doubles),
                    String.format(Locale.ROOT, "%d × %.2f checks/s, one till", TILLS, alone),
                    Line.times(together / (TILLS * alone)),
                    "≥ 0.8 ×; 0",
                    together >= GOAL * TILLS * alone && doubles == 0));
        }
    }
}
