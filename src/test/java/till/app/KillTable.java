package till.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts kills and mismatches by gateway and work. May be shared between threads. */
final class KillTable {
    private final Map<String, Map<Kill.Work, Integer>> kills = new TreeMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private int count;

    synchronized int count(Kill kill, List<String> wrong) {
        kills.computeIfAbsent(kill.gateway(), _ -> new TreeMap<>()).merge(kill.work(), 1, Integer::sum);
        if (!wrong.isEmpty()) {
            mismatches.add(kill + ": " + String.join("; ", wrong));
        }
        return ++count;
    }

    /** One line for each kill after which something was wrong. */
    synchronized List<String> mismatches() {
        return Collections.unmodifiableList(new ArrayList<>(mismatches));
    }

    /** Kills by gateway and work, and the totals. */
    synchronized List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(line("", Stream.of(Kill.Work.values()).map(Kill.Work::word)));
        kills.forEach((gateway, works) -> lines.add(line(
                gateway,
                Stream.of(Kill.Work.values())
                        .map(work -> works.getOrDefault(work, 0).toString()))));
        lines.add("kills: " + count + ", mismatches: " + mismatches.size());
        return lines;
    }

    private static String line(String first, Stream<String> cells) {
        return "%-10s".formatted(first) + cells.map("%9s"::formatted).collect(Collectors.joining());
    }
}
