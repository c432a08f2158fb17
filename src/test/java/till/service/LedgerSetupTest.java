package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.access.Access;
import till.domain.Acting;
import till.domain.Event;
import till.domain.LedgerMoving;
import till.domain.LedgerServer;
import till.domain.LedgerServer.Tls;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.domain.Secret;
import till.ledger.Ledger;
import till.ledger.LedgerFile;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.RestoredTills;
import till.ledger.Tills;
import till.settings.DataFolder;
import till.settings.LedgerPassword;
import till.settings.SealedSecretFile;
import till.settings.SettingsFile;

/** Where a shop's ledger is: what is kept of a server, and what is refused before one is used. */
class LedgerSetupTest {
    private static final Secret TYPED = new Secret("pg");
    /** Nobody listens there. */
    private static final LedgerServer NOWHERE = new LedgerServer("127.0.0.1", 1, "shop", "till", Tls.OFF, "");

    @TempDir
    Path temp;

    private TillForTests till;
    private SettingsFile settings;
    private LedgerPassword password;
    private Path file;
    private LedgerSetup setup;

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests(Mode.LIVE);
        var folder = DataFolder.open(temp.resolve("till")).value();
        settings = SettingsFile.open(folder.settings(), Locale.ENGLISH).value();
        password = new LedgerPassword(new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom()));
        file = folder.ledger(Mode.LIVE);
        setup = new LedgerSetup(settings, password, file, live(), this::access);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private GatewaySetup.LiveLedger live() {
        return new GatewaySetup.LiveLedger() {
            @Override
            public <T> Result<T> with(Function<Ledger, T> work) {
                return Result.done(work.apply(till.ledger));
            }
        };
    }

    private Access access(Ledger ledger) {
        return new Access(
                Mode.LIVE,
                ledger.people(),
                till.pepper,
                till.clock,
                till.services.here().calendar().zone());
    }

    private static Optional<String> key(Result<?> result) {
        return result.failure().map(Problem::key);
    }

    @Test
    void aNewTillHasAFileOfItsOwnAndNoServer() {
        assertEquals(Optional.empty(), setup.server().value());
        assertEquals(new LedgerFile(file).data(), setup.file());
        assertTrue(setup.password().value().isEmpty());
        assertEquals(Optional.of("ledger.told.noServer"), key(setup.update()));
        assertEquals(Optional.of("ledger.told.noServer"), key(setup.updateWithoutBackup(TYPED)));
        assertEquals(Optional.of("ledger.back.notLeft"), key(setup.back()));
        var nothing = setup.copy(NOWHERE, TYPED, _ -> {}, Acting.UNNAMED);
        assertEquals(Optional.of(Problem.of("ledger.copy.nothing", setup.file().toString())), nothing.failure());
    }

    @Test
    void aServerThatDoesNotAnswerIsNotUsedAndNothingOfItIsKept() {
        var how = new LedgerSetup.How(true, false);
        var tested = key(setup.test(NOWHERE, TYPED));
        assertTrue(tested.isPresent());
        assertEquals(tested, key(setup.use(NOWHERE, TYPED, how, Acting.UNNAMED)));
        assertEquals(Optional.empty(), setup.server().value());
        assertTrue(setup.password().value().isEmpty());
        assertEquals(List.of(), done());
    }

    /** A server in use that is away changes nothing: neither its tables, nor the way back. */
    @Test
    void aServerInUseThatIsAwayIsLeftAsItIs() {
        assertEquals(Optional.empty(), password.keep(TYPED));
        assertEquals(Optional.empty(), settings.useLedger(Optional.of(NOWHERE)));
        assertEquals(Optional.of(NOWHERE), setup.server().value());
        assertEquals(TYPED, setup.password().value());
        var away = key(setup.test(NOWHERE, TYPED));
        assertEquals(away, key(setup.update()));
        assertEquals(away, key(setup.updateWithoutBackup(TYPED)));
        assertTrue(key(setup.back()).isPresent());
        assertEquals(Optional.of(NOWHERE), setup.server().value());
        assertEquals(List.of(), done());
    }

    @Test
    void theFileIsUsedAgainWhereItWasNotLeft() throws Exception {
        settings.useLedger(Optional.of(NOWHERE));
        assertEquals(Optional.empty(), setup.useFile());
        assertEquals(Optional.empty(), setup.server().value());
        assertFalse(new LedgerFile(file).exists(), "none is made by asking");
        LedgerOpening.openFile(file, "T01").close();
        settings.useLedger(Optional.of(NOWHERE));
        assertEquals(Optional.empty(), setup.useFile());
        assertEquals(Optional.empty(), setup.server().value());
    }

    @Test
    void aFileThatCannotBeOpenedIsNotUsed() throws Exception {
        LedgerOpening.openFile(file, "T01").close();
        Files.writeString(new LedgerFile(file).data(), "no ledger");
        settings.useLedger(Optional.of(NOWHERE));
        assertTrue(setup.useFile().isPresent());
        assertEquals(Optional.of(NOWHERE), setup.server().value());
    }

    /** Copying to a server that does not answer leaves the file the one in use. */
    @Test
    void aCopyThatCannotBeMadeChangesNothing() throws Exception {
        LedgerOpening.openFile(file, "T01").close();
        assertTrue(key(setup.copy(NOWHERE, TYPED, _ -> {}, Acting.UNNAMED)).isPresent());
        assertEquals(Optional.empty(), setup.server().value());
        assertEquals(Optional.empty(), setup.useFile());
        assertEquals(List.of(), done());
    }

    private List<String> done() {
        return till.ledger.history().after(Map.of(), 1000).stream()
                .filter(event -> event.kind() == Event.Kind.ACT_DONE)
                .map(event -> event.facts().getOrDefault("gone", "?"))
                .toList();
    }

    private void sits(String number) {
        till.ledger.tills().take(new Tills.Seat(number, "of " + number, "counter", "1", Instant.EPOCH), false);
    }

    /** After a restore every till says what it sent, or somebody says that it never will. */
    @Test
    void aTillThatIsGoneIsNoLongerWaitedFor() {
        sits("T01");
        sits("T02");
        assertEquals(
                List.of("T01", "T02"),
                setup.tills().value().stream().map(LedgerMoving.AtWork::till).toList());
        assertEquals(Optional.of("restore.notMissing"), key(setup.gone("T02", Acting.UNNAMED)));
        var restored = new RestoredTills(till.ledger.sharedSettings(), till.ledger.tills());
        till.clock.pass(Duration.ofHours(1));
        restored.restored(till.clock.instant());
        assertEquals(List.of("T01", "T02"), missing());
        assertEquals(Optional.of("restore.notMissing"), key(setup.gone("T03", Acting.UNNAMED)));
        assertEquals(1, setup.gone("T02", Acting.UNNAMED).value());
        assertEquals(List.of("T01"), missing());
        assertEquals(List.of("T02"), done());
        assertEquals(0, setup.gone("T01", Acting.UNNAMED).value());
    }

    private List<String> missing() {
        return setup.tills().value().stream()
                .filter(LedgerMoving.AtWork::missing)
                .map(LedgerMoving.AtWork::till)
                .toList();
    }
}
