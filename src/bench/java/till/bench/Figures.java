package till.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one measured process printed: lines of {@code = name value}, any number of a name. */
public final class Figures {
    private static final String MARK = "= ";

    private final Map<String, List<Double>> values = new HashMap<>();

    /** Prints one figure where {@link #hear} finds it. */
    public static void say(String name, double value) {
        System.out.println(MARK + name + " " + value);
    }

    /** Takes a line of a process; false where it is no figure. */
    boolean hear(String line) {
        if (!line.startsWith(MARK)) {
            return false;
        }
        var words = line.substring(MARK.length()).split(" ", 2);
        add(words[0], Double.parseDouble(words[1]));
        return true;
    }

    void add(String name, double value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    void addAll(Figures others) {
        others.values.forEach((name, more) -> more.forEach(value -> add(name, value)));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int count(String name) {
        return all(name).size();
    }

    double first(String name) {
        return all(name).isEmpty() ? Double.NaN : all(name).getFirst();
    }

    double median(String name) {
        return percentile(name, 50);
    }

    double p95(String name) {
        return percentile(name, 95);
    }

    double most(String name) {
        return percentile(name, 100);
    }

    /** The smallest value that so many percent of all do not exceed; no number where there is none. */
    private double percentile(String name, int percent) {
        var sorted = all(name).stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private List<Double> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
