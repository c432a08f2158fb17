package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineTest {
    private final AtomicLong now = new AtomicLong();
    private final Line line = new Line(Duration.ofSeconds(10), now::get);

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void whatLastsIsAskedAboutOnceASecondAndOverWithTheFirstAnswer() {
        assertTrue(line.mayTry());
        line.lost();
        assertTrue(line.isAway());
        after(Duration.ofSeconds(4));
        line.lost();
        assertTrue(line.mayTry(), "a short interruption is waited out");
        assertEquals(Duration.ofSeconds(10).toNanos(), line.end(), "by all calls until the same moment");
        after(Duration.ofSeconds(7));
        assertTrue(line.mayTry());
        assertFalse(line.mayTry());
        after(Duration.ofSeconds(1));
        assertTrue(line.mayTry());
        line.answered();
        assertFalse(line.isAway());
        assertTrue(line.mayTry());
        assertTrue(line.mayTry());
    }
}
