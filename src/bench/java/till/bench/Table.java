package till.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that are printed at the end, each beside its limit, and the machine they were measured on. */
final class Table {
    private final List<Line> lines = new ArrayList<>();
    private final Instant began = Instant.now();
    private final double loadBefore = load();

    void addAll(List<Line> more) {
        more.forEach(line -> System.out.println(line.text()));
        lines.addAll(more);
    }

    void print() throws IOException {
        var text = new ArrayList<String>();
        text.add("| | what | measured | limit in the same run | ratio | goal | |");
        text.add("|---|---|---|---|---|---|---|");
        lines.forEach(line -> text.add(line.text()));
        text.add("");
        text.addAll(machine());
        System.out.println();
        text.forEach(System.out::println);
        Files.write(Files.createDirectories(BenchLedger.folder()).resolve("table.md"), text);
    }

    private List<String> machine() throws IOException {
        var seconds = ChronoUnit.SECONDS.between(began, Instant.now());
        var now = began.truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace("T", " ")
                .replace(":00Z", " UTC");
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s %s, %s, %d cores, %.0f GiB, Java %s.",
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        Runtime.version()),
                String.format(
                        Locale.ROOT,
                        "Begun %s, %d min %d s; load %.1f before and %.1f after.",
                        now,
                        seconds / 60,
                        seconds % 60,
                        loadBefore,
                        load()));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean more
                ? more.getTotalMemorySize() / (double) (1 << 30)
                : Double.NaN;
    }

    private static String processor() throws IOException {
        var info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return "processor not named";
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*: ", ""))
                .findFirst()
                .orElse("processor not named");
    }
}
