package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static till.domain.PaymentState.AWAITING_PAYER;
import static till.domain.PaymentState.LAPSED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    @ParameterizedTest
    @CsvSource({"0, 2", "29, 31", "30, 33", "119, 122", "120, 125", "298, 300", "299, 300"})
    void theCodeOnScreenIsAskedAboutEveryFewSecondsUpToItsExpiry(long age, long next) {
        var at = Pace.open(Samples.payment(AWAITING_PAYER), Samples.NOON.plusSeconds(age));
        assertEquals(Samples.NOON.plusSeconds(next), at);
    }

    @Test
    void whatStaysOpenIsAskedAboutEverMoreSlowlyForAWeekAndThenHandedToAPerson() {
        var expiry = Samples.order().expiresAt();
        var gaps = new ArrayList<Duration>();
        var now = expiry;
        @Nullable Instant next = Pace.open(Samples.payment(LAPSED), now);
        while (next != null) {
            gaps.add(Duration.between(now, next));
            now = next;
            next = Pace.open(Samples.payment(LAPSED), now);
        }
        assertEquals(
                List.of("PT30S", "PT1M", "PT5M", "PT15M", "PT1H", "PT6H"),
                gaps.stream().limit(6).map(Duration::toString).toList());
        assertEquals(Duration.ofDays(1), gaps.getLast());
        assertEquals(7, Duration.between(expiry, now).toDays());
    }

    @Test
    void whatEndedUnpaidIsAskedAboutFourTimesMore() {
        var end = Samples.NOON;
        var looks = new ArrayList<Duration>();
        Instant before = null;
        for (var next = Pace.justEnded(end); next != null; ) {
            var now = next;
            looks.add(Duration.between(end, now));
            next = Pace.ended(end, before, now);
            before = now;
        }
        assertEquals(
                List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(25)), looks);
    }

    @Test
    void theFirstLookAfterALongSleepIsNotTheLast() {
        var end = Samples.NOON;
        var awake = end.plus(Duration.ofDays(9));
        var again = awake.plus(Duration.ofHours(1));
        assertEquals(again, Pace.ended(end, end.plus(Duration.ofMinutes(5)), awake));
        assertEquals(again, Pace.ended(end, awake.minusSeconds(1), awake), "asked twice in a second");
        assertEquals(again, Pace.endedUnheard(end, null, awake), "the network comes up after the till");
        assertNull(Pace.ended(end, awake, again));
        assertNull(Pace.endedUnheard(end, awake, again));
    }

    @Test
    void aRefundIsNeverGivenUp() {
        var asked = Samples.NOON;
        assertEquals(asked.plusSeconds(2), Pace.refund(asked, asked));
        assertEquals(asked.plus(Duration.ofDays(31)), Pace.refund(asked, asked.plus(Duration.ofDays(30))));
    }
}
