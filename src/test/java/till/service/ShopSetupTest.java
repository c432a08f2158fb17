package till.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import till.access.Access;
import till.access.Operators.NewOperator;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Event;
import till.domain.GatewayProfile;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.Problem;
import till.domain.ProfileForm;
import till.domain.Result;
import till.domain.Role;
import till.domain.Secret;
import till.gateway.ExchangeLog;
import till.gateway.Gateway;
import till.gateway.TaughtWords;
import till.ledger.Ledger;
import till.ledger.LedgerUnusable;
import till.service.GatewaySetup.Manner;
import till.settings.DataFolder;
import till.settings.GatewayProfiles;
import till.settings.SealedSecretFile;

/** Gateways and people of a shop as they are set up, this till's place among others, and what proves the ledger. */
class ShopSetupTest {
    private static final Secret PIN = new Secret("1357");
    private static final ProfileForm FORM = new ProfileForm(
            "desk",
            List.of(
                    ProfileForm.plain("merchant", 20),
                    ProfileForm.optional("note", ".*"),
                    ProfileForm.key("appSecret")));

    @TempDir
    Path temp;

    private TillForTests till;
    private GatewayProfiles profiles;
    private GatewaySetup setup;
    private ShopPeople people;
    private Optional<Problem> cannotOpen = Optional.empty();

    @BeforeEach
    void open() throws LedgerUnusable {
        till = new TillForTests(Mode.LIVE);
        var folder = DataFolder.open(temp.resolve("till")).value();
        var secrets = new SealedSecretFile(folder.secrets(), folder.secretsKey(), new SecureRandom());
        profiles = new GatewayProfiles(folder, secrets, new Random(1), List.of(FORM), TaughtWords.meanings());
        setup = new GatewaySetup(profiles, this::opened, live(), till.clock, this::access);
        people = new ShopPeople(live(), this::access, _ -> till.services.operators());
    }

    @AfterEach
    void close() {
        till.close();
    }

    private Result<Gateway> opened(GatewayProfile profile, ExchangeLog log) {
        log.keep(new ExchangeLog.Exchange(
                "gnete", "N1", "probe", till.clock.instant(), Duration.ofMillis(20), 200, "ask", "answer", true));
        return cannotOpen.<Result<Gateway>>map(Result::failed).orElseGet(() -> Result.done(till.gateway));
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

    private static GatewayProfile profile(String merchant, Map<String, String> words) {
        return new GatewayProfile(
                "gnete",
                "desk",
                "https://pay.example",
                Map.of("merchant", merchant),
                Map.of("appSecret", new Secret("k1")),
                false,
                Map.of(),
                words);
    }

    private static final GatewayProfile PROFILE = profile("M1", Map.of());

    private static Manner manner(boolean replace, boolean evenUnfinished) {
        return new Manner(replace, evenUnfinished, "import", Acting.UNNAMED);
    }

    private static Optional<Problem> failed(String key, String... arguments) {
        return Optional.of(Problem.of(key, arguments));
    }

    private List<Event> events(Event.Kind kind) {
        return till.ledger.history().after(Map.of(), 1000).stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    @Test
    void aGatewayIsKeptOnceAndReplacedOnlyWhereThatIsWanted() {
        assertFalse(setup.isSetUp("gnete"));
        assertEquals(PROFILE, setup.check(PROFILE).value());
        assertEquals(PROFILE, setup.save(PROFILE, manner(false, false)).value());
        assertTrue(setup.isSetUp("gnete"));
        assertEquals(List.of(PROFILE), setup.list().profiles());
        assertEquals(
                failed("profile.id.taken", "gnete"),
                setup.save(PROFILE, manner(false, true)).failure());
        assertEquals(Optional.empty(), setup.save(PROFILE, manner(true, false)).failure());
        cannotOpen = failed("a.signature");
        assertEquals(cannotOpen, setup.check(PROFILE).failure());
    }

    /** Asked at another merchant's address, an unfinished payment would seem never to have existed. */
    @Test
    void aGatewayBecomesAnotherMerchantOnlyWithNothingUnfinished() {
        setup.save(PROFILE, manner(false, false));
        till.running();
        assertEquals(1, setup.unfinished("gnete").value());
        var other = profile("M2", Map.of());
        assertEquals(
                failed("setup.otherMerchant", "gnete", "1"),
                setup.save(other, manner(true, false)).failure());
        assertEquals(PROFILE, profiles.get("gnete").value());
        var elsewhere =
                new GatewayProfile("gnete", "desk", "https://b.example", PROFILE.fields(), PROFILE.secrets(), false);
        assertEquals(
                failed("setup.otherMerchant", "gnete", "1"),
                setup.save(elsewhere, manner(true, false)).failure());
        var noted = new GatewayProfile(
                "gnete",
                "desk",
                "https://pay.example",
                Map.of("merchant", "M1", "note", "bar"),
                Map.of("appSecret", new Secret("k2")),
                false);
        assertEquals(Optional.empty(), setup.save(noted, manner(true, false)).failure(), "the same merchant");
        assertEquals(Optional.empty(), setup.save(other, manner(true, true)).failure());
    }

    @Test
    void aGatewayIsForgottenOnlyWithNothingUnfinished() {
        setup.save(PROFILE, manner(false, false));
        till.running();
        assertEquals(failed("profile.notFound", "b"), setup.remove("b", true, Acting.UNNAMED));
        assertEquals(failed("setup.remove.unfinished", "gnete", "1"), setup.remove("gnete", false, Acting.UNNAMED));
        assertTrue(setup.isSetUp("gnete"));
        assertEquals(Optional.empty(), setup.remove("gnete", true, Acting.UNNAMED));
        assertFalse(setup.isSetUp("gnete"));
    }

    /** A word that lets the till believe in money is in the chain before it counts. */
    @Test
    void newWordsForMoneyAreWrittenIntoTheChainOnce() {
        var taught = profile("M1", Map.of("SETTLED", "paid", "WAIT", "waiting"));
        assertEquals(Map.of("SETTLED", "paid"), setup.newMoneyWords(taught));
        setup.save(taught, manner(false, false)).value();
        assertEquals(1, events(Event.Kind.GATEWAY_TAUGHT).size());
        assertEquals(Map.of(), setup.newMoneyWords(taught));
        setup.save(taught, manner(true, false)).value();
        assertEquals(1, events(Event.Kind.GATEWAY_TAUGHT).size());
        var changed = profile("M1", Map.of("settled", "refunded"));
        assertEquals(Map.of("settled", "refunded"), setup.newMoneyWords(changed));
    }

    @Test
    void whatIsDoneToAGatewayLeavesItsTraceWithTheOneWhoDidIt() {
        var owner = people.firstOwner("Zoë Lam", PIN).value().operator();
        assertEquals(
                failed("access.whoAreYou"),
                setup.save(PROFILE, manner(false, false)).failure().map(each -> Problem.of(each.key())));
        assertFalse(setup.isSetUp("gnete"));
        setup.save(PROFILE, new Manner(false, false, "screen", Acting.as(owner)))
                .value();
        assertEquals(Optional.empty(), setup.remove("gnete", false, Acting.as(owner)));
        assertEquals(
                List.of("gateway saved", "gateway removed"),
                events(Event.Kind.ACT_DONE).stream()
                        .filter(event -> owner.id().equals(event.facts().get("operator")))
                        .map(event -> event.facts().get("what"))
                        .toList());
        assertEquals(
                Acting.as(owner),
                setup.allowed(Act.SET_UP, _ -> Result.done(Acting.as(owner))).value());
        assertEquals(
                failed("access.unknown", "x"),
                setup.allowed(Act.SET_UP, _ -> Result.failed("access.unknown", "x"))
                        .failure());
    }

    @Test
    void testingAGatewayShowsWhatWentOverTheLine() {
        assertEquals("profile.notFound", setup.test("gnete").problem().key());
        setup.save(PROFILE, manner(false, false));
        var tested = setup.test("gnete");
        assertFalse(tested.works());
        assertEquals(Problem.of("setup.test.none", "gnete"), tested.problem(), "it has no harmless call");
        cannotOpen = failed("a.signature");
        assertEquals(cannotOpen, Optional.of(setup.test(PROFILE).problem()));
    }

    @Test
    void howAnExchangeEndedIsTheLinesBusinessAlone() {
        assertEquals(ExchangeLine.Ending.NO_ANSWER, ExchangeLine.endingOf(0));
        assertEquals(ExchangeLine.Ending.ANSWERED, ExchangeLine.endingOf(499));
        assertEquals(ExchangeLine.Ending.SERVER_ERROR, ExchangeLine.endingOf(500));
        var line = new ExchangeLine(till.clock.instant(), "gnete", "N1", "probe", Duration.ZERO, 500, "ask", "answer");
        assertEquals(ExchangeLine.Ending.SERVER_ERROR, line.ending());
    }

    @Test
    void theFirstPersonIsTheOwnerAndProvesItWithAPin() {
        assertFalse(people.isAnybody().value());
        var owner = people.firstOwner("  Zoë Lam!", PIN).value().operator();
        assertEquals(new Operator("zo-lam", "Zoë Lam!", Role.OWNER, true), owner);
        assertTrue(people.isAnybody().value());
        assertEquals(List.of(owner), people.whoMay(Act.SET_UP).value());
        assertEquals(Acting.as(owner), people.prove("zo-lam", PIN, Act.SET_UP).value());
        assertEquals(
                "access.wrongPin",
                people.prove("zo-lam", new Secret("9999"), Act.SET_UP)
                        .failure()
                        .orElseThrow()
                        .key());
        assertNotEquals(Optional.empty(), people.firstOwner("Mei", PIN).failure(), "there is one");
    }

    @Test
    void whoseNameIsInAnotherScriptHasTheOwnersId() {
        assertEquals("owner", people.firstOwner("美", PIN).value().operator().id());
    }

    @Test
    void aCashierIsNotAmongThoseWhoMaySetUp() {
        var owner = people.firstOwner("Zoe", PIN).value().operator();
        var cashier = new NewOperator("ann", "Ann", Role.CASHIER);
        till.services.operators().add(cashier, PIN, Acting.as(owner)).value();
        assertEquals(List.of(owner), people.whoMay(Act.SET_UP).value());
        assertEquals(
                failed("access.askOwner", "Ann"),
                people.prove("ann", PIN, Act.SET_UP).failure());
    }

    @Test
    void aTillsNumberIsOneInstallationsAlone() {
        var ours = new TillSeat(temp.resolve("installation"), "counter");
        assertEquals(Optional.empty(), ours.take(till.ledger, "T07", false));
        assertEquals(Optional.empty(), ours.take(till.ledger, "T07", false), "its own again");
        ours.seen(till.ledger, "T07");
        var theirs = new TillSeat(temp.resolve("other"), "bar");
        var taken = theirs.take(till.ledger, "T07", false).orElseThrow();
        assertEquals("ledger.tillTaken", taken.key());
        assertEquals(List.of("T07", "counter"), taken.arguments().subList(0, 2));
        assertEquals(
                failed("folder.readOnly", temp.resolve("no/file").toString()),
                new TillSeat(temp.resolve("no/file"), "bar").take(till.ledger, "T08", false));
    }

    @Test
    void aMachineIsCalledAsTheSystemSays() {
        assertEquals("BAR", TillSeat.machine(Map.of("COMPUTERNAME", "BAR", "HOSTNAME", "x")));
        assertEquals("bar", TillSeat.machine(Map.of("HOSTNAME", " bar ")));
        assertEquals(200, TillSeat.machine(Map.of("HOSTNAME", "b".repeat(201))).length());
        assertFalse(TillSeat.machine(Map.of()).isBlank());
    }

    @Test
    void whatProvesTheLedgerIsWrittenToANewFolder() throws Exception {
        till.paid();
        till.services.days().close(till.services.here().today(), Acting.UNNAMED).value();
        var check = new LedgerCheck(till.ledger.history());
        var report = check.verify();
        assertTrue(report.whole());
        assertEquals(1, report.payments());
        var folder = temp.resolve("proof");
        var exported = check.export(folder).value();
        assertEquals(new LedgerCheck.Exported(report.events(), 1), exported);
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("chain-" + events(Event.Kind.DAY_CLOSED).getFirst().till() + ".txt", "z-1.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals(
                report.events(),
                Files.readAllLines(folder.resolve("chain-"
                                + events(Event.Kind.DAY_CLOSED).getFirst().till() + ".txt"))
                        .size());
        assertEquals(
                failed("cli.verify.folder", folder.toString()),
                check.export(folder).failure(),
                "not a new one");
        assertFalse(new LedgerCheck.Report(1, 1, 1, List.of("row"), till.clock.instant()).whole());
    }
}
