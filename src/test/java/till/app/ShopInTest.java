package till.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import till.backup.BackupPlace;
import till.backup.Backups;
import till.domain.BusinessCalendar;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.Result;
import till.domain.Secret;
import till.gateway.TaughtWords;
import till.ledger.FileSentLog;
import till.ledger.InstalledServer;
import till.ledger.Ledger;
import till.ledger.LedgerDump;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.service.Books;
import till.service.Expiries;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.LedgerPassword;
import till.settings.MethodSettings;
import till.settings.SealedSecretFile;
import till.settings.SecretStore;
import till.settings.SettingsFile;
import till.settings.ShopSettings;
import till.simulator.OrderBook;
import till.simulator.SimulatedCustomer;

/** A data folder of the real program, set up live with one simulated gateway that outlives every process. */
final class ShopInTest implements AutoCloseable {
    private final DataFolder home;
    private final SteppedClock clock = new SteppedClock();
    private final TillThreads threads = new TillThreads();
    private final List<Simulations.Simulated> servers;
    private final Simulations.Simulated simulated;
    private final SecretStore secrets;
    private final List<TillInTest> tills = new ArrayList<>();
    private Opening ledger = this::openFile;
    private Optional<LedgerServer> server = Optional.empty();
    private Supplier<Optional<Result<LedgerDump>>> dump = Optional::empty;

    /** @param gateways those the shop has; the first is the one that is meant where only one is */
    ShopInTest(Path folder, String... gateways) {
        this.home = ((Result.Done<DataFolder>) DataFolder.open(folder)).value();
        var random = new SecureRandom();
        this.servers = Simulations.start(home, threads, random, clock);
        this.simulated = simulated(gateways[0]);
        this.secrets = new SealedSecretFile(home.secrets(), home.secretsKey(), random);
        var profiles = new GatewayProfiles(home, secrets, random, Gateways.forms(), TaughtWords.meanings());
        for (var gateway : gateways) {
            profiles.save(simulated(gateway).profile(), false);
        }
    }

    Simulations.Simulated simulated(String gateway) {
        return servers.stream()
                .filter(each -> each.profile().id().equals(gateway))
                .findFirst()
                .orElseThrow();
    }

    /** Begins with a copy of this ledger. */
    void ledger(Path empty) throws IOException {
        Files.copy(empty, ledgerFile(home));
    }

    /** Its ledger is an empty one on a server, for every process from now on. */
    void ledgerOnServer(LedgerServer server, Secret password) {
        var settings = ((Result.Done<SettingsFile>) SettingsFile.open(home.settings(), Locale.ENGLISH)).value();
        assertEquals(Optional.empty(), settings.useLedger(Optional.of(server)));
        assertEquals(Optional.empty(), new LedgerPassword(secrets).keep(password));
        ledger = till -> LedgerOpening.openServer(server, password, till, () -> {});
        this.server = Optional.of(server);
        dump = () -> Optional.of(LedgerDump.of(server, password, InstalledServer::ended));
    }

    /** Where its ledger is; empty where that is a file. */
    Optional<LedgerServer> server() {
        return server;
    }

    /** How a till opens the shop's ledger. */
    private interface Opening {
        Ledger as(String till) throws LedgerUnusable;
    }

    private Ledger openFile(String till) throws LedgerUnusable {
        return LedgerOpening.openFile(home.ledger(Mode.LIVE), till);
    }

    static Path ledgerFile(DataFolder home) throws IOException {
        var file = Path.of(home.ledger(Mode.LIVE) + ".mv.db");
        Files.createDirectories(file.getParent());
        return file;
    }

    /** The database waits four seconds for whoever may still hold its lock file; that process is certainly dead. */
    void unlock() throws IOException {
        Files.deleteIfExists(Path.of(home.ledger(Mode.LIVE) + ".lock.db"));
    }

    TillInTest till() throws LedgerUnusable {
        return till("");
    }

    /** Another till of the same shop, with a number of its own where one is given. */
    TillInTest till(String number) throws LedgerUnusable {
        var settings = ((Result.Done<SettingsFile>) SettingsFile.open(home.settings(), Locale.ENGLISH))
                .value()
                .current();
        if (!number.isEmpty()) {
            settings = settings.withTill(number);
        }
        var books = new Books(ledger.as(settings.till()), new FileSentLog(home.sentLog(Mode.LIVE)));
        var pepper = new StoredPepper(secrets, Mode.LIVE, new SecureRandom());
        var till = new TillInTest(settings, books, simulated, clock, pepper);
        tills.add(till);
        return till;
    }

    /** Keeps two of a kind, in its data folder. */
    Backups backups() {
        Supplier<ShopSettings> settings =
                () -> ((Result.Done<SettingsFile>) SettingsFile.open(home.settings(), Locale.ENGLISH))
                        .value()
                        .current();
        return new Backups(
                new BackupPlace(home, Mode.LIVE, settings, clock, dump, InstalledServer::ended),
                secrets,
                new SecureRandom());
    }

    BusinessCalendar calendar() {
        return ((Result.Done<SettingsFile>) SettingsFile.open(home.settings(), Locale.ENGLISH))
                .value()
                .current()
                .calendar();
    }

    Path backupFolder() {
        return home.backups();
    }

    /** Nobody has its ledger open any more. */
    void closeTills() {
        tills.forEach(TillInTest::close);
        tills.clear();
    }

    /** Cards may be typed in. */
    void takesCards() {
        var methods = ((Result.Done<MethodSettings>) MethodSettings.open(home.methods(Mode.LIVE))).value();
        assertEquals(Optional.empty(), methods.save("acqra", List.of(TillInTest.CARDS)));
    }

    Expiries expiries() {
        return new StoredExpiries(secrets);
    }

    /** Everything its processes write. */
    Path folder() {
        return home.settings().resolveSibling("");
    }

    Path sentLog() {
        return home.sentLog(Mode.LIVE);
    }

    Simulations.Simulated simulated() {
        return simulated;
    }

    OrderBook book() {
        return simulated.server().book();
    }

    SimulatedCustomer customer() {
        return new SimulatedCustomer(book());
    }

    SteppedClock clock() {
        return clock;
    }

    @Override
    public void close() {
        tills.forEach(TillInTest::close);
        servers.forEach(each -> each.server().close());
        threads.close();
    }
}
