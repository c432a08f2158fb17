package till.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.access.FixedPepper;
import till.access.Operators;
import till.access.PinProofs;
import till.backup.BackupPlace;
import till.backup.Backups;
import till.catalogue.Catalogue;
import till.catalogue.ItemPictures;
import till.device.PrintQueue;
import till.domain.Acting;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Numbers;
import till.domain.Operator;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Result;
import till.domain.Role;
import till.gateway.Gateway;
import till.gateway.TaughtWords;
import till.gateway.gnete.GneteGateway;
import till.gateway.qlink.QlinkGateway;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.MemoryDatabase;
import till.ledger.People;
import till.receipt.PrintRoom;
import till.receipt.ReceiptDesk;
import till.report.BookExport;
import till.report.Dashboard;
import till.report.DayExport;
import till.report.KeptNights;
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
import till.service.GatewaySetup;
import till.service.KeptExpiries;
import till.service.LedgerSetup;
import till.service.SharedClock;
import till.service.ShopPeople;
import till.service.Surroundings;
import till.service.TillServices;
import till.service.TrainingDesk;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.LedgerPassword;
import till.settings.MethodSettings;
import till.settings.ProgramFacts;
import till.settings.ScannerSettings;
import till.settings.SealedSecretFile;
import till.settings.SettingsFile;
import till.settings.ShopSettings;

/** A till for tests of screens: the real services and ledger, the gateway, time, threads and outside world by hand. */
public final class UiWorld implements AutoCloseable, Outside.Browser {
    public static final String PIN = "1357";

    public final CounterGateway gateway = new CounterGateway();
    public final HandTicker ticker = new HandTicker();
    public final Session session = new Session();
    public final FixedPepper pepper = new FixedPepper();
    public final DirectBackground background = new DirectBackground();
    public final List<Outside.Tone> heard = new ArrayList<>();
    public final List<String> opened = new ArrayList<>();
    public final SettingsFile settings;
    public final DataFolder folder;
    public final MethodSettings methods;
    public final List<String> restarts = new ArrayList<>();
    public final TillServices services;
    /** The ledger in memory, for tools that fill it. */
    public final String ledgerName = UUID.randomUUID().toString();

    public final Catalogue catalogue;
    public final AgreementService agreements;
    /** When the cards of agreements expire, as this till keeps it. */
    public final KeptExpiries expiries = new KeptExpiries();

    public final ReceiptDesk receipts;
    private final ExecutorService printing = Executors.newVirtualThreadPerTaskExecutor();
    public byte[] picture = {};
    /** What testing a connection shows. */
    public boolean probeWorks = true;

    /** What is written every night. */
    public final KeptNights nights = new KeptNights();

    public Optional<Path> place = Optional.empty();
    public @Nullable TrainingDesk desk;
    private final Ledger ledger;
    /** What is kept of calls; a test may fill it. */
    public final List<ExchangeLine> exchanges = new ArrayList<>();

    private final Exchanges kept = new Exchanges() {
        @Override
        public List<ExchangeLine> of(Collection<String> numbers) {
            return exchanges.stream()
                    .filter(line -> numbers.contains(line.number()))
                    .toList();
        }

        @Override
        public Optional<ExchangeLine> last(String gateway) {
            return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.getLast());
        }
    };

    public final GatewayHealth health = new GatewayHealth(() -> now());
    private Instant now = Instant.parse("2026-11-21T06:05:00Z");
    private final SharedClock clock = new SharedClock(() -> now);
    /** Whether the ledger says that its server does not answer. */
    public volatile boolean serverAway;

    /** Whether the ledger cannot say who works there. */
    public volatile boolean serverSilent;

    public UiWorld() {
        this(Mode.TRAINING);
    }

    public UiWorld(Mode mode) {
        this(mode, List.of());
    }

    /** @param others gateways it has beside the one by hand */
    public UiWorld(Mode mode, List<Gateway> others) {
        var gateways = new ArrayList<Gateway>(List.of(gateway));
        gateways.addAll(others);
        try {
            folder = DataFolder.open(Files.createTempDirectory("ui")).value();
            settings = SettingsFile.open(folder.settings(), Locale.ENGLISH).value();
            methods = MethodSettings.open(folder.methods(mode)).value();
            ledger = ServerStandIn.before(
                    LedgerOpening.openMemory(ledgerName, "T01"), () -> serverAway, () -> serverSilent);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (LedgerUnusable broken) {
            throw new IllegalStateException(broken);
        }
        var here = new Surroundings(
                        "T01",
                        new BusinessCalendar(ZoneId.of("Asia/Hong_Kong"), 0),
                        clock,
                        new Numbers("T01", () -> now, new Random(7)),
                        _ -> {})
                .with(pepper);
        var books = new Books(ledger, _ -> {});
        services = TillServices.on(
                        mode, books, new GatewayDirectory(gateways, health, ZoneId.of("Asia/Hong_Kong"), methods), here)
                .with(kept);
        agreements = new AgreementService(services, books, expiries);
        catalogue = new Catalogue(ledger.items(), services.access(), () -> now, new ItemPictures(folder.pictures()));
        receipts = new ReceiptDesk(
                services,
                settings::current,
                PrintRoom.withoutSystemPrinters(),
                new PrintQueue(printing, PrintQueue.USUAL));
        // the test's robot types at a scanner's pace
        set(now -> now.withShopName("Harbour Tea House 海港茶室").withScanner(new ScannerSettings(false, "", "")));
    }

    /** For view models on the test's own thread. */
    public UiDependencies dependencies() {
        return dependencies(background);
    }

    /** For a real window: callbacks come on the FX thread, whoever caused them. */
    public UiDependencies windowDependencies() {
        return dependencies(new FxBackground(Runnable::run));
    }

    /** For a real window whose work is done by these threads. */
    public UiDependencies windowDependencies(Executor workers) {
        return dependencies(new FxBackground(workers));
    }

    private UiDependencies dependencies(Background where) {
        return new UiDependencies(
                services,
                settings,
                Optional.ofNullable(desk),
                setupDesk(),
                new DayExport(ledger, services.here().calendar()),
                reports(),
                catalogue,
                agreements,
                receipts,
                backups(),
                session,
                where,
                ticker,
                new Outside((tone, _) -> heard.add(tone), (_, _) -> Result.done(picture), this, places(), login),
                new Random(7));
    }

    private Backups backups() {
        var secrets = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        return new Backups(
                new BackupPlace(folder, services.mode(), settings::current, () -> now), secrets, new Random(7));
    }

    public ReportDesk reports() {
        var calendar = services.here().calendar();
        var books = new BookExport(ledger, calendar);
        return new ReportDesk(
                new Dashboard(ledger.figures(), calendar, () -> now),
                books,
                new NightlyExport(books, () -> calendar.dayOf(now), nights),
                new StatementDesk(ledger, calendar),
                new ReconciliationBook(ledger, services),
                new YearArchive(ledger, calendar),
                new YearPrune(ledger, services));
    }

    private final Outside.AtLogin login = new Outside.AtLogin() {
        private volatile boolean on;

        @Override
        public boolean isPossible() {
            return true;
        }

        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public void set(boolean wanted) {
            on = wanted;
        }
    };

    private Outside.Places places() {
        return new Outside.Places() {
            @Override
            public Optional<Path> newFile(String suggestedName) {
                return place;
            }

            @Override
            public Optional<Path> folder() {
                return place;
            }

            @Override
            public Optional<Path> existingFile(String kind, String... endings) {
                return place;
            }
        };
    }

    /** The shop's own gateways, with Gnete and QLink as the kinds there are. */
    public GatewayProfiles profiles() {
        var secrets = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        var forms = List.of(GneteGateway.form(), QlinkGateway.form());
        return new GatewayProfiles(folder, secrets, new SecureRandom(), forms, TaughtWords.meanings());
    }

    /** A server whose clock differs so much from this machine's. */
    public void serverIsAhead(Duration ahead) {
        clock.measure(ServerStandIn.at(now.plus(ahead)));
    }

    public Ledger ledger() {
        return ledger;
    }

    private SetupDesk setupDesk() {
        var live = new GatewaySetup.LiveLedger() {
            @Override
            public <T> Result<T> with(Function<Ledger, T> work) {
                return Result.done(work.apply(ledger));
            }
        };
        var setup = new GatewaySetup(
                profiles(),
                (profile, log) -> Result.done(new ProbedGateway(gateway, profile, log, probeWorks)),
                live,
                () -> now,
                this::liveAccess);
        return new SetupDesk(
                setup,
                new ShopPeople(
                        live,
                        this::liveAccess,
                        book -> new Operators(liveAccess(book), book.people(), pepper, new SecureRandom(), () -> now)),
                methods,
                List.of(GneteGateway.form(), QlinkGateway.form()),
                TaughtWords.meanings(),
                new ProgramFacts("1.2.3", Mode.TRAINING, "T1", 12, folder.root()),
                ledgerSetup(live),
                () -> restarts.add("again"));
    }

    /** This till's own ledger file is not there: what is used is in memory. */
    private LedgerSetup ledgerSetup(GatewaySetup.LiveLedger live) {
        var secrets = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        return new LedgerSetup(settings, new LedgerPassword(secrets), folder.ledger(Mode.LIVE), live, this::liveAccess);
    }

    private Access liveAccess(Ledger book) {
        return new Access(
                Mode.LIVE,
                book.people(),
                pepper,
                () -> now,
                services.here().calendar().zone());
    }

    /** As a person in the settings. */
    public void set(UnaryOperator<ShopSettings> change) {
        settings.change(change).value();
    }

    /** Somebody who works here from now on; all have the same PIN. The first has to be the owner. */
    public Operator hire(String id, String name, Role role) {
        var people = ledger.people();
        var boss = people.all().stream()
                .filter(one -> one.role() == Role.OWNER)
                .findFirst()
                .map(Acting::as)
                .orElse(Acting.UNNAMED);
        var hired = new Operator(id, name, role, true);
        var signed = new People.Signed(boss.by(), now);
        return people.add(hired, PinProofs.of(hired, PIN), signed).value();
    }

    public Instant now() {
        return now;
    }

    /** Time passes, with one tick at its end. */
    public void pass(Duration time) {
        now = now.plus(time);
        ticker.tick();
    }

    public Payment check(OrderNo orderNo) {
        return services.payments().check(orderNo);
    }

    /** The one order that is to have arrived. */
    public OrderNo onlyOrder() {
        if (gateway.orders().size() != 1) {
            throw new AssertionError("orders: " + gateway.orders());
        }
        return gateway.orders().getFirst().orderNo();
    }

    @Override
    public void open(String address) {
        opened.add(address);
    }

    @Override
    public void openForm(String html) {
        opened.add(html);
    }

    @Override
    public void close() {
        ledger.close();
        MemoryDatabase.forget(ledgerName);
    }
}
