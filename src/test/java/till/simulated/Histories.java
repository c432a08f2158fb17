package till.simulated;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import till.domain.RefundTerms;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.ledger.MemoryDatabase;
import till.ledger.MemoryLedger;
import till.ledger.PairedLedger;
import till.ledger.ServerDatabase;
import till.simulated.Timeline.Happening;

/**
 * Runs histories by their seeds. Each tenth is on the real SQL ledger in memory, or, in each hundredth and everywhere with
 * {@code -Dledger=server}, on a real PostgreSQL; its every answer is held against that of its twin in plain memory. The others
 * are on the twin alone. In each fifth, and in half of those on the real ledger, the
 * real adapters speak to the strict simulators of their gateways, in the others plain gateways do the same at a fraction of
 * the cost. In another tenth, on the real ledger alone, days and shifts are closed beside everything else, and in a quarter of
 * those cards are charged by agreement, parcels sent, days exported, and what has ended taken out at the end.
 */
final class Histories implements AutoCloseable {
    private static final int SQL_EACH = 10;
    private static final int SPOKEN_EACH = 5;
    private static final int CLOSING = 5;

    private static final int SERVER_EACH = 100;
    private static final boolean ON_SERVER = "server".equals(System.getProperty("ledger"));

    private final Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
    private final Surprises surprises = new Surprises();
    private @Nullable MemoryDatabase database;
    private @Nullable ServerDatabase server;

    /** What became of a history. */
    record Ended(World world, Timeline timeline, Optional<Throwable> broken) {}

    /** Runs one; where it breaks a rule, the message has the shortest story that still does. */
    Optional<String> run(long seed) {
        var ended = run(Plan.of(seed), false);
        ended.timeline().happened().forEach((what, times) -> happened.merge(what, times, Integer::sum));
        return ended.broken().map(first -> {
            var shorter = new Shrinking(plan -> run(plan, false)).shortest(ended);
            var told = run(shorter, true);
            return "seed %d: %s%nrun it again with -Dseed=%d%n%s%n%s"
                    .formatted(
                            seed,
                            first.getMessage(),
                            seed,
                            told.timeline().text(),
                            told.broken().map(Throwable::toString).orElse("(not broken when told)"));
        });
    }

    /** Whether days and shifts are closed in a history. */
    static boolean closes(long seed) {
        return seed % SQL_EACH == CLOSING;
    }

    /** Whether, in a quarter of those, cards are charged by agreement, parcels sent and days exported too. */
    static boolean works(long seed) {
        return seed % (4 * SQL_EACH) == SQL_EACH + CLOSING;
    }

    Ended run(Plan plan, boolean told) {
        var timeline = new Timeline(told);
        var world = new World(plan, timeline, ledgers(plan.seed()), Histories::gateways);
        try {
            world.run();
            return new Ended(world, timeline, surprises.taken());
        } catch (AssertionError | RuntimeException e) {
            return new Ended(world, timeline, surprises.taken().or(() -> Optional.of(e)));
        }
    }

    private static List<SimulatedGateway> gateways(World world) {
        var dice = new Dice(Dice.seed(world.plan().seed(), -5));
        var seed = world.plan().seed();
        if (seed % SPOKEN_EACH == 1 || seed % (2 * SQL_EACH) == SQL_EACH) {
            return List.of(new SpokenGateway(world, dice.of(SpokenGateway.KINDS)));
        }
        var first = dice.below(Traits.ALL.size());
        var second = (first + 1 + dice.below(Traits.ALL.size() - 1)) % Traits.ALL.size();
        // a third of the shops has agreed on terms of refunds with the first of its gateways
        var terms = dice.oneIn(3) ? new RefundTerms(1, 1 + dice.below(2)) : RefundTerms.NONE;
        return List.of(
                new PlainBook(world, Traits.ALL.get(first), terms),
                new PlainBook(world, Traits.ALL.get(second), RefundTerms.NONE));
    }

    private List<Ledger> ledgers(long seed) {
        var twins = MemoryLedger.sharedBy(World.TILLS);
        if (seed % SQL_EACH == CLOSING) {
            return emptied(seed);
        }
        if (seed % SQL_EACH != 0) {
            return twins;
        }
        var real = emptied(seed);
        return List.of(PairedLedger.of(real.get(0), twins.get(0)), PairedLedger.of(real.get(1), twins.get(1)));
    }

    private List<Ledger> emptied(long seed) {
        return ON_SERVER || seed % SERVER_EACH / SQL_EACH == SERVER_EACH / SQL_EACH - 1
                ? server().emptied()
                : database().emptied();
    }

    private ServerDatabase server() {
        var open = server;
        if (open == null) {
            open = opened(() -> new ServerDatabase(World.TILLS));
            server = open;
        }
        return open;
    }

    private MemoryDatabase database() {
        var open = database;
        if (open == null) {
            open = opened(() -> new MemoryDatabase(World.TILLS));
            database = open;
        }
        return open;
    }

    private interface Opening<T> {
        T open() throws LedgerUnusable;
    }

    private static <T> T opened(Opening<T> opening) {
        try {
            return opening.open();
        } catch (LedgerUnusable e) {
            throw new IllegalStateException(e);
        }
    }

    Map<Happening, Integer> happened() {
        return happened;
    }

    @Override
    public void close() {
        surprises.close();
        if (database != null) {
            database.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
