package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A till keeps no more places at a server than it needs. */
class ConnectionsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Connection> opened = new ArrayList<>();
    private final Store store = Store.memory("places");
    private final Connections connections = new Connections(this::open, () -> false, nanos::get, 4);

    private Connection open() throws java.sql.SQLException {
        var one = store.connect();
        opened.add(one);
        return one;
    }

    private long open(List<Connection> all) throws Exception {
        var open = 0;
        for (var each : all) {
            open += each.isClosed() ? 0 : 1;
        }
        return open;
    }

    @Test
    void whatABusyMomentLeftOverIsClosedWhenItIsNotNeededForAWhile() throws Exception {
        var taken = new ArrayList<Connection>();
        for (var number = 0; number < 4; number++) {
            taken.add(connections.openConnection());
        }
        taken.forEach(connections::closeConnection);
        assertEquals(4, open(opened), "for the next busy moment");
        for (var turn = 0; turn < 9; turn++) {
            nanos.addAndGet(Duration.ofSeconds(15).toNanos());
            connections.closeConnection(connections.openConnection());
        }
        assertEquals(1, open(opened));
        assertEquals(4, opened.size(), "the one in use was never exchanged");
        connections.close();
        assertEquals(0, open(opened));
    }

    @Test
    void aServerWithoutAPlaceForAnotherConnectionIsOutOfReachAndNotBroken() {
        assertEquals(
                Fault.LOST, Fault.of(new java.sql.SQLException("remaining connection slots are reserved", "53300")));
        assertFalse(Fault.isOfDisk(new java.sql.SQLException("remaining connection slots are reserved", "53300")));
        assertTrue(Fault.isOfDisk(new java.sql.SQLException("disk full", "53100")));
    }
}
