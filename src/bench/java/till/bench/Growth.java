package till.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How one figure grows with the number of payments: 0 for not at all, 1 for in step with it. */
final class Growth {
    private final Map<Integer, Double> bySize = new TreeMap<>();

    void at(int size, double figure) {
        if (!Double.isNaN(figure)) {
            bySize.put(size, figure);
        }
    }

    /** One line with every size and the slope on double logarithmic paper; none for fewer than two sizes. */
    List<Line> line(String number, String what, String unit) {
        if (bySize.size() < 2) {
            return List.of();
        }
        var each = bySize.entrySet().stream()
                .map(entry -> Line.grouped(entry.getKey()) + ": " + value(entry.getValue(), unit))
                .collect(Collectors.joining("; "));
        var slope = String.format(Locale.ROOT, "slope %.2f", slope());
        return List.of(new Line(number, "growth: " + what, each, Line.NONE, slope, Line.NONE, null));
    }

    private static String value(double value, String unit) {
        return unit.equals("ms") ? Line.ms(value) : Line.grouped(value) + unit;
    }

    /** Least squares over the logarithms. */
    double slope() {
        var middleX = bySize.keySet().stream().mapToDouble(Math::log).average().orElseThrow();
        var middleY = bySize.values().stream().mapToDouble(Math::log).average().orElseThrow();
        var above = 0.0;
        var below = 0.0;
        for (var entry : bySize.entrySet()) {
            var x = Math.log(entry.getKey()) - middleX;
            above += x * (Math.log(entry.getValue()) - middleY);
            below += x * x;
        }
        return above / below;
    }
}
