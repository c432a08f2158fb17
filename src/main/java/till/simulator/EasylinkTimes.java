package till.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes the gateway's times, which are Hong Kong's. */
final class EasylinkTimes {

    private static final ZoneId ZONE = ZoneId.of("Asia/Hong_Kong");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(":mm:ss");

    private EasylinkTimes() {}

    static String iso(long millis) {
        return ISO.format(zoned(millis));
    }

    static String compact(long millis) {
        return COMPACT.format(zoned(millis));
    }

    /** As a browser in Hong Kong writes it: day first, a clock of twelve hours. */
    static String forPeople(long millis) {
        var time = zoned(millis);
        var hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        return DATE.format(time) + (time.getHour() < 12 ? " 上午" : " 下午") + hour + MINUTE.format(time);
    }

    private static ZonedDateTime zoned(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZONE);
    }
}
