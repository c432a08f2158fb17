package till.cli;

import java.time.Duration;
import java.util.regex.Pattern;

/** Reads how long: {@code 120s}, {@code 2m}, {@code 24h}, {@code 7d}. */
final class WaitTime {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([smhd])");

    private WaitTime() {}

    static Duration read(String text) throws Stopped {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw Stopped.wrongUse("cli.duration.wrong", text);
        }
        var count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
