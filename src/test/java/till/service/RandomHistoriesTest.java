package till.service;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import till.ledger.LedgerUnusable;

/**
 * A hundred seeded histories. {@code -Dseeds=N} runs N of them, {@code -Dseed=S} the one that failed; its timeline is
 * in the failure's message.
 */
class RandomHistoriesTest {
    private static final int SEEDS = Integer.getInteger("seeds", 100);
    private static final int FIRST = Integer.getInteger("seed", 1);

    @Test
    void noMoneyIsLostOrDoubledInAnyHistory() throws LedgerUnusable {
        var happened = new EnumMap<RandomHistory.Happening, Integer>(RandomHistory.Happening.class);
        var last = System.getProperty("seed") == null ? FIRST + SEEDS - 1 : FIRST;
        for (var seed = FIRST; seed <= last; seed++) {
            run(seed).forEach((what, times) -> happened.merge(what, times, Integer::sum));
        }
        if (last - FIRST >= 99) {
            for (var what : RandomHistory.Happening.values()) {
                assertTrue(happened.getOrDefault(what, 0) > 0, what + " never happened: " + happened);
            }
        }
    }

    private static Map<RandomHistory.Happening, Integer> run(int seed) throws LedgerUnusable {
        try (var history = new RandomHistory(seed)) {
            try {
                history.run();
                return history.happened;
            } catch (AssertionError | RuntimeException e) {
                return fail("seed " + seed + ": " + e.getMessage() + "\n" + String.join("\n", history.timeline), e);
            }
        }
    }
}
