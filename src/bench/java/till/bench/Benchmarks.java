package till.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import till.ledger.LedgerUnusable;

/**
 * Runs every measurement and prints one table: measured, bound, ratio, goal. Sizes of ledgers by {@code -Dbench.sizes=100000,1000000},
 * one group by {@code -Dbench.only=S4}.
 */
public final class Benchmarks {
    private static final int P95 = 95;

    private final Collection<RunResult> results;
    private final List<Line> table = new ArrayList<>();

    private Benchmarks(Collection<RunResult> results) {
        this.results = results;
    }

    /** One line of the table, as it is printed. */
    private record Line(String number, String what, String measured, String bound, String ratio, String goal) {
        String text() {
            return "| " + String.join(" | ", number, what, measured, bound, ratio, goal) + " |";
        }
    }

    public static void main(String[] arguments) throws IOException, LedgerUnusable, SQLException, RunnerException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        var sizes = Stream.of(System.getProperty("bench.sizes", "100000").split(","))
                .map(Integer::valueOf)
                .toList();
        var only = System.getProperty("bench.only", "");
        var results = new ArrayList<RunResult>();
        for (var size : sizes) {
            if (wanted(only, "S4")) {
                new BenchLedger(size, 365).make();
                results.addAll(sampled(LookUpBenchmark.class, size));
            }
            if (wanted(only, "S5")) {
                new BenchLedger(size, 1).make();
                results.addAll(shots(DayFileBenchmark.class, size));
            }
        }
        if (wanted(only, "S7")) {
            results.addAll(sampled(WritesBenchmark.class, 0));
        }
        new Benchmarks(results).print(sizes);
    }

    private static boolean wanted(String only, String number) {
        return only.isEmpty() || only.equals(number);
    }

    private static Collection<RunResult> sampled(Class<?> benchmark, int payments) throws RunnerException {
        return run(options(benchmark, payments)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2)));
    }

    private static Collection<RunResult> shots(Class<?> benchmark, int payments) throws RunnerException {
        return run(options(benchmark, payments).warmupIterations(3).measurementIterations(7));
    }

    private static org.openjdk.jmh.runner.options.ChainedOptionsBuilder options(Class<?> benchmark, int payments) {
        var options = new OptionsBuilder()
                .include(benchmark.getSimpleName())
                .forks(1)
                .jvmArgs(
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-Dh2.bindAddress=127.0.0.1",
                        "-Dbench.folder=" + BenchLedger.folder());
        return payments == 0 ? options : options.param("payments", Integer.toString(payments));
    }

    private static Collection<RunResult> run(org.openjdk.jmh.runner.options.ChainedOptionsBuilder options)
            throws RunnerException {
        return new Runner(options.build()).run();
    }

    private void print(List<Integer> sizes) throws IOException {
        for (var size : sizes) {
            lookUps(size);
            files(size);
            space(size);
        }
        writes();
        var lines = new ArrayList<String>();
        lines.add("| | what | measured | bound in the same run | ratio | goal |");
        lines.add("|---|---|---|---|---|---|");
        table.forEach(line -> lines.add(line.text()));
        lines.add("");
        lines.add(System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version());
        lines.forEach(System.out::println);
        Files.write(Files.createDirectories(BenchLedger.folder()).resolve("table.md"), lines);
    }

    private void lookUps(int size) {
        var bound = p95("LookUpBenchmark.primaryKey", size);
        if (Double.isNaN(bound)) {
            return;
        }
        lookUp("a number found", "number", 20, bound, size);
        lookUp("the beginning of a number", "beginningOfANumber", 20, bound, size);
        lookUp("a day's list opened", "listOfADay", 60, bound, size);
        lookUp("a word within 30 days", "wordInAMonth", 60, bound, size);
    }

    private void lookUp(String what, String method, int goal, double bound, int size) {
        var measured = p95("LookUpBenchmark." + method, size);
        table.add(new Line(
                "S4",
                what + " among " + grouped(size),
                ms(measured) + " p95",
                ms(bound) + " p95, primary key",
                times(measured / bound),
                "≤ " + goal + " ms"));
    }

    private void files(int size) {
        var ours = median("DayFileBenchmark.ours", size);
        var bound = median("DayFileBenchmark.csvWrite", size);
        if (!Double.isNaN(ours)) {
            table.add(new Line(
                    "S5",
                    "the file of a day of " + grouped(size),
                    ms(ours),
                    ms(bound) + ", CSVWRITE",
                    times(ours / bound),
                    "≤ 1.0 ×"));
        }
    }

    private void space(int size) throws IOException {
        var data = new BenchLedger(size, 365).data();
        if (Files.exists(data)) {
            var each = Files.size(data) / size;
            table.add(new Line("S9", "ledger of " + grouped(size) + ", per sale", each + " B", "–", "–", "≤ 2048 B"));
        }
    }

    private void writes() {
        var ours = median("WritesBenchmark.ours", 0);
        var bare = median("WritesBenchmark.bare", 0);
        if (!Double.isNaN(ours)) {
            table.add(new Line(
                    "S7",
                    "payments written down, on disk",
                    grouped(Math.round(ours)) + "/s",
                    grouped(Math.round(bare)) + "/s, bare",
                    times(ours / bare),
                    "≥ 0.5 ×"));
        }
    }

    private double p95(String method, int size) {
        return of(method, size)
                .map(result -> result.getPrimaryResult().getStatistics().getPercentile(P95))
                .findFirst()
                .orElse(Double.NaN);
    }

    private double median(String method, int size) {
        return of(method, size)
                .map(result -> result.getPrimaryResult().getStatistics().getPercentile(50))
                .findFirst()
                .orElse(Double.NaN);
    }

    private Stream<RunResult> of(String method, int size) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .filter(result -> size == 0
                        || Integer.toString(size).equals(result.getParams().getParam("payments")));
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%.0f ms", value);
    }

    private static String times(double value) {
        return String.format(Locale.ROOT, "%.2f ×", value);
    }

    private static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
