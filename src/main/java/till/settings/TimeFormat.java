package till.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times as they are shown everywhere: on the shop's clock, in 24 hours. */
public final class TimeFormat {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private TimeFormat() {}

    /** To the second. */
    public static String second(Instant at, ZoneId zone) {
        return SECOND.format(at.atZone(zone));
    }

    /** What is left of a time, in minutes and seconds. */
    public static String left(Duration left) {
        return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }

    /** To the minute. */
    public static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    /** The day too, where it may be another than the reader's. */
    public static String dayAndMinute(Instant at, ZoneId zone) {
        return DAY_MINUTE.format(at.atZone(zone));
    }

    /** The day too, and to the second. */
    public static String dayAndSecond(Instant at, ZoneId zone) {
        return DAY_SECOND.format(at.atZone(zone));
    }
}
