package till.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.cli.CannotOpen;
import till.cli.Opening;
import till.domain.Acting;
import till.domain.LedgerMoving.AtWork;
import till.domain.Mode;
import till.domain.OrderNo;
import till.domain.Problem;
import till.ledger.FileSentLog;
import till.ledger.RestoredTills;
import till.ledger.SentLog;
import till.ledger.SharedServer;
import till.service.LedgerSetup;
import till.service.Steps;
import till.settings.Language;
import till.settings.ShopField;
import till.settings.Theme;

/** Two whole tills, each with its data folder, on one PostgreSQL. */
class TillsOnServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String GATEWAY = """
            {"id": "gnete", "kind": "gnete", "baseUrl": "http://127.0.0.1:9",
             "mchNo": "M1", "appId": "A1", "appSecret": "0123456789abcdef0123456789abcdef"}""";

    @TempDir
    private Path folder;

    private final SharedServer server = new SharedServer();

    @AfterEach
    void drop() {
        server.close();
    }

    private static Home home(Path folder) throws Exception {
        return Home.open(new Opening(folder, false, Language.ENGLISH), Map.of("TILL_KEYCHAIN", "off"));
    }

    /** Sets a data folder up and has it use the server. */
    private Path shop(String till, String name) throws Exception {
        var place = folder.resolve(till);
        var home = home(place);
        home.profiles().importText(GATEWAY, false).value();
        home.settings().set(ShopField.TILL, till).value();
        home.settings().set(ShopField.SHOP_NAME, name).value();
        var how = new LedgerSetup.How(true, false);
        home.ledgerSetup()
                .use(server.address(), server.password(), how, Acting.UNNAMED)
                .value();
        return place;
    }

    private static OpenTill open(Path place) throws Exception {
        var how = new Opening(place, false, Language.ENGLISH);
        return OpenTill.open(home(place), how, Steps.NONE);
    }

    @Test
    void whatIsTheShopsReachesTheOtherTillAndWhatIsATillsOwnDoesNot() throws Exception {
        var first = shop("T01", "Harbour");
        var second = shop("T02", "Somewhere");
        try (var one = open(first);
                var other = open(second)) {
            assertEquals("Harbour", other.settings().shopName(), "the first till's");
            one.startPolling();
            other.startPolling();
            other.settingsFile().set(ShopField.SHOP_NAME, "Island").value();
            other.settingsFile().set(ShopField.THEME, "dark").value();
            await().atMost(PATIENCE).until(() -> one.settings().shopName().equals("Island"));
            assertEquals(Theme.SYSTEM, one.settings().theme());
            assertEquals("T01", one.settings().till());
        }
    }

    @Test
    void whileTheServerIsAwayTheLastKnownHoldAndNothingOfTheShopsIsChanged() throws Exception {
        var place = shop("T01", "Harbour");
        try (var till = open(place)) {
            till.startPolling();
            server.away();
            assertEquals(
                    Optional.of(Problem.of("settings.shop.away")),
                    till.settingsFile().set(ShopField.SHOP_NAME, "Island").failure());
            assertEquals("Harbour", till.settings().shopName());
            server.back();
            await().atMost(PATIENCE)
                    .until(() -> till.settingsFile()
                            .set(ShopField.SHOP_NAME, "Island")
                            .failure()
                            .isEmpty());
        }
        try (var till = open(place)) {
            assertEquals("Island", till.settings().shopName());
        }
    }

    @Test
    void aRestoredServersLedgerGetsWhatThisTillSentSince() throws Exception {
        var place = shop("T01", "Harbour");
        open(place).close();
        var madeAt = Instant.now().minusSeconds(60);
        var number = new OrderNo("T01PGONE1");
        new FileSentLog(home(place).folder().sentLog(Mode.LIVE))
                .sent(new SentLog.Sent(
                        madeAt.plusSeconds(20),
                        number.text(),
                        "create",
                        "gnete",
                        Money.parse("HKD 12"),
                        number,
                        Map.of("method", "WX_QR", "reference", "T01-GONE-1", "till", "T01")));
        try (var ledger = server.open("T09")) {
            ledger.sharedSettings().put(Map.of("restored", madeAt.toString()));
        }
        try (var till = open(place)) {
            assertTrue(till.isGapOpen());
            assertTrue(till.services().payments().find(number).isPresent(), "asked about like any other");
        }
        try (var ledger = server.open("T09")) {
            var restored = new RestoredTills(ledger.sharedSettings(), ledger.tills());
            assertEquals(Optional.empty(), restored.since("T01"), "and once is enough");
            assertEquals(Optional.of(madeAt), restored.since("T02"));
        }
    }

    private static void sent(Path place, String number, Instant at) throws Exception {
        new FileSentLog(home(place).folder().sentLog(Mode.LIVE))
                .sent(new SentLog.Sent(
                        at,
                        number,
                        "create",
                        "gnete",
                        Money.parse("HKD 12"),
                        new OrderNo(number),
                        Map.of("method", "WX_QR", "reference", number, "till", "T02")));
    }

    @Test
    void afterARestoreTheGapIsOpenUntilEachTillHasSaidWhatItSentOrIsGoneForGood() throws Exception {
        var first = shop("T01", "Harbour");
        var second = shop("T02", "Harbour");
        shop("T03", "Harbour");
        var madeAt = Instant.now().minusSeconds(60);
        try (var ledger = server.open("T09")) {
            new RestoredTills(ledger.sharedSettings(), ledger.tills()).restored(madeAt);
        }
        sent(second, "T02PGONE1", madeAt.plusSeconds(20));
        try (var one = open(first)) {
            one.startPolling();
            assertTrue(one.isGapOpen(), "the others have not been here");
            var told = one.notices().getFirst();
            assertEquals("restore.tillsMissing", told.key());
            assertTrue(told.arguments().getLast().contains("T02"), told.toString());
            assertEquals(List.of(false, true, true), missing(first));
            try (var other = open(second)) {
                assertTrue(other.services()
                        .payments()
                        .find(new OrderNo("T02PGONE1"))
                        .isPresent());
            }
            assertEquals(List.of(false, false, true), missing(first));
            var setup = home(first).ledgerSetup();
            assertEquals(
                    "restore.notMissing",
                    setup.gone("T02", Acting.UNNAMED).failure().orElseThrow().key());
            assertEquals(0, setup.gone("T03", Acting.UNNAMED).value());
            assertTrue(one.isGapOpen(), "the second till’s number has no answer");
        }
        try (var ledger = server.open("T09")) {
            assertEquals(RestoredTills.Missing.NONE, ledger.gaps().missing());
            assertEquals(1, ledger.gaps().standing().open());
        }
    }

    private List<Boolean> missing(Path place) throws Exception {
        return home(place).ledgerSetup().tills().value().stream()
                .map(AtWork::missing)
                .toList();
    }

    /** Nothing is missing but a till: as soon as it has been here, the one that was open knows. */
    @Test
    void anOpenTillHearsThatTheLastOneHasBeenHere() throws Exception {
        var first = shop("T01", "Harbour");
        var second = shop("T02", "Harbour");
        try (var ledger = server.open("T09")) {
            new RestoredTills(ledger.sharedSettings(), ledger.tills()).restored(Instant.now());
        }
        try (var one = open(first)) {
            one.startPolling();
            assertTrue(one.isGapOpen());
            open(second).close();
            await().atMost(PATIENCE).until(() -> !one.isGapOpen());
        }
    }

    @Test
    void aNumberIsTakenFromAnotherMachineOnlyByADecisionAndOnceItIsGone() throws Exception {
        open(shop("T01", "Harbour")).close();
        var spare = folder.resolve("spare");
        var home = home(spare);
        home.profiles().importText(GATEWAY, false).value();
        home.settings().set(ShopField.TILL, "T01").value();
        assertEquals("ledger.tillTaken", used(home, false));
        assertEquals("ledger.tillTaken", used(home, true), "it was seen a moment ago");
        server.unseenForTwoMinutes();
        assertEquals("ledger.tillTaken", used(home, false));
        assertEquals("", used(home, true));
        open(spare).close();
        var problem = assertThrows(CannotOpen.class, () -> open(folder.resolve("T01")));
        assertEquals("ledger.tillTaken", problem.problem().key());
    }

    private String used(Home home, boolean replace) {
        var how = new LedgerSetup.How(true, replace);
        return home.ledgerSetup()
                .use(server.address(), server.password(), how, Acting.UNNAMED)
                .failure()
                .map(Problem::key)
                .orElse("");
    }

    @Test
    void aCopiedLedgerTakesTheShopsSettingsAlongAndGoesBackAsLongAsNothingWasSold() throws Exception {
        var place = folder.resolve("T01");
        var home = home(place);
        home.profiles().importText(GATEWAY, false).value();
        home.settings().set(ShopField.SHOP_NAME, "Harbour").value();
        open(place).close();
        var setup = home.ledgerSetup();
        setup.copy(server.address(), server.password(), _ -> {}, Acting.UNNAMED).value();
        try (var ledger = server.open("T09")) {
            assertEquals("Harbour", ledger.sharedSettings().all().get("shopName"));
        }
        assertEquals("ledger.moved", setup.useFile().orElseThrow().key());
        open(place).close();
        assertEquals("ledger.back.open", setup.back().failure().orElseThrow().key(), "it was there a moment ago");
        server.unseenForTwoMinutes();
        assertTrue(setup.back().value());
        try (var till = open(place)) {
            assertEquals("Harbour", till.settings().shopName());
            assertTrue(till.ledgerCheck().verify().whole());
        }
    }
}
