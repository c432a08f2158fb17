package till.ui.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import till.domain.Problem;

/** Reads from a refused PIN until when no further one is looked at. */
final class LockedOut {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private LockedOut() {}

    /** Such a problem names a time of day; it lies ahead, past midnight if need be. */
    static Optional<Instant> until(Problem problem, Instant now, ZoneId zone) {
        return switch (problem.key()) {
            case "access.wrongPinLocked", "access.locked" ->
                Optional.of(next(problem.arguments().get(1), now, zone));
            default -> Optional.empty();
        };
    }

    private static Instant next(String time, Instant now, ZoneId zone) {
        var today = LocalTime.parse(time).atDate(now.atZone(zone).toLocalDate()).atZone(zone);
        var late = today.toInstant().isBefore(now.minus(HALF_A_DAY));
        return (late ? today.plusDays(1) : today).toInstant();
    }
}
