package till.cli;

import java.time.Duration;
import java.util.regex.Pattern;

/** Reads how long to wait: {@code 120s}, {@code 2m}. */
final class WaitTime {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([smh])");

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
            default -> Duration.ofHours(count);
        };
    }
}
