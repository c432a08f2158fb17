package till.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import till.access.Access;
import till.access.Operators;
import till.access.Pepper;
import till.backup.BackupPlace;
import till.backup.Backups;
import till.cli.CannotOpen;
import till.cli.Opening;
import till.domain.Mode;
import till.domain.Result;
import till.gateway.TaughtWords;
import till.ledger.Ledger;
import till.ledger.LedgerDump;
import till.ledger.LedgerOpening;
import till.service.GatewaySetup;
import till.service.LedgerSetup;
import till.service.ShopPeople;
import till.service.Steps;
import till.service.TillSeat;
import till.settings.ChosenSecretStore;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.KeychainSecretStore;
import till.settings.Language;
import till.settings.LedgerPassword;
import till.settings.MethodSettings;
import till.settings.ProgramFacts;
import till.settings.SealedSecretFile;
import till.settings.SecretStore;
import till.settings.SettingsFile;
import till.settings.SystemKeychain;

/**
 * A data folder with its settings and gateway profiles: what there is before a ledger is opened.
 *
 * @param language the option's, else the settings'
 */
record Home(
        DataFolder folder,
        SettingsFile settings,
        GatewayProfiles profiles,
        Methods methods,
        SecretStore secrets,
        Language language) {
    /** {@code off} keeps new keys out of the system's keychain. */
    private static final String KEYCHAIN = "TILL_KEYCHAIN";

    /** What the shop decided about its ways to pay, in each mode. */
    record Methods(MethodSettings live, MethodSettings training) {
        MethodSettings in(Mode mode) {
            return mode == Mode.LIVE ? live : training;
        }
    }

    static Home open(Opening how, Map<String, String> environment) throws CannotOpen {
        var folder = orCannotOpen(DataFolder.open(DataFolder.choose(how.home(), environment)));
        Logging.into(folder.logs());
        var settings = orCannotOpen(SettingsFile.open(folder.settings(), Locale.getDefault()));
        var random = new SecureRandom();
        var secrets = secrets(folder, random, !"off".equals(environment.get(KEYCHAIN)));
        var language = how.language() == null ? settings.current().language() : how.language();
        var profiles = new GatewayProfiles(folder, secrets, random, Gateways.forms(), TaughtWords.meanings());
        var methods = new Methods(
                orCannotOpen(MethodSettings.open(folder.methods(Mode.LIVE))),
                orCannotOpen(MethodSettings.open(folder.methods(Mode.TRAINING))));
        return new Home(folder, settings, profiles, methods, secrets, language);
    }

    /** A thread for each call: the system's keychain may keep one for ever, and must not keep the program. */
    private static SecretStore secrets(DataFolder folder, SecureRandom random, boolean keychainWanted) {
        var keychain = new KeychainSecretStore(
                () -> SystemKeychain.open(System.getProperty("os.name", "")),
                call -> Thread.ofPlatform().daemon().name("keychain").start(call),
                random,
                KeychainSecretStore.Patience.USUAL);
        var sealed = new SealedSecretFile(folder.secrets(), folder.secretsKey(), random);
        return new ChosenSecretStore(sealed, keychain, keychainWanted);
    }

    /** The way to the ledger of a mode. */
    LedgerDoor door(Mode mode) {
        return new LedgerDoor(this, mode);
    }

    /** Where the shop's own ledger is, and how it comes elsewhere. */
    LedgerSetup ledgerSetup() {
        return new LedgerSetup(
                        settings,
                        new LedgerPassword(secrets),
                        folder.ledger(Mode.LIVE),
                        new LiveLedgerFile(this),
                        this::liveAccess)
                .seated(seat())
                .keeping((server, password) -> new Backups(
                                place(
                                        Mode.LIVE,
                                        () -> Optional.of(LedgerDump.of(server, password, OtherProgram::ended))),
                                secrets,
                                new SecureRandom())
                        .beforeUpdateOf(server));
    }

    /** Under which name this installation works at a shared ledger. */
    TillSeat seat() {
        return new TillSeat(folder.installation(), TillSeat.machine(System.getenv()));
    }

    /** What is kept of the ledger of a mode, and the way back. */
    Backups backups(Mode mode) {
        return backups(mode, Steps.NONE);
    }

    /** As {@link #backups(Mode)}, stopped by crash drills. */
    Backups backups(Mode mode, Steps steps) {
        return new Backups(
                place(mode, () -> door(mode).dump()),
                secrets,
                new SecureRandom(),
                stage -> steps.reached(Steps.Step.valueOf("BACKUP_" + stage)));
    }

    private BackupPlace place(Mode mode, Supplier<Optional<Result<LedgerDump>>> dump) {
        return new BackupPlace(folder, mode, settings::current, InstantSource.system(), dump, OtherProgram::ended);
    }

    /** What somebody who helps asks for first. */
    ProgramFacts program(Mode mode) {
        var version = Objects.requireNonNullElse(Home.class.getPackage().getImplementationVersion(), "");
        return new ProgramFacts(version, mode, settings.current().till(), LedgerOpening.tables(), folder.root());
    }

    Pepper pepper(Mode mode) {
        return new StoredPepper(secrets, mode, new SecureRandom());
    }

    /** Sets the shop's own gateways up, whatever mode a till works in. */
    GatewaySetup setup() {
        var clock = InstantSource.system();
        var kept = new FileExchanges(folder.exchanges(Mode.LIVE), FileExchanges.Room.USUAL);
        return new GatewaySetup(
                profiles,
                (profile, log) -> Gateways.open(
                        profile,
                        exchange -> {
                            log.keep(exchange);
                            kept.keep(exchange);
                        },
                        clock),
                new LiveLedgerFile(this),
                clock,
                this::liveAccess);
    }

    /** Who works at the shop's own till, also seen from training. */
    ShopPeople shopPeople() {
        return new ShopPeople(
                new LiveLedgerFile(this),
                this::liveAccess,
                live -> new Operators(
                        liveAccess(live),
                        live.people(),
                        pepper(Mode.LIVE),
                        new SecureRandom(),
                        InstantSource.system()));
    }

    private Access liveAccess(Ledger live) {
        var zone = settings.current().calendar().zone();
        return new Access(Mode.LIVE, live.people(), pepper(Mode.LIVE), InstantSource.system(), zone);
    }

    /** A folder with a gateway works live unless training is asked for; one without works in training. */
    Mode mode(Opening how) {
        return profiles.hasLive() && !how.training() ? Mode.LIVE : Mode.TRAINING;
    }

    static <T> T orCannotOpen(Result<T> result) throws CannotOpen {
        return switch (result) {
            case Result.Done<T>(var value) -> value;
            case Result.Failed<T>(var problem) -> throw new CannotOpen(problem);
        };
    }
}
