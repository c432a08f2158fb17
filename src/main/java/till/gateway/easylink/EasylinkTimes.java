package till.gateway.easylink;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the gateway's times: ISO-8601, or the day and the twelve-hour clock as they are written in Hong Kong. */
final class EasylinkTimes {
    private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}),? *(上午|下午)? *(\\d{1,2}):(\\d{2}):(\\d{2})");
    private static final Pattern ISO_WITHOUT_ZONE = Pattern.compile(".*\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?");

    private EasylinkTimes() {}

    /** Null for a time that cannot be read: it is shown, never decided by. */
    static @Nullable Instant read(String text) {
        try {
            var written = WRITTEN.matcher(text.strip());
            if (written.matches()) {
                return written(written.toMatchResult());
            }
            var iso = text.strip().replace(' ', 'T');
            return iso.contains("T") && ISO_WITHOUT_ZONE.matcher(iso).matches() && !hasOffset(iso)
                    ? LocalDateTime.parse(iso).atZone(HONG_KONG).toInstant()
                    : OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static boolean hasOffset(String iso) {
        var time = iso.substring(iso.indexOf('T'));
        return time.contains("+") || time.contains("-");
    }

    private static Instant written(MatchResult parts) {
        var hour = number(parts, 5);
        var half = parts.group(4);
        if (half != null && (hour < 1 || hour > 12)) {
            throw new DateTimeException("no hour of a twelve-hour clock");
        }
        var of24 = half == null ? hour : hour % 12 + (half.equals("下午") ? 12 : 0);
        return LocalDateTime.of(
                        number(parts, 3), number(parts, 2), number(parts, 1), of24, number(parts, 6), number(parts, 7))
                .atZone(HONG_KONG)
                .toInstant();
    }

    private static int number(MatchResult parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
