package till.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table, as it is printed.
 *
 * @param number of the goal, as S1
 * @param limit what could be had at best, measured in the same run
 * @param met whether the goal was reached; null where the line has none of its own
 */
record Line(
        String number,
        String what,
        String measured,
        String limit,
        String ratio,
        String goal,
        @Nullable Boolean met) {
    static final String NONE = "–";

    /** A line that is only told. */
    static Line told(String number, String what, String measured, String limit) {
        return new Line(number, what, measured, limit, NONE, NONE, null);
    }

    /** A part that could not be measured here, with the reason. */
    static Line missing(String number, String what, String reason) {
        return new Line(number, what, "not measured: " + reason, NONE, NONE, NONE, null);
    }

    String text() {
        var verdict = met == null ? NONE : met ? "met" : "**not met**";
        return "| " + String.join(" | ", number, what, measured, limit, ratio, goal, verdict) + " |";
    }

    static String ms(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%,.0f ms", value);
    }

    static String times(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.2f ×", value);
    }

    static String grouped(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    static String perSecond(double value) {
        return grouped(value) + "/s";
    }

    static String mebibytes(double bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / (1 << 20));
    }
}
