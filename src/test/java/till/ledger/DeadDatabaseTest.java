package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import till.domain.Problem;
import till.domain.Unavailable;

/** A database that is gone ends each call in bounded time, with a sentence for the person. */
class DeadDatabaseTest {
    @Test
    void oneThatIsBusyForTooLongIsSaidToBeLostToo() {
        var connections = new Connections(() -> {
            throw new SQLException("timeout trying to lock", "HYT00");
        });
        try (var ledger = new JdbiLedger(new Transactions(connections, "T1", true, Duration.ZERO))) {
            var thrown = assertThrows(Unavailable.class, () -> ledger.payments().openCount());
            assertEquals(Problem.of("ledger.lost"), thrown.problem());
        }
    }

    /** As where a close of day meets the end of the disk in its middle: the disk is named, not a database. */
    @Test
    void oneWhoseDiskIsFullNamesTheDisk() {
        var connections = new Connections(
                () -> {
                    throw new SQLException("the file is closed", "08003");
                },
                () -> true);
        try (var ledger = new JdbiLedger(new Transactions(connections, "T1", true, Duration.ZERO))) {
            var thrown = assertThrows(Unavailable.class, () -> ledger.payments().openCount());
            assertEquals(Problem.of("ledger.lostRoom"), thrown.problem());
        }
    }

    @Test
    void aCallGivesUpAndSaysThatTheLedgerIsLost() {
        var tries = new int[1];
        var connections = new Connections(() -> {
            tries[0]++;
            throw new SQLException("refused", "08001");
        });
        try (var ledger = new JdbiLedger(new Transactions(connections, "T1", true, Duration.ofMillis(200)))) {
            var began = System.nanoTime();
            var thrown = assertThrows(Unavailable.class, () -> ledger.payments().openCount());
            assertEquals(Problem.of("ledger.lost"), thrown.problem());
            assertTrue(tries[0] > 1, "tried again");
            assertTrue(System.nanoTime() - began < Duration.ofSeconds(30).toNanos());
        }
    }
}
