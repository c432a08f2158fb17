package till.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Problem;

/** On a server one program changes the tables, once, and not while another sells. */
class ServerUpdateTurnTest {
    private static final int OLD = 14;
    private static final int TILLS = 5;

    private final String name = TestServer.createEmpty();
    private final OlderServer older = new OlderServer(TestServer.address(name), TestServer.password());
    private final AtomicInteger copies = new AtomicInteger();

    @BeforeEach
    void make() throws Exception {
        older.make(OLD);
    }

    @AfterEach
    void drop() {
        TestServer.drop(name);
    }

    private Optional<Problem> copied(int version) {
        assertEquals(OLD, version);
        copies.incrementAndGet();
        return Optional.empty();
    }

    private Ledger open(String till) throws LedgerUnusable {
        return LedgerOpening.openServer(
                older.server(), older.password(), till, new LedgerOpening.Told(() -> {}, this::copied));
    }

    @Test
    void ofSeveralThatStartAtOnceOneCopiesAndChangesAndAllWork() throws Exception {
        try (var threads = Executors.newFixedThreadPool(TILLS)) {
            var opened = new ArrayList<Future<Ledger>>();
            for (var till = 0; till < TILLS; till++) {
                var number = "T0" + till;
                Callable<Ledger> opening = () -> open(number);
                opened.add(threads.submit(opening));
            }
            for (var each : opened) {
                try (var ledger = each.get()) {
                    assertEquals(List.of(), ledger.history().verify().faults());
                }
            }
        }
        assertEquals(1, copies.get());
        assertEquals(Schema.NEWEST, older.tables());
    }

    @Test
    void whileATillOfTheOlderProgramWorksThereNothingIsCopiedAndChanged() throws Exception {
        var schema = new Schema(Store.server(older.server(), older.password()), Duration.ofSeconds(2), this::copied);
        try (var _ = older.atWork()) {
            var unusable = assertThrows(LedgerUnusable.class, schema::bringUpToDate);
            assertEquals("ledger.update.atWork", unusable.problem().key());
            assertEquals(0, copies.get());
            assertEquals(OLD, older.tables());
        }
        schema.bringUpToDate();
        assertEquals(Schema.NEWEST, older.tables());
    }

    @Test
    void aTillThatIsClosedMeanwhileIsNotInTheWay() throws Exception {
        var working = older.atWork();
        try (var threads = Executors.newSingleThreadScheduledExecutor()) {
            threads.schedule(
                    () -> {
                        working.close();
                        return true;
                    },
                    1,
                    TimeUnit.SECONDS);
            open("T01").close();
        }
        assertEquals(Schema.NEWEST, older.tables());
    }

    @Test
    void whoeverComesWhileItIsCopiedKeepsTheTablesAsTheyAre() throws Exception {
        var come = new ArrayList<AutoCloseable>();
        var schema = new Schema(Store.server(older.server(), older.password()), Duration.ofSeconds(2), _ -> {
            try {
                come.add(older.atWork());
                return Optional.empty();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        var unusable = assertThrows(LedgerUnusable.class, schema::bringUpToDate);
        assertEquals("ledger.update.atWork", unusable.problem().key());
        assertEquals(OLD, older.tables());
        come.getFirst().close();
    }

    @Test
    void whereNobodySaidWhatToKeepTheTablesStayAndAnOlderProgramLeavesNewerOnesAlone() throws Exception {
        var unusable = assertThrows(
                LedgerUnusable.class,
                () -> LedgerOpening.openServer(older.server(), older.password(), "T01", () -> {}));
        assertEquals("ledger.update.needed", unusable.problem().key());
        assertEquals(OLD, older.tables());
        open("T01").close();
        older.asOfANewerProgram();
        var newer = assertThrows(LedgerUnusable.class, () -> open("T02"));
        assertEquals("ledger.newer", newer.problem().key());
    }

    /** Of a large ledger an index takes minutes: the line must not be cut while nothing comes back over it. */
    @Test
    void tablesMayTakeTheirTime() throws Exception {
        try (var connection = Store.server(older.server(), older.password()).connectToUpdate()) {
            assertEquals(Duration.ofHours(2).toMillis(), connection.getNetworkTimeout());
        }
    }
}
