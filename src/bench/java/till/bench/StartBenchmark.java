package till.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import till.bench.start.BareWindow;
import till.bench.start.StartedProgram;

/**
 * S3 and S8: the whole program started with a ledger of some size until its keypad takes a key, and what the open window then needs
 * while nobody touches it; a bare window started by the same Java with the same flags is the limit of both.
 */
final class StartBenchmark {
    private static final int STARTS = 5;
    /** Java compiles for a while what a start made it run often: that is not yet rest. */
    private static final int SECONDS_TO_SETTLE = 90;

    private static final int SECONDS_IDLE = 30;
    private static final double START_GOAL = 1.6;
    private static final double MEMORY_GOAL = 120 << 20;
    private static final double IDLE_GOAL = 1;

    private final ProgramFolder program;
    private final Screen screen;

    StartBenchmark(ProgramFolder program, Screen screen) {
        this.program = program;
        this.screen = screen;
    }

    /** Starts of the plain program and of one with what Java has learnt of the start, each beside its bare window. */
    List<Line> starts(int payments) throws Exception {
        var home = new ShopFolder(payments).make(program);
        var lines = new ArrayList<Line>();
        lines.add(line(payments, "", compared("plain", home, List.of(), List.of())));
        var ours = learn("ours", StartedProgram.class, home);
        var bare = learn("bare", BareWindow.class, home);
        lines.add(line(payments, ", AOT cache", compared("aot", home, ours, bare)));
        return lines;
    }

    /** The plain program alone, for how it grows with the ledger. */
    double grown(int payments) throws Exception {
        return compared("grown", new ShopFolder(payments).make(program), List.of(), List.of())
                .median("ours");
    }

    private Line line(int payments, String how, Figures figures) {
        var ratio = figures.median("ours") / figures.median("bare");
        return new Line(
                "S3",
                "start → keypad takes a key, " + Line.grouped(payments) + " payments" + how + ", " + screen.name(),
                Line.ms(figures.median("ours")),
                Line.ms(figures.median("bare")) + ", bare window",
                Line.times(ratio),
                "≤ 1.6 ×",
                ratio <= START_GOAL);
    }

    /** One of each in turn, so that a busy minute of the machine meets both. */
    private Figures compared(String name, Path home, List<String> ours, List<String> bare) throws IOException {
        var figures = new Figures();
        for (var start = 0; start < STARTS; start++) {
            figures.add("bare", once(name + "-bare", BareWindow.class, bare, home));
            figures.add("ours", once(name + "-ours", StartedProgram.class, ours, home));
        }
        return figures;
    }

    private double once(String name, Class<?> main, List<String> flags, Path home) throws IOException {
        try (var child = child("start-" + name, main, flags, home)) {
            return child.until("READY");
        }
    }

    private Child child(String name, Class<?> main, List<String> flags, Path home) throws IOException {
        var all = new ArrayList<>(screen.flags());
        all.addAll(flags);
        var command = program.start(all);
        command.add(main.getName());
        var environment = new java.util.HashMap<>(screen.environment());
        environment.put("TILL_HOME", home.toString());
        return Child.start(name, command, environment);
    }

    /** Has Java learn a start; what it learnt is used by the flags this returns. */
    private List<String> learn(String name, Class<?> main, Path home) throws IOException {
        var cache = BenchLedger.folder().resolve(name + ".aot");
        Files.deleteIfExists(cache);
        try (var child =
                child("learn-" + name, main, List.of("-XX:AOTCacheOutput=" + cache, "-Dbench.end=true"), home)) {
            child.figures();
        }
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off");
    }

    /** What the open window needs while nothing happens, and a bare one beside it in the same seconds. */
    List<Line> idle(int payments) throws Exception {
        var home = new ShopFolder(payments).make(program);
        try (var bare = child("idle-bare", BareWindow.class, List.of(), home);
                var ours = child("idle-ours", StartedProgram.class, List.of(), home)) {
            bare.until("READY");
            ours.until("READY");
            return rested(rest(bare, ours), resident(bare), resident(ours));
        }
    }

    /** How many percent of a core each of them took. */
    private static List<Double> rest(Child... children) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS_TO_SETTLE));
        var from = System.nanoTime();
        var before = Stream.of(children).map(StartBenchmark::used).toList();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS_IDLE));
        var time = System.nanoTime() - from;
        return IntStream.range(0, children.length)
                .mapToObj(place -> 100.0 * (used(children[place]) - before.get(place)) / time)
                .toList();
    }

    private static List<Line> rested(List<Double> percents, double bare, double ours) {
        var more = ours - bare;
        var busy = percents.getLast();
        return List.of(
                new Line(
                        "S8",
                        "resident memory of the open window",
                        Line.mebibytes(ours),
                        Line.mebibytes(bare) + ", bare window",
                        "+" + Line.mebibytes(more),
                        "≤ +120 MiB",
                        more <= MEMORY_GOAL),
                new Line(
                        "S8",
                        "processor while nobody touches it, of one core",
                        percent(busy),
                        percent(percents.getFirst()) + ", bare window",
                        Line.NONE,
                        "< 1 %",
                        busy < IDLE_GOAL));
    }

    private static String percent(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f %%", value);
    }

    private static long used(Child child) {
        return child.handle().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** As the kernel counts it; no number elsewhere than on Linux. */
    private static double resident(Child child) throws IOException {
        var status = Path.of("/proc/" + child.handle().pid() + "/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
