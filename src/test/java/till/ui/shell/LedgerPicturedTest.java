package till.ui.shell;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.ComboBoxBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.LedgerServer;
import till.domain.Mode;
import till.ledger.Ledger;
import till.ledger.LedgerOpening;
import till.ledger.RestoredTills;
import till.ledger.SharedServer;
import till.ledger.Tills;
import till.ui.Pictures;
import till.ui.Route;

/** Where the ledger is, in a real window, and as pictures in {@code target/pictures}. */
class LedgerPicturedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ShownWindow shown = new ShownWindow();

    @BeforeEach
    void go() {
        shown.go(new Route.Settings(Route.Settings.Part.LEDGER, null));
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private String file() {
        return shown.world.folder.ledger(Mode.LIVE) + ".mv.db";
    }

    @SuppressWarnings("unchecked") // it is looked up by its name
    private void fill(LedgerServer server) {
        shown.type("#field-ledgerHost", server.host());
        shown.type("#field-ledgerPort", Integer.toString(server.port()));
        shown.type("#field-ledgerDatabase", server.database());
        shown.type("#field-ledgerUser", server.user());
        Pictures.fx(() ->
                ((ComboBoxBase<LedgerServer.Tls>) shown.window.scene().lookup("#ledgerTls")).setValue(server.tls()));
    }

    private Optional<LedgerServer> inUse() {
        return shown.world.settings.ledgerServer().value();
    }

    @Test
    void aTillOfItsOwnSaysWhichFileAndAServerThatDoesNotAnswerIsNamed() {
        shown.saysSoon("ledgerPlace.file", file());
        fill(new LedgerServer("127.0.0.1", 1, "shop", "till", LedgerServer.Tls.OFF, ""));
        shown.press("#ledgerTest");
        await().atMost(PATIENCE)
                .until(() -> Pictures.onFx(() -> !shown.window
                        .scene()
                        .getRoot()
                        .lookupAll(".settings-notice")
                        .isEmpty()));
        shown.picture("settings-ledger");
        assertEquals(Optional.empty(), inUse(), "a test changes nothing");
    }

    @Test
    void whatIsNoServerIsSaidAndNothingIsAsked() {
        shown.type("#field-ledgerHost", "no such/name");
        shown.press("#ledgerUse");
        shown.saysSoon("ledgerServer.host", "no such/name");
    }

    @Test
    void aCopyIsAskedAboutFirst() {
        fill(new LedgerServer("127.0.0.1", 5432, "shop", "till", LedgerServer.Tls.OFF, ""));
        shown.press("#ledgerCopy");
        shown.saysSoon("ledgerPlace.copy.text", file());
        shown.picture("settings-ledger-copy");
    }

    @Test
    void aServerIsUsedFromTheNextStart() throws Exception {
        try (var server = new SharedServer()) {
            fill(server.address());
            shown.type("#field-ledgerDatabase", "not_there");
            shown.type("#field-ledgerPassword", server.password().reveal());
            shown.press("#ledgerUse");
            shown.saysSoon(
                    "ledger.server.noDatabase",
                    server.address().place().replaceFirst("/.*", "/not_there"),
                    server.address().user());
            assertEquals(Optional.empty(), inUse());
            fill(server.address());
            shown.type("#field-ledgerPassword", server.password().reveal());
            shown.press("#ledgerUse");
            shown.saysSoon("ledgerPlace.used", server.address().place());
            assertEquals(Optional.of(server.address()), inUse());
            shown.picture("settings-ledger-used");
        }
    }

    @Test
    void aFileThatNobodyHasOpenIsCopiedOnceAPersonHasSaidSo() throws Exception {
        var file = shown.world.folder.ledger(Mode.LIVE);
        LedgerOpening.openFile(file, "T01").close();
        try (var server = new SharedServer()) {
            fill(server.address());
            shown.type("#field-ledgerPassword", server.password().reveal());
            shown.press("#ledgerCopy");
            shown.saysSoon("ledgerPlace.copy.text", file());
            shown.choose("ledgerPlace.copy.do");
            shown.saysSoon("ledgerPlace.copied", server.address().place());
            assertEquals(Optional.of(server.address()), inUse());
            assertTrue(server.open("T02").history().verify().faults().isEmpty());
        }
    }

    /** After a restore, for a till that was lost: no terminal is needed to go on. */
    @Test
    void aTillThatIsGoneForGoodIsNotWaitedForOnceThatIsConfirmed() {
        var ledger = shown.world.ledger();
        waitsFor(ledger);
        shown.picture("settings-ledger-gone");
        shown.press("#gone-T02");
        shown.saysSoon("ledgerPlace.gone.text");
        shown.picture("settings-ledger-gone-asked");
        shown.choose("ledgerPlace.gone.not");
        assertEquals(1, ledger.gaps().missing().tills().size());
        shown.press("#gone-T02");
        shown.choose("ledgerPlace.gone.do");
        shown.saysSoon("ledger.told.gone.last", "T02", "0");
        assertEquals(RestoredTills.Missing.NONE, ledger.gaps().missing());
        await().atMost(PATIENCE).until(() -> !isWaitedFor("T02"));
    }

    private void waitsFor(Ledger ledger) {
        ledger.tills().take(new Tills.Seat("T02", "installation", "counter 2", "1", shown.world.now()), false);
        new RestoredTills(ledger.sharedSettings(), ledger.tills()).restored(shown.world.now());
        var server = new LedgerServer("127.0.0.1", 5432, "shop", "till", LedgerServer.Tls.OFF, "");
        assertEquals(Optional.empty(), shown.world.settings.useLedger(Optional.of(server)));
        shown.go(new Route.Settings(Route.Settings.Part.ABOUT, null));
        go();
        await().atMost(PATIENCE).until(() -> isWaitedFor("T02"));
    }

    @Test
    void aTillThatCameBackMeanwhileIsNotShownAsMissingAnyMore() {
        var ledger = shown.world.ledger();
        waitsFor(ledger);
        new RestoredTills(ledger.sharedSettings(), ledger.tills()).entered("T02", shown.world.now());
        shown.press("#gone-T02");
        shown.choose("ledgerPlace.gone.do");
        shown.saysSoon("restore.notMissing", "T02");
        await().atMost(PATIENCE).until(() -> !isWaitedFor("T02"));
    }

    private boolean isWaitedFor(String till) {
        return Pictures.onFx(() -> shown.window.scene().lookup("#gone-" + till) != null);
    }

    @Test
    void aWindowThatWorksWithItsFileSaysHowItIsCopied() {
        try (var live = new ShownWindow(Mode.LIVE)) {
            live.go(new Route.Settings(Route.Settings.Part.LEDGER, null));
            live.type("#field-ledgerHost", "127.0.0.1");
            live.type("#field-ledgerDatabase", "shop");
            live.type("#field-ledgerUser", "till");
            live.press("#ledgerCopy");
            live.saysSoon("ledgerPlace.copy.window", "postgresql://till@127.0.0.1:5432/shop?sslmode=verify-full");
            live.picture("settings-ledger-copy-window");
        }
    }
}
