package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import till.domain.Event;
import till.domain.OrderNo;
import till.domain.RefundNo;

/**
 * The chain's hashes as they were first published: a ledger written by any version must verify with every later one. The
 * literals were computed by another program from the rule in {@link EventChain}.
 */
class EventChainTest {
    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00.123456Z");

    @Test
    void aKnownSequenceOfEventsHasItsKnownHashes() {
        var start = EventChain.start("T01");
        assertEquals("da6e4d946080bac3d498cb3883b0db5ba65323675382ac14ea1cdfd19da8b1e7", start);
        var added = new Event(
                "T01",
                1,
                NOON,
                Event.Kind.PAYMENT_ADDED,
                new OrderNo("T01PA"),
                null,
                Map.of("amount", "8850 HKD", "subject", "奶茶 \"large\"", "sale", "A-17"));
        var first = EventChain.hash(start, added);
        assertEquals("89dfb008c24bcf838b5b8e59107ef09e3e52759e32c83e51e77afcd656f12bbc", first);
        var refunded = new Event(
                "T01",
                2,
                NOON.plusSeconds(60),
                Event.Kind.REFUND_RESERVED,
                new OrderNo("T01PA"),
                new RefundNo("T01RB"),
                Map.of("amount", "100 HKD"));
        assertEquals(
                "4470e5be0bca02adb0c17356f30b3e1af3d6d92d2b9c8d056ae78d4eb51374a0", EventChain.hash(first, refunded));
        assertEquals(
                "54cc979a6119b6e3e5849f341c29264f266783b5b7b120ce95907f0e3ad16700", EventChain.hash(start, refunded));
    }
}
