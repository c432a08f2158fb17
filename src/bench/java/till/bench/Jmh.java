package till.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH measured of one class, each benchmark in a process of its own. */
final class Jmh {
    private final List<RunResult> results = new ArrayList<>();

    /** Many short calls, each of them kept. */
    static Jmh sampled(Class<?> benchmark, int payments) throws RunnerException {
        return run(options(benchmark, payments)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1)));
    }

    /** As {@link #sampled}, by so many threads at once. */
    static Jmh together(Class<?> benchmark, int threads) throws RunnerException {
        return run(options(benchmark, 0)
                .threads(threads)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2)));
    }

    /** A few long calls, one at a time. */
    static Jmh shots(Class<?> benchmark, int payments) throws RunnerException {
        return run(options(benchmark, payments).warmupIterations(2).measurementIterations(5));
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, int payments) {
        var options = new OptionsBuilder()
                .include("\\." + benchmark.getSimpleName() + "\\.")
                .forks(1)
                .shouldFailOnError(true)
                .jvmArgs(
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-Dh2.bindAddress=127.0.0.1",
                        "-Dbench.folder=" + BenchLedger.folder());
        return payments == 0 ? options : options.param("payments", Integer.toString(payments));
    }

    private static Jmh run(ChainedOptionsBuilder options) throws RunnerException {
        var jmh = new Jmh();
        jmh.results.addAll(new Runner(options.build()).run());
        return jmh;
    }

    double p95(String method) {
        return percentile(method, 95);
    }

    double median(String method) {
        return percentile(method, 50);
    }

    private double percentile(String method, int percent) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .mapToDouble(result -> result.getPrimaryResult().getStatistics().getPercentile(percent))
                .findFirst()
                .orElse(Double.NaN);
    }
}
