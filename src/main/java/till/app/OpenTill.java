package till.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import till.backup.Backups;
import till.backup.Rescue;
import till.catalogue.Catalogue;
import till.catalogue.ItemPictures;
import till.catalogue.SampleCatalogue;
import till.cli.CannotOpen;
import till.cli.OpenedTill;
import till.cli.Opening;
import till.device.PrintQueue;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.TaughtWords;
import till.ledger.FileSentLog;
import till.ledger.Ledger;
import till.notify.NotificationListener;
import till.poll.AgreementRunner;
import till.poll.LineProber;
import till.poll.Poller;
import till.poll.ShipmentPoller;
import till.poll.Turns;
import till.receipt.PrintRoom;
import till.receipt.ReceiptDesk;
import till.report.BookExport;
import till.report.Dashboard;
import till.report.DayExport;
import till.report.NightlyExport;
import till.report.ReportDesk;
import till.report.YearArchive;
import till.report.YearPrune;
import till.report.statement.ReconciliationBook;
import till.report.statement.StatementDesk;
import till.service.AgreementService;
import till.service.Books;
import till.service.ExchangeLine;
import till.service.Exchanges;
import till.service.GatewayDirectory;
import till.service.GatewayHealth;
import till.service.LedgerCheck;
import till.service.OrderBook;
import till.service.RestoredGap;
import till.service.Steps;
import till.service.Surroundings;
import till.service.TillServices;
import till.service.TrainingDesk;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.SettingsFile;
import till.settings.ShopSettings;
import till.settings.Subscription;
import till.settings.Texts;
import till.ui.SetupDesk;

/** One opened till, wired by hand: ledger, gateways, services, poller and, in training, the simulated gateways. */
final class OpenTill implements OpenedTill {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTill.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PROBE = Duration.ofSeconds(1);
    private static final Duration AGREEMENTS = Duration.ofMinutes(1);
    private static final int YEARS = 20;
    private static final Duration FOLLOW = Duration.ofSeconds(1);

    private final Home home;
    private final TillThreads threads;
    private final Ledger ledger;
    private final @Nullable TrainingGateways training;
    private final TillServices services;
    private final Catalogue catalogue;
    private final AgreementService agreements;
    private final LedgerCheck check;
    private final NightlyExport nightly;
    private final Backups backups;
    private final Reopened reopened;
    private final AtomicBoolean polling = new AtomicBoolean();
    private final AtomicReference<Optional<NotificationListener>> listener = new AtomicReference<>(Optional.empty());

    private OpenTill(Home home, TillThreads threads, Ledger ledger, Wiring wiring) {
        this.home = home;
        this.threads = threads;
        this.ledger = ledger;
        this.training = wiring.training();
        this.services = TillServices.on(wiring.mode(), wiring.books(), wiring.gateways(), wiring.here())
                .with(wiring.exchanges());
        this.catalogue = new Catalogue(
                ledger.items(),
                services.access(),
                wiring.here().clock(),
                new ItemPictures(home.folder().pictures()));
        this.agreements = new AgreementService(services, wiring.books(), new StoredExpiries(home.secrets()));
        this.check = new LedgerCheck(wiring.books());
        this.backups = home.backups(wiring.mode(), wiring.here().steps());
        this.reopened = new Reopened(ledger, backups, new RestoredGap(wiring.books(), wiring.here()), services);
        this.nightly = new NightlyExport(
                new BookExport(ledger, wiring.here().calendar(), wiring.here().steps()),
                () -> services.orders().today(),
                new NightlyFile(home.folder().nightlyExport(wiring.mode())));
    }

    /** What a till is wired from besides its folder, threads and ledger. */
    private record Wiring(
            Mode mode,
            @Nullable TrainingGateways training,
            Books books,
            GatewayDirectory gateways,
            Surroundings here,
            Exchanges exchanges) {}

    static OpenTill open(Home home, Opening how, Steps steps) throws CannotOpen {
        var mode = home.mode(how);
        var ledger = ledger(home, mode, steps);
        var threads = new TillThreads();
        try {
            var random = new SecureRandom();
            var training = mode == Mode.TRAINING ? TrainingGateways.start(home.folder(), threads, random) : null;
            var clock = SharedWork.clock(home.door(mode), ledger);
            var exchanges = new FileExchanges(home.folder().exchanges(mode), FileExchanges.Room.USUAL);
            var wiring = new Wiring(
                    mode,
                    training,
                    new Books(ledger, new FileSentLog(home.folder().sentLog(mode))),
                    directory(home, training, exchanges, clock),
                    here(home, clock, random, steps).with(home.pepper(mode)),
                    exchanges);
            var till = new OpenTill(home, threads, ledger, wiring);
            till.reopened.catchUp();
            return till;
        } catch (CannotOpen | RuntimeException e) {
            threads.close();
            ledger.close();
            throw e;
        }
    }

    private static Surroundings here(Home home, InstantSource clock, SecureRandom random, Steps steps) {
        var settings = home.settings().current();
        var numbers = new Numbers(settings.till(), clock, random);
        return new Surroundings(settings.till(), settings.calendar(), clock, numbers, steps);
    }

    /** What is kept of a call also shows how well its gateway answers. */
    private static GatewayDirectory directory(
            Home home, @Nullable TrainingGateways training, ExchangeLog store, InstantSource clock) throws CannotOpen {
        var health = new GatewayHealth(clock);
        ExchangeLog log = call -> {
            var ending = call.answered() ? ExchangeLine.Ending.ANSWERED : ExchangeLine.endingOf(call.status());
            health.called(call.gateway(), new GatewayHealth.Called(call.number(), call.at(), call.took(), ending));
            store.keep(call);
        };
        var zone = home.settings().current().calendar().zone();
        var methods = home.methods().in(training == null ? Mode.LIVE : Mode.TRAINING);
        return new GatewayDirectory(gateways(home, training, log, clock), health, zone, methods);
    }

    private static Ledger ledger(Home home, Mode mode, Steps steps) throws CannotOpen {
        var door = home.door(mode);
        Rescue.Opening opening = () -> door.seated(() -> steps.reached(Steps.Step.COMMITTING));
        var ledger = Home.orCannotOpen(
                door.isServer() ? door.opened(opening) : new Rescue(home.backups(mode)).open(opening));
        if (mode == Mode.TRAINING) {
            SampleCatalogue.into(ledger.items(), Texts.in(home.language()));
        }
        return ledger;
    }

    /** A gateway that cannot be used does not keep the shop from the others; only when there is none the till stays shut. */
    private static List<Gateway> gateways(
            Home home, @Nullable TrainingGateways training, ExchangeLog log, InstantSource clock) throws CannotOpen {
        var listing = listing(home, training);
        var problems = new ArrayList<>(listing.problems());
        var gateways = new ArrayList<Gateway>();
        for (var profile : listing.profiles()) {
            switch (Gateways.open(profile, log, clock)) {
                case Result.Done<Gateway>(var gateway) -> gateways.add(gateway);
                case Result.Failed<Gateway>(var problem) -> problems.add(problem);
            }
        }
        problems.forEach(problem -> LOG.error("gateway left out: {}", problem));
        if (gateways.isEmpty()) {
            throw new CannotOpen(problems.getFirst());
        }
        return gateways;
    }

    @Override
    public void startPolling() {
        if (polling.compareAndSet(false, true)) {
            var poller = new Poller(
                    services.checks(), services.refunds(), services.here().clock(), threads.workers());
            poller.sweep();
            var parcels = new ShipmentPoller(services.shipments(), threads.workers());
            parcels.sweep();
            var turns = new Turns(ledger, poller, parcels, services.here().clock());
            threads.every(TICK, () -> {
                services.payments().away().write();
                turns.next();
            });
            var prober = new LineProber(services.gateways(), services.orders(), services.checks(), threads.workers());
            threads.every(PROBE, prober::tick);
            threads.every(FOLLOW, () -> services.feed().refresh());
            reopened.fillAlong(threads);
            if (home.door(mode()).isServer()) {
                new SharedWork(home.door(mode()), ledger, services).start(threads);
            }
            listener.set(Listening.start(settings().listening(), home.profiles(), services, threads));
        }
    }

    /** What a window does beside polling, and a command never: the shop decides whether agreements are charged by it. */
    void startByItself() {
        var runner = new AgreementRunner(agreements, () -> settings().charging().contains(mode()), threads.workers());
        threads.every(AGREEMENTS, runner::tick);
        startNightly();
    }

    /** In training nothing leaves the data folder by itself. */
    private void startNightly() {
        if (mode() == Mode.LIVE) {
            new Nights(nightly, backups).start(threads);
        }
    }

    @Override
    public Subscription onInterrupt(Runnable goodbye) {
        var hook = threads.hook(goodbye);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.debug("stopping already", e);
            }
        };
    }

    @Override
    public TillServices services() {
        return services;
    }

    @Override
    public ShopSettings settings() {
        return home.settings().current();
    }

    /** Whether nobody has worked with this folder yet: no guide was finished, no gateway set up, nothing charged. */
    boolean isNew() {
        var today = services.orders().today();
        var any = new OrderBook.Search("", today.minusYears(YEARS), today.plusDays(1), Set.of(), null);
        return !settings().guided()
                && !home.profiles().hasLive()
                && services.orders().list(any, null, 1).isEmpty();
    }

    SettingsFile settingsFile() {
        return home.settings();
    }

    TillThreads threads() {
        return threads;
    }

    @Override
    public Texts texts() {
        return Texts.in(home.language());
    }

    @Override
    public DataFolder folder() {
        return home.folder();
    }

    @Override
    public Optional<TrainingDesk> training() {
        return Optional.ofNullable(training);
    }

    @Override
    public Result<Secret> notificationToken(String gateway) {
        return home.profiles().notificationToken(gateway);
    }

    @Override
    public GatewayProfiles.Listing profiles() {
        return listing(home, training);
    }

    private static GatewayProfiles.Listing listing(Home home, @Nullable TrainingGateways training) {
        return training == null ? home.profiles().list() : new GatewayProfiles.Listing(training.profiles(), List.of());
    }

    /** Sets the shop's own gateways up, also from training. */
    SetupDesk setupDesk(Runnable restart) {
        return new SetupDesk(
                home.setup(),
                home.shopPeople(),
                home.methods().in(mode()),
                Gateways.forms(),
                TaughtWords.meanings(),
                home.program(mode()),
                home.ledgerSetup(),
                restart);
    }

    @Override
    public LedgerCheck ledgerCheck() {
        return check;
    }

    @Override
    public Backups backups() {
        return backups;
    }

    @Override
    public List<Problem> notices() {
        return reopened.notices();
    }

    /** What a person has to read before they work on: of a restore, else of backups that are missing. */
    Optional<Problem> told() {
        return notices().stream()
                .findFirst()
                .or(() -> Optional.ofNullable(backups.standing().warning()));
    }

    @Override
    public boolean isGapOpen() {
        return reopened.isOpen();
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public AgreementService agreements() {
        return agreements;
    }

    @Override
    public ReceiptDesk receipts() {
        return receipts(PrintRoom.withoutSystemPrinters());
    }

    ReceiptDesk receipts(PrintRoom room) {
        return new ReceiptDesk(services, this::settings, room, new PrintQueue(threads.workers(), PrintQueue.USUAL));
    }

    @Override
    public DayExport export() {
        return new DayExport(ledger, settings().calendar());
    }

    @Override
    public ReportDesk reports() {
        var calendar = settings().calendar();
        var dashboard =
                new Dashboard(ledger.figures(), calendar, services.here().clock());
        return new ReportDesk(
                dashboard,
                new BookExport(ledger, calendar, services.here().steps()),
                nightly,
                new StatementDesk(ledger, calendar),
                new ReconciliationBook(ledger, services),
                new YearArchive(ledger, calendar),
                new YearPrune(ledger, services));
    }

    @Override
    public void close() {
        listener.get().ifPresent(NotificationListener::close);
        threads.close();
        if (training != null) {
            training.close();
        }
        ledger.close();
    }
}
