package till.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import till.ledger.H2Settings;

/**
 * Runs every measurement and prints one table: measured, the limit taken in the same run, their ratio, the goal and whether it was
 * reached. Sizes of ledgers by {@code -Dbench.sizes=100000,1000000}, some goals alone by {@code -Dbench.only=S4,S9}.
 */
public final class Benchmarks {
    private static final int USUAL_LEDGER = 100_000;

    private final List<Integer> sizes;

    private Benchmarks(List<Integer> sizes) {
        this.sizes = sizes;
    }

    /** One goal's measuring. */
    private interface Part {
        List<Line> measure() throws Exception;
    }

    public static void main(String[] arguments) throws IOException {
        H2Settings.say();
        var sizes =
                words("bench.sizes", "10000,30000,100000").map(Integer::valueOf).toList();
        var only = words("bench.only", "").toList();
        var table = new Table();
        for (var part : new Benchmarks(sizes).parts().entrySet()) {
            if (only.isEmpty() || only.contains(part.getKey())) {
                table.addAll(measured(part.getKey(), part.getValue()));
            }
        }
        table.print();
    }

    private static Stream<String> words(String property, String usual) {
        return Stream.of(System.getProperty(property, usual).split(",")).filter(word -> !word.isBlank());
    }

    /** What cannot be measured on this machine is a line too, and keeps nothing else from being measured. */
    private static List<Line> measured(String number, Part part) {
        System.out.println("\n=== " + number);
        try {
            return part.measure();
        } catch (Exception failure) {
            failure.printStackTrace();
            var reason =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
            return List.of(Line.missing(number, "all of it", failure.getClass().getSimpleName() + " " + reason));
        }
    }

    private Map<String, Part> parts() {
        var parts = new LinkedHashMap<String, Part>();
        parts.put("S1", SaleBenchmark::code);
        parts.put("S2", SaleBenchmark::tick);
        parts.put("S3", this::starts);
        parts.put("S4", () -> new LedgerBenchmarks().lookUps(sizes));
        parts.put("S5", () -> DayFiles.measure(sizes));
        parts.put("S6", PollingBenchmark::checks);
        parts.put("S7", LedgerBenchmarks::writes);
        parts.put("S8", this::idle);
        parts.put("S9", () -> LedgerBenchmarks.room(sizes));
        parts.put("S10", FleetBenchmark::measure);
        return parts;
    }

    private List<Line> starts() throws Exception {
        try (var screen = Screen.open()) {
            var benchmark = new StartBenchmark(ProgramFolder.find(), screen);
            var lines = new ArrayList<>(benchmark.starts(USUAL_LEDGER));
            var growth = new Growth();
            for (var size : sizes) {
                growth.at(size, benchmark.grown(size));
            }
            lines.addAll(growth.line("S3", "start", "ms"));
            return lines;
        }
    }

    private List<Line> idle() throws Exception {
        try (var screen = Screen.open()) {
            return new StartBenchmark(ProgramFolder.find(), screen).idle(USUAL_LEDGER);
        }
    }
}
