package till.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.backup.BackupPlace;
import till.backup.Backups;
import till.backup.Restore;
import till.catalogue.Catalogue;
import till.device.PrintQueue;
import till.domain.BusinessCalendar;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.gateway.TaughtWords;
import till.gateway.gnete.GneteGateway;
import till.ledger.Ledger;
import till.receipt.PrintRoom;
import till.receipt.ReceiptDesk;
import till.report.BookExport;
import till.report.Dashboard;
import till.report.DayExport;
import till.report.KeptNights;
import till.report.NightlyExport;
import till.report.ReportDesk;
import till.report.YearPrune;
import till.report.statement.StatementDesk;
import till.service.AgreementService;
import till.service.Books;
import till.service.Exchanges;
import till.service.GatewaySetup;
import till.service.KeptExpiries;
import till.service.LedgerCheck;
import till.service.LedgerSetup;
import till.service.TillForTests;
import till.service.TillServices;
import till.service.TrainingDesk;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.Language;
import till.settings.LedgerPassword;
import till.settings.ProgramFacts;
import till.settings.SealedSecretFile;
import till.settings.SettingsFile;
import till.settings.ShopSettings;
import till.settings.Subscription;
import till.settings.SupportFile;
import till.settings.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line on the real services, a ledger in memory and a scripted gateway. */
final class CliForTests implements TillOpener, AutoCloseable {
    final TillForTests till;
    final KeptExpiries expiries = new KeptExpiries();
    final DeskForTests desk = new DeskForTests();
    final List<String> opened = new ArrayList<>();
    private final DataFolder folder;
    Mode mode = Mode.TRAINING;
    Runnable whilePolling = () -> {};
    Runnable goodbye = () -> {};
    Exchanges kept = Exchanges.NONE;
    ShopSettings.Listening listening = ShopSettings.Listening.OFF;
    List<String> faults = List.of();

    @Nullable
    Problem cannotOpen;

    @Nullable
    RuntimeException breaks;

    /** What the command before reminded of; empty where it did not. */
    String reminder = "";

    String typed = "";
    boolean interactive;

    CliForTests(Path home) throws Exception {
        this(home, Mode.TRAINING);
    }

    CliForTests(Path home, Mode mode) throws Exception {
        till = new TillForTests(mode);
        folder = DataFolder.open(home).value();
    }

    /** What a command left behind. */
    record Answer(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    Answer run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive);
        var code = new Cli(this).run(arguments, terminal);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), unreminded(err.toString(StandardCharsets.UTF_8)));
    }

    /** Every command begins with the reminder while nobody is named; the other sentences are what tests are about. */
    private String unreminded(String err) {
        reminder = "";
        for (var language : Language.values()) {
            for (var each : Mode.values()) {
                var sentence = Texts.in(language).text("cli.unnamed." + each) + System.lineSeparator();
                if (err.contains(sentence)) {
                    reminder = sentence.strip();
                    return err.replace(sentence, "");
                }
            }
        }
        return err;
    }

    /** Runs words separated by blanks. */
    Answer till(String line) {
        return run(
                Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new));
    }

    /** The reference of a new payment that waits for its customer. */
    String waiting() {
        return till.running().order().reference();
    }

    String paid() {
        return till.paid().order().reference();
    }

    @Override
    public Language language(Opening how) {
        return how.language() == null ? Language.ENGLISH : how.language();
    }

    @Override
    public Path logFile(Opening how) {
        return Path.of("logs", "till.log");
    }

    @Override
    public OpenedTill open(Opening how) throws CannotOpen {
        opened.add("till");
        if (breaks != null) {
            throw breaks;
        }
        if (cannotOpen != null) {
            throw new CannotOpen(cannotOpen);
        }
        return new Opened(how);
    }

    @Override
    public GatewaySetup setup(Opening how) {
        opened.add("setup");
        return new GatewaySetup(profiles(), (_, _) -> Result.done(till.gateway), live(), till.clock, this::liveAccess);
    }

    @Override
    public LedgerSetup ledgerSetup(Opening how) {
        var secrets = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        return new LedgerSetup(
                SettingsFile.open(folder.settings(), Locale.ENGLISH).value(),
                new LedgerPassword(secrets),
                folder.ledger(Mode.LIVE),
                live(),
                this::liveAccess);
    }

    private GatewaySetup.LiveLedger live() {
        return new GatewaySetup.LiveLedger() {
            @Override
            public <T> Result<T> with(Function<Ledger, T> work) {
                return Result.done(work.apply(till.ledger));
            }
        };
    }

    private Access liveAccess(Ledger live) {
        return new Access(
                Mode.LIVE,
                live.people(),
                till.pepper,
                till.clock,
                till.services.here().calendar().zone());
    }

    @Override
    public Restore restore(Opening how) {
        return backups().restore();
    }

    @Override
    public SupportFile support(Opening how) {
        return new SupportFile(new ProgramFacts("1.2.3", mode, "T1", 12, folder.root()), till.clock);
    }

    private Backups backups() {
        var secrets = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        var place = new BackupPlace(folder, mode, () -> ShopSettings.defaults(Locale.ENGLISH), till.clock);
        return new Backups(place, secrets, new Random(1));
    }

    GatewayProfiles profiles() {
        var secrets = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        return new GatewayProfiles(
                folder, secrets, new Random(1), List.of(GneteGateway.form()), TaughtWords.meanings());
    }

    @Override
    public int window(Opening how) {
        opened.add("window");
        return 0;
    }

    @Override
    public int tour(Opening how, Path out, boolean everything) {
        opened.add("tour " + out + (everything ? " every screen" : ""));
        return 0;
    }

    @Override
    public void close() {
        till.close();
    }

    private final class Opened implements OpenedTill {
        private final Opening how;

        Opened(Opening how) {
            this.how = how;
        }

        @Override
        public TillServices services() {
            var all = till.services;
            return new TillServices(
                    mode,
                    all.here(),
                    all.access(),
                    all.operators(),
                    all.gateways(),
                    all.payments(),
                    all.checks(),
                    all.captures(),
                    all.refunds(),
                    all.shipments(),
                    all.orders(),
                    all.inHand(),
                    all.links(),
                    all.bills(),
                    all.attention(),
                    all.settling(),
                    all.evidence(),
                    all.days(),
                    all.shifts(),
                    all.notices(),
                    all.feed(),
                    kept);
        }

        @Override
        public AgreementService agreements() {
            return new AgreementService(services(), new Books(till.ledger, _ -> {}), expiries);
        }

        @Override
        public ShopSettings settings() {
            return ShopSettings.defaults(Locale.ENGLISH)
                    .withShopName("Harbour Tea")
                    .withListening(listening);
        }

        @Override
        public Texts texts() {
            return Texts.in(language(how));
        }

        @Override
        public DataFolder folder() {
            return folder;
        }

        @Override
        public Optional<TrainingDesk> training() {
            return mode == Mode.TRAINING ? Optional.of(desk) : Optional.empty();
        }

        @Override
        public Result<Secret> notificationToken(String gateway) {
            return Result.done(new Secret("token-of-" + gateway));
        }

        @Override
        public GatewayProfiles.Listing profiles() {
            return CliForTests.this.profiles().list();
        }

        @Override
        public LedgerCheck ledgerCheck() {
            return faults.isEmpty()
                    ? new LedgerCheck(new Books(till.ledger, till.sent::add))
                    : new LedgerCheck(new DamagedHistory(faults));
        }

        @Override
        public Backups backups() {
            return CliForTests.this.backups();
        }

        @Override
        public List<Problem> notices() {
            return List.of();
        }

        @Override
        public boolean isGapOpen() {
            return false;
        }

        @Override
        public Catalogue catalogue() {
            var here = till.services.here();
            return new Catalogue(till.ledger.items(), till.services.access(), here.clock());
        }

        @Override
        public ReceiptDesk receipts() {
            return new ReceiptDesk(
                    services(),
                    this::settings,
                    PrintRoom.withoutSystemPrinters(),
                    new PrintQueue(Executors.newVirtualThreadPerTaskExecutor(), PrintQueue.USUAL));
        }

        @Override
        public DayExport export() {
            BusinessCalendar calendar = till.services.here().calendar();
            return new DayExport(till.ledger, calendar);
        }

        @Override
        public ReportDesk reports() {
            var calendar = till.services.here().calendar();
            return new ReportDesk(
                    new Dashboard(
                            till.ledger.figures(),
                            calendar,
                            till.services.here().clock()),
                    new BookExport(till.ledger, calendar),
                    new NightlyExport(
                            new BookExport(till.ledger, calendar),
                            () -> till.services.orders().today(),
                            new KeptNights()),
                    new StatementDesk(till.ledger, calendar),
                    new till.report.statement.ReconciliationBook(till.ledger, services()),
                    new till.report.YearArchive(till.ledger, calendar),
                    new YearPrune(till.ledger, services()));
        }

        @Override
        public void startPolling() {
            whilePolling.run();
        }

        @Override
        public Subscription onInterrupt(Runnable goodbye) {
            CliForTests.this.goodbye = goodbye;
            return () -> CliForTests.this.goodbye = () -> {};
        }

        @Override
        public void close() {
            opened.add("closed");
        }
    }
}
