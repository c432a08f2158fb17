package till.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderWordsTest {
    private static final Instant THEN = Instant.parse("2026-11-21T06:05:00Z");

    private final Desk desk = new Desk();
    private final OrderWords words = new OrderWords(desk.frame, ZoneOffset.UTC);

    @AfterEach
    void close() {
        desk.close();
    }

    private String age(Duration age) {
        return words.age(THEN, THEN.plus(age));
    }

    @Test
    void anAgeIsToldInTheLargestUnitThatFitsAndNeverAsNought() {
        assertEquals(
                List.of("under a minute", "under a minute", "1 min", "59 min", "1 h", "47 h", "2 days"),
                Stream.of(-5, 59, 60, 3599, 3600, 172_799, 172_800)
                        .map(Duration::ofSeconds)
                        .map(this::age)
                        .toList());
    }

    @Test
    void aCureIsNamedInASentenceWithoutTheDotsOfItsButton() {
        assertEquals("Keep as it is", words.cure("KEEP"));
    }
}
