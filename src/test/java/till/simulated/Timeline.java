package till.simulated;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What happened in a history, for a person to read, and how often each thing did. */
final class Timeline {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS");
    private static final Pattern NUMBER = Pattern.compile("T0\\d([PR])[0-9A-Z]{19}");

    private final boolean told;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<Happening, Integer> happened = new EnumMap<>(Happening.class);

    /** What a history may be made of. */
    enum Happening {
        PAID,
        LATE,
        TWICE,
        REFUND_DONE,
        REFUND_RESENT,
        REFUND_ELSEWHERE,
        CAPTURED,
        CAPTURED_IN_PART,
        DEATH,
        DISK_FAULT,
        SENT_LOG_FULL,
        LOST_BEFORE,
        LOST_AFTER,
        DUPLICATED,
        DELAYED,
        SPOILED,
        MEANWHILE,
        UNCERTAIN,
        LAPSED,
        CANCELLED,
        DECLINED,
        CLOCK_SET,
        CLOCKS_APART,
        ATTENTION,
        CLAIM,
        SCANNED,
        SETTLED,
        DAY_CLOSED,
        DAY_REFUSED,
        SHIFT_ENDED,
        REVERSED,
        CHARGED_AGAIN,
        PARCEL_SETTLED,
        EXPORTED,
        TAKEN_OUT
    }

    /** @param told whether lines are kept: they cost most of a history's time */
    Timeline(boolean told) {
        this.told = told;
    }

    void note(Instant now, int depth, Supplier<String> what) {
        if (told) {
            var time = TIME.format(now.atOffset(ZoneOffset.UTC));
            lines.add(time + "    ".repeat(depth) + " "
                    + NUMBER.matcher(what.get()).replaceAll(hit -> named(hit.group())));
        }
    }

    /** Short names read better: P1 and R2 in the order they came up. */
    private String named(String number) {
        var kind = number.substring(3, 4);
        return names.computeIfAbsent(
                number,
                _ -> kind
                        + (1
                                + names.keySet().stream()
                                        .filter(other -> other.substring(3, 4).equals(kind))
                                        .count()));
    }

    void count(Happening what) {
        happened.merge(what, 1, Integer::sum);
    }

    Map<Happening, Integer> happened() {
        return happened;
    }

    String text() {
        return String.join("\n", lines);
    }
}
