package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import till.access.FixedPepper;
import till.domain.Act;
import till.domain.Acting;
import till.domain.By;
import till.domain.Event;
import till.domain.LedgerMoving;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.domain.Problem;
import till.domain.Result;
import till.ledger.Ledger;
import till.ledger.LedgerFile;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.OlderServer;
import till.ledger.Payments;
import till.ledger.TestServer;
import till.ledger.Tills;
import till.settings.DataFolder;
import till.settings.LedgerPassword;
import till.settings.SealedSecretFile;
import till.settings.SettingsFile;

/** A shop's ledger goes to a server and back: nothing that was sold is left behind unseen, and what was decided is written down. */
class LedgerSetupOnServerTest {
    private static final int OLD = 14;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final LedgerSetup.How CAREFULLY = new LedgerSetup.How(false, false);
    private static final LedgerSetup.How LEAVING = new LedgerSetup.How(true, false);

    @TempDir
    private Path temp;

    private String database;
    private LedgerServer server;
    private SettingsFile settings;
    private LedgerPassword password;
    private Path file;
    private LedgerSetup setup;

    @BeforeEach
    void open() {
        database = TestServer.create();
        server = TestServer.address(database);
        var folder = DataFolder.open(temp.resolve("till")).value();
        settings = SettingsFile.open(folder.settings(), Locale.ENGLISH).value();
        password = new LedgerPassword(new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom()));
        file = folder.ledger(Mode.LIVE);
        setup = setup();
    }

    private LedgerSetup setup() {
        return new LedgerSetup(settings, password, file, new Live(), LedgerSetupOnServerTest::access);
    }

    @AfterEach
    void drop() {
        TestServer.drop(database);
    }

    /** Opens what the settings say, as a command does. */
    private final class Live implements GatewaySetup.LiveLedger {
        @Override
        public <T> Result<T> with(Function<Ledger, T> work) {
            try (var ledger = inUse()) {
                return Result.done(work.apply(ledger));
            } catch (LedgerUnusable e) {
                return Result.failed(e.problem());
            }
        }
    }

    private Ledger inUse() throws LedgerUnusable {
        var there = settings.ledgerServer().value();
        return there.isPresent() ? onServer() : LedgerOpening.openFile(file, "T01");
    }

    private Ledger onServer() throws LedgerUnusable {
        return LedgerOpening.openServer(server, TestServer.password(), "T01", () -> {});
    }

    private static Access access(Ledger ledger) {
        return new Access(Mode.LIVE, ledger.people(), new FixedPepper(), () -> Samples.NOON, ZoneOffset.UTC);
    }

    private static void sell(Ledger ledger) {
        ledger.payments().add(new Payments.Draft(Samples.order(), DAY, By.NOBODY), Samples.NOON, false);
    }

    private static List<Map<String, String>> setUps(Ledger ledger) {
        return ledger.history().after(Map.of(), 1000).stream()
                .filter(event -> event.kind() == Event.Kind.ACT_DONE)
                .map(Event::facts)
                .filter(facts -> Act.SET_UP.name().equals(facts.get("act")))
                .toList();
    }

    private void soldHere() throws LedgerUnusable {
        try (var own = LedgerOpening.openFile(file, "T01")) {
            sell(own);
        }
    }

    private static Optional<String> key(Result<?> result) {
        return result.failure().map(Problem::key);
    }

    @Test
    void whatWasSoldHereIsNotLeftBehindUnlessSomebodySaysSo() throws Exception {
        soldHere();
        var refused = setup.use(server, TestServer.password(), CAREFULLY, Acting.UNNAMED);
        assertEquals(Optional.of(Problem.of("ledger.use.own", setup.file().toString())), refused.failure());
        assertEquals(Optional.empty(), setup.server().value());
        assertTrue(setup.password().value().isEmpty(), "no password is kept of a server that is not used");
        try (var ledger = onServer()) {
            assertEquals(List.of(), setUps(ledger));
            assertEquals(Map.of(), ledger.sharedSettings().all());
        }
        setup.use(server, TestServer.password(), LEAVING, Acting.UNNAMED).value();
        isUsed();
    }

    /** The first till says how the shop is, keeps the password, and the history says who went there. */
    private void isUsed() throws LedgerUnusable {
        assertEquals(Optional.of(server), setup.server().value());
        assertEquals(TestServer.password(), setup.password().value());
        try (var ledger = onServer()) {
            assertEquals(settings.ofTheShop(), ledger.sharedSettings().all());
            assertEquals(
                    List.of(server.place()),
                    setUps(ledger).stream().map(facts -> facts.get("place")).toList());
        }
    }

    @Test
    void aTillThatSoldNothingMayGoWithoutAWord() throws Exception {
        LedgerOpening.openFile(file, "T01").close();
        setup.use(server, TestServer.password(), CAREFULLY, Acting.UNNAMED).value();
        isUsed();
        setup.use(server, TestServer.password(), CAREFULLY, Acting.UNNAMED).value();
        assertEquals(Optional.of(server), setup.server().value(), "what is on the server is nobody's own");
    }

    @Test
    void anotherTillsNumberIsNotTakenAndNothingIsUsed() throws Exception {
        try (var ledger = onServer()) {
            ledger.tills().take(new Tills.Seat("T01", "of another", "counter", "1", Samples.NOON), false);
        }
        var seated = setup.seated(new TillSeat(temp.resolve("installation"), "ours"));
        for (var how : List.of(CAREFULLY, new LedgerSetup.How(false, true))) {
            var refused = seated.use(server, TestServer.password(), how, Acting.UNNAMED);
            assertEquals(Optional.of("ledger.tillTaken"), key(refused), "it was seen just now");
            assertEquals(Optional.empty(), setup.server().value());
            assertTrue(setup.password().value().isEmpty());
        }
    }

    @Test
    void aCopyHasTheSalesAndTheFileIsLeftUntilTheWayBack() throws Exception {
        soldHere();
        var copied = setup.copy(server, TestServer.password(), _ -> {}, Acting.UNNAMED)
                .value();
        assertEquals(1, copied.payments());
        isUsed();
        try (var ledger = onServer()) {
            assertTrue(ledger.payments().find(Samples.NUMBER).isPresent());
            assertEquals(List.of(), ledger.history().verify().faults());
        }
        assertEquals(Optional.of("ledger.moved"), setup.useFile().map(Problem::key), "or it would be sold on twice");
        assertEquals(Optional.of(server), setup.server().value());
        assertEquals(Optional.empty(), setup.back().failure());
        assertEquals(Optional.empty(), setup.server().value());
        try (var own = LedgerOpening.openFile(file, "T01")) {
            assertTrue(own.payments().find(Samples.NUMBER).isPresent());
        }
    }

    /** What was sold on the server since is not in the file. */
    @Test
    void thereIsNoWayBackOnceTheServerWasSoldOn() throws Exception {
        LedgerOpening.openFile(file, "T01").close();
        setup.copy(server, TestServer.password(), _ -> {}, Acting.UNNAMED).value();
        try (var ledger = onServer()) {
            sell(ledger);
        }
        assertTrue(key(setup.back()).isPresent());
        assertEquals(Optional.of(server), setup.server().value());
    }

    @Test
    void whoHasThePasswordUpdatesWithoutACopyAndNothingIsWrittenWhereNothingChanged() throws Exception {
        setup.use(server, TestServer.password(), CAREFULLY, Acting.UNNAMED).value();
        var same = new LedgerMoving.Updated(LedgerOpening.tables(), LedgerOpening.tables());
        assertEquals(same, setup.update().value());
        assertEquals(same, setup.updateWithoutBackup(TestServer.password()).value());
        isUsed();
    }

    /** A copy first; without one only for whoever has the password, and the history says so. */
    @Test
    void anOldServersTablesAreChangedAfterACopyOrOnAWordThatIsWrittenDown() throws Exception {
        for (var without : List.of(false, true)) {
            var older = older(OLD);
            assertEquals(Optional.of("backup.onServer"), key(setup.update()), "nobody makes one here");
            assertEquals(OLD, older.tables());
            var copied = new ArrayList<Integer>();
            var keeping = setup.keeping((_, _) -> version -> {
                copied.add(version);
                return Optional.empty();
            });
            var changed = without ? keeping.updateWithoutBackup(TestServer.password()) : keeping.update();
            assertEquals(new LedgerMoving.Updated(OLD, LedgerOpening.tables()), changed.value());
            assertEquals(without ? List.of() : List.of(OLD), copied);
            try (var ledger = onServer()) {
                assertEquals(
                        without ? List.of("none") : List.of(),
                        setUps(ledger).stream()
                                .map(facts -> facts.get("backup"))
                                .toList());
            }
        }
    }

    private OlderServer older(int version) throws Exception {
        TestServer.drop(database);
        database = TestServer.createEmpty();
        server = TestServer.address(database);
        var older = new OlderServer(server, TestServer.password());
        older.make(version);
        assertEquals(Optional.empty(), password.keep(TestServer.password()));
        assertEquals(Optional.empty(), settings.useLedger(Optional.of(server)));
        setup = setup();
        return older;
    }

    /** Else the next start would be on the file, and this till be alone without knowing. */
    @Test
    void whereItCannotBeKeptThatIsSaidAndNothingSaysItIsUsed() throws Exception {
        LedgerOpening.openFile(file, "T01").close();
        var folder = temp.resolve("till").resolve("settings.json");
        Files.deleteIfExists(folder);
        Files.createDirectories(folder.resolve("in the way"));
        assertTrue(key(setup.use(server, TestServer.password(), CAREFULLY, Acting.UNNAMED))
                .isPresent());
        try (var ledger = onServer()) {
            assertEquals(List.of(), setUps(ledger));
        }
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForOneNothingWasSoldOn() throws Exception {
        soldHere();
        Files.writeString(new LedgerFile(file).data(), "no ledger");
        var refused = key(setup.use(server, TestServer.password(), CAREFULLY, Acting.UNNAMED));
        assertEquals(Optional.of("ledger.corrupt"), refused);
        assertEquals(Optional.empty(), setup.server().value());
    }
}
