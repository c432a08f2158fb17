package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import till.domain.Ability;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Result;
import till.gateway.Gateway;
import till.ledger.LedgerOpening;
import till.ledger.SeededYear;
import till.service.GatewayDirectory;
import till.settings.DataFolder;

/**
 * Kills the real program where money could be lost or doubled, and holds the ledger against the gateways' own books. A few
 * kills in every run; {@code -Dkills=all} for each one there is, {@code -Dkills=N -Dkills.seed=S} for a choice of them.
 * {@code -Dkills.only=PATTERN} for those in whose name the pattern is found, {@code -Dkills.ledger=server} for all of them with the
 * ledger on PostgreSQL, {@code -Dkills.filled=N} for a ledger that has N payments of the years before. The table is printed and kept in {@code target/kills.txt};
 * what a kill with a mismatch left behind is in {@code target/kills}.
 */
class KillsTest {
    private static final int USUAL = 20;
    private static final int CLOSES = 4;
    private static final int FILES = 4;
    private static final int PAID_AT_ONCE = 3;
    private static final int ON_SERVER = 4;
    private static final boolean ALL_ON_SERVER = "server".equals(System.getProperty("kills.ledger"));
    private static final long SEED = 20261121;
    private static final Path KEPT = Path.of("target", "kills");

    @TempDir
    private Path folder;

    private final KillTable table = new KillTable();

    @Test
    void nothingIsLostOrDoubled() throws Exception {
        allGoWell(chosen(KillMatrix.of(abilities())), ALL_ON_SERVER);
    }

    /** In every run a few that die over a customer's code, a card that is typed in, and one that is charged again. */
    @Test
    @DisabledIfSystemProperty(named = "kills", matches = ".+")
    void codesAndCardsAreChargedOnce() throws Exception {
        var paid = KillMatrix.of(abilities()).stream()
                .filter(kill -> kill.gateway().equals("acqra") && kill.work().isPaidAtOnce())
                .toList();
        allGoWell(KillMatrix.sample(paid, PAID_AT_ONCE, SEED), false);
    }

    /** In every run a few of those that die while a shift or a day is closed, a day exported or a backup made. */
    @Test
    @DisabledIfSystemProperty(named = "kills", matches = ".+")
    void closesAreThereWholeOrNotAtAll() throws Exception {
        var all = KillMatrix.of(abilities());
        var closes = all.stream().filter(kill -> kill.work().isClosing()).toList();
        var files = all.stream().filter(kill -> kill.work().isFiling()).toList();
        var few = Stream.of(KillMatrix.sample(closes, CLOSES, SEED), KillMatrix.sample(files, FILES, SEED))
                .flatMap(List::stream)
                .toList();
        allGoWell(few, false);
    }

    @Test
    @DisabledIfSystemProperty(named = "kills", matches = ".+")
    void nothingIsLostOrDoubledOnAServerEither() throws Exception {
        allGoWell(KillMatrix.sample(KillMatrix.of(abilities()), ON_SERVER, SEED + 1), true);
    }

    private void allGoWell(List<Kill> kills, boolean onServer) throws Exception {
        var began = System.nanoTime();
        var jvm = FastStart.in(Files.createDirectories(folder.resolve("fast")));
        var empty = emptyLedger();
        try (var servers = new KillServers(folder.resolve("server"));
                var workers = Executors.newFixedThreadPool(Integer.getInteger("kills.atOnce", 2))) {
            var all = kills.stream()
                    .filter(kill -> !onServer || KillServers.canServe(kill))
                    .<Callable<Integer>>map(kill -> () -> onServer
                            ? servers.with(
                                    kill,
                                    filling(),
                                    (server, secret) ->
                                            carryOut(kill, jvm, shop -> shop.ledgerOnServer(server, secret)))
                            : carryOut(kill, jvm, shop -> shop.ledger(empty)))
                    .toList();
            for (var one : workers.invokeAll(all)) {
                one.get();
            }
        }
        var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        print(table.lines());
        System.out.println(seconds + " s");
        assertEquals(List.of(), table.mismatches());
    }

    /** Gives a shop its empty ledger. */
    private interface Furnishing {
        void of(ShopInTest shop) throws IOException;
    }

    private int carryOut(Kill kill, Program.Jvm jvm, Furnishing ledger) throws Exception {
        var own = folder.resolve(Integer.toHexString(kill.toString().hashCode()));
        List<String> wrong;
        try (var shop = new ShopInTest(own, kill.gateway())) {
            ledger.of(shop);
            wrong = judged(new KilledTill(kill, shop, new Program(own, jvm)));
        }
        if (!wrong.isEmpty()) {
            System.out.println(kill + ": " + wrong + " " + Folders.copy(own, KEPT.resolve(own.getFileName())));
        }
        Folders.delete(own);
        var count = table.count(kill, wrong);
        if (count % 100 == 0) {
            print(table.lines());
        }
        return count;
    }

    private static List<String> judged(KilledTill killed) throws Exception {
        try {
            return killed.mismatches();
        } catch (AssertionError | RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private List<Kill> chosen(List<Kill> all) {
        var only = System.getProperty("kills.only", "");
        var named = Pattern.compile(only);
        var possible = all.stream()
                .filter(kill -> named.matcher(kill.toString()).find())
                .toList();
        var wanted = System.getProperty("kills", Integer.toString(only.isEmpty() ? USUAL : possible.size()));
        var count = wanted.equals("all") ? possible.size() : Integer.parseInt(wanted);
        long seed = Long.getLong("kills.seed", SEED);
        System.out.println("kills: " + count + " of " + all.size() + ", seed " + seed);
        return KillMatrix.sample(possible, count, seed);
    }

    private Map<String, Set<Ability>> abilities() throws IOException {
        var abilities = new LinkedHashMap<String, Set<Ability>>();
        var home = ((Result.Done<DataFolder>) DataFolder.open(folder.resolve("abilities"))).value();
        try (var threads = new TillThreads()) {
            for (var one : Simulations.start(home, threads, new SecureRandom(), Clock.systemUTC())) {
                var gateway = ((Result.Done<Gateway>) Gateways.open(one.profile(), exchange -> {}, Clock.systemUTC()))
                        .value();
                abilities.put(gateway.id(), new GatewayDirectory(List.of(gateway)).abilities(gateway.id()));
                one.server().close();
            }
        }
        return abilities;
    }

    private Path emptyLedger() throws Exception {
        var home = ((Result.Done<DataFolder>) DataFolder.open(folder.resolve("empty"))).value();
        var ledger = home.ledger(Mode.LIVE);
        LedgerOpening.openFile(ledger, "T01").close();
        if (filling().payments() > 0) {
            SeededYear.intoFile(ledger, filling());
        }
        return ShopInTest.ledgerFile(home);
    }

    private static SeededYear.Plan filling() {
        var calendar = new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0);
        var first = LocalDate.now(Clock.systemUTC()).minusYears(2);
        return new SeededYear.Plan(Integer.getInteger("kills.filled", 0), first, 365, calendar, SEED);
    }

    private static void print(List<String> lines) throws IOException {
        lines.forEach(System.out::println);
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "kills.txt"), lines, StandardCharsets.UTF_8);
    }
}
