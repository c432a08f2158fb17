package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Acting;
import till.domain.Event;
import till.domain.Mode;
import till.domain.OperationState;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.RefundQueries.RefundStanding;
import till.gateway.Refunds.RefundAnswer;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.Language;

class CommandsTest {
    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://pay.example.com","mchNo":"M1","appId":"A1","appSecret":"canary"}
            """;

    @TempDir
    Path folder;

    private CliForTests cli;

    @BeforeEach
    void open() throws Exception {
        cli = new CliForTests(folder.resolve("home"));
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void noCommandShowsTheWindow() {
        assertEquals(0, cli.run().code());
        assertEquals(0, cli.till("--training --lang zh-Hans").code());
        assertEquals(List.of("window", "window"), cli.opened);
    }

    @Test
    void statusShowsWithoutAskingUnlessTold() {
        var reference = cli.waiting();
        cli.till.gateway.says(Standing.PAID);
        var before = cli.till("status " + reference + " --json");
        var after = cli.till("status " + reference + " --refresh --json");
        assertEquals("AWAITING_PAYER", before.json().get("state").asString());
        assertEquals("PAID", after.json().get("state").asString());
        assertEquals("2026-11-21T04:00:00Z", after.json().get("paidAt").asString());
        assertEquals(List.of("create", "query"), cli.till.gateway.asked);
        var people = cli.till("status " + reference).out();
        assertTrue(people.contains("Paid at: 2026-11-21 12:00:00\n"), people);
    }

    @Test
    void uncertainStatusEndsWithFour() {
        cli.till.gateway.creates.add(new Outcome.Unknown<>("cut"));
        var reference = cli.till("charge --method WX_QR --amount 5 --json")
                .json()
                .get("reference")
                .asString();
        assertEquals(4, cli.till("status " + reference).code());
    }

    @Test
    void paymentIsFoundByEveryNumberItHas() {
        var payment = cli.till.paid();
        for (var number : List.of(payment.orderNo().text(), payment.order().reference(), "P1", "C1")) {
            assertEquals(
                    payment.orderNo().text(),
                    cli.till("status " + number + " --json")
                            .json()
                            .get("orderNo")
                            .asString());
        }
        var unknown = cli.till("status nothing");
        assertEquals(2, unknown.code());
        assertEquals("There is no payment nothing. Look at the list with till orders.\n", unknown.err());
    }

    @Test
    void saleMeansItsOpenPaymentAndSeveralAreAmbiguous() {
        var first = start("A-1", false);
        var second = start("A-1", true);
        var ambiguous = cli.till("status A-1");
        assertEquals(2, ambiguous.code());
        assertTrue(
                ambiguous.err().contains(first + " AWAITING_PAYER")
                        && ambiguous.err().contains(second + " AWAITING_PAYER"),
                ambiguous.err());
        assertEquals(0, cli.till("cancel " + first).code());
        assertEquals(
                second, cli.till("status A-1 --json").json().get("reference").asString());
    }

    @Test
    void gatewaysNumberOfTwoPaymentsIsAmbiguous() {
        start("A-1", false);
        start("A-2", false);
        assertEquals(2, cli.till("cancel P1").code());
        assertFalse(cli.till.gateway.asked.contains("close"));
    }

    @Test
    void cancelTellsHowItReallyEnded() {
        assertEquals(0, cli.till("cancel " + cli.waiting()).code());
        var paid = cli.waiting();
        cli.till.gateway.says(Standing.PAID);
        var tooLate = cli.till("cancel " + paid);
        assertEquals(3, tooLate.code());
        assertEquals(
                "Too late to cancel: " + paid + " is paid. Give the money back with till refund " + paid + ".\n",
                tooLate.err());
        cli.till.gateway.says(Standing.WAITING);
        cli.till.gateway.cannotClose();
        assertEquals(4, cli.till("cancel " + cli.waiting()).code());
    }

    @Test
    void refundIsZeroOnlyWhenDone() {
        var reference = cli.paid();
        var done = cli.run("refund", reference, "--amount", "8.50", "--reason", "Broken cup", "--json");
        assertEquals(0, done.code());
        var refund = done.json().get("refunds").get(0);
        assertEquals("DONE", refund.get("state").asString());
        assertEquals("8.50", refund.get("amount").asString());
        assertEquals("HKD 8.50 was given back.", done.json().get("message").asString());
        accepted();
        var accepted = cli.run("refund", reference, "--amount", "all", "--reason", "Rest", "--json");
        assertEquals(5, accepted.code());
        assertEquals(
                "80.00", accepted.json().get("refunds").get(1).get("amount").asString());
    }

    @Test
    void refundWaitsUntilItIsDone() {
        var reference = cli.paid();
        accepted();
        cli.whilePolling = () -> cli.till
                .services
                .refunds()
                .unfinished(9)
                .forEach(refund -> cli.till.services.refunds().check(refund.refundNo()));
        var answer = cli.run("refund", reference, "--amount", "all", "--reason", "Rest", "--wait", "60s", "--json");
        assertEquals("DONE", answer.json().get("refunds").get(0).get("state").asString());
        assertEquals(0, answer.code());
    }

    @Test
    void refundOfMoreThanIsLeftIsRefusedAndNotSent() {
        var reference = cli.paid();
        var answer = cli.run("refund", reference, "--amount", "88.51", "--reason", "x");
        assertEquals(3, answer.code());
        assertTrue(answer.err().contains("No money moved."), answer.err());
        assertTrue(cli.till.gateway.asked.stream().noneMatch(each -> each.startsWith("refund")));
    }

    @Test
    void refundInDoubtIsFourAndOneTheGatewayRefusesThree() {
        var reference = cli.paid();
        cli.till.gateway.refunds.add(new Outcome.Refused<>(Problem.of("refund.failedAtGateway", "balance"), "9"));
        assertEquals(
                3,
                cli.run("refund", reference, "--amount", "1", "--reason", "x").code());
        cli.till.gateway.refunds.add(new Outcome.Unknown<>("cut"));
        assertEquals(
                4,
                cli.run("refund", reference, "--amount", "1", "--reason", "x").code());
    }

    @Test
    void refundOfAnUnpaidPaymentIsRefused() {
        var reference = cli.waiting();
        assertEquals(
                3,
                cli.run("refund", reference, "--amount", "all", "--reason", "x").code());
        assertEquals(
                3,
                cli.run("refund", reference, "--amount", "1", "--reason", "x").code());
        assertEquals(
                2,
                cli.run("refund", reference, "--amount", "1", "--reason", " ").code());
        assertEquals(
                2,
                cli.run("refund", reference, "--amount", "1.234", "--reason", "x")
                        .code());
    }

    @Test
    void ordersListTheDay() {
        var first = cli.waiting();
        var second = cli.waiting();
        var json = cli.till("orders --json").json();
        assertEquals(List.of("mode", "day", "orders"), List.copyOf(json.propertyNames()));
        assertEquals("2026-11-21", json.get("day").asString());
        var references = new ArrayList<String>();
        json.get("orders")
                .forEach(order -> references.add(order.get("reference").asString()));
        assertEquals(List.of(first, second), references.stream().sorted().toList());
        assertEquals(
                0,
                cli.till("orders --day 2026-11-20 --json").json().get("orders").size());
        assertTrue(cli.till("orders")
                .out()
                .contains("12:00:00  " + first + "  WX_QR  HKD 88.50  Waiting for the customer"));
        assertEquals(2, cli.till("orders --day 21.11.2026").code());
    }

    @Test
    void exportWritesTheDayAndSaysWhere() throws Exception {
        cli.paid();
        var file = folder.resolve("day.csv");
        var answer = cli.run("export", "--day", "2026-11-21", "--out", file.toString());
        assertEquals(0, answer.code());
        assertTrue(answer.out().contains("2026-11-21, rows: 1, written to " + file), answer.out());
        assertEquals(2, Files.readAllLines(file).size());
        assertEquals(
                2,
                cli.run("export", "--day", "2026-11-21", "--out", folder.toString())
                        .code());
    }

    @Test
    void severalDaysAreWrittenByWhatTillAndKindOfFile() throws Exception {
        cli.paid();
        cli.till.clock.pass(Duration.ofDays(1));
        cli.paid();
        var lines = new ArrayList<Integer>();
        for (var what : List.of("money", "orders", "shipments", "closes")) {
            var file = folder.resolve(what + ".csv");
            var answer =
                    cli.run("export", "--from", "2026-11-20", "--to", "2026-11-22", "--what", what, "--out", file + "");
            assertEquals(0, answer.code(), answer.err());
            assertTrue(answer.out().contains("2026-11-20 – 2026-11-22"), answer.out());
            lines.add(Files.readAllLines(file).size());
        }
        assertEquals(List.of(3, 3, 1, 1), lines);
        var other = folder.resolve("other.csv").toString();
        assertEquals(
                0,
                cli.run("export", "--from", "2026-11-20", "--till", "T77", "--out", other)
                        .code());
        assertEquals(1, Files.readAllLines(folder.resolve("other.csv")).size());
        var book = folder.resolve("book.xlsx");
        assertEquals(
                0,
                cli.run("export", "--from", "2026-11-20", "--xlsx", "--out", book + "")
                        .code());
        assertEquals("PK", Files.readString(book, StandardCharsets.ISO_8859_1).substring(0, 2));
        for (var wrong : List.of(
                "--what tea", "--day 2026-11-21 --from 2026-11-20", "--from 2026-11-22 --to 2026-11-21", "--to soon")) {
            assertEquals(2, cli.till("export " + wrong + " --out " + other).code(), wrong);
        }
    }

    @Test
    void ordersAreFoundByAnyNumberAmountAndDays() throws Exception {
        var first = cli.paid();
        cli.till.clock.pass(Duration.ofDays(3));
        var second = cli.waiting();
        assertEquals(List.of(second), found("--day 2026-11-24"));
        assertEquals(List.of(second, first), found("--from 2026-11-21"));
        assertEquals(List.of(first), found("--from 2026-11-21 --to 2026-11-22"));
        assertEquals(List.of(second, first), found("--any-time --search 88.50"));
        assertEquals(List.of(first), found("--any-time --state PAID"));
        assertEquals(List.of(), found("--any-time --gateway acqra"));
        assertEquals(List.of(second), found("--any-time --most 1"));
        assertEquals(2, cli.till("orders --any-time --day 2026-11-21").code());
        assertEquals(2, cli.till("orders --any-time --state EATEN").code());
    }

    private List<String> found(String options) throws Exception {
        var references = new ArrayList<String>();
        cli.till("orders " + options + " --json")
                .json()
                .get("orders")
                .forEach(order -> references.add(order.get("reference").asString()));
        return references;
    }

    @Test
    void exportOverOpenThingsNamesThemOnTheErrorStream() {
        cli.waiting();
        var file = folder.resolve("day.csv").toString();
        var answer = cli.run("export", "--day", "2026-11-21", "--out", file);
        assertEquals(0, answer.code());
        assertTrue(answer.err().contains("payments without a known end: 1"), answer.err());
        assertFalse(answer.out().contains("without a known end"), answer.out());
    }

    @Test
    void verifyCountsWhatIsThere() {
        cli.paid();
        var answer = cli.till("verify");
        assertEquals(0, answer.code());
        assertTrue(answer.out().contains("payments: 1, refunds: 0."), answer.out());
        assertTrue(answer.out().contains("The ledger is whole"), answer.out());
    }

    @Test
    void faultsOfTheLedgerAreNamedAndEndWithThree() {
        cli.faults = List.of("T01/7: hash differs", "payment T01P1: state differs");
        var answer = cli.till("verify");
        assertEquals(3, answer.code());
        assertTrue(answer.out().contains("Events: 5, payments: 2, refunds: 1."), answer.out());
        assertTrue(
                answer.err().startsWith("T01/7: hash differs\npayment T01P1: state differs\nFaults in the ledger: 2."),
                answer.err());
    }

    @Test
    void simulatedCustomerDoesAsTold() {
        var reference = cli.waiting();
        for (var deed : List.of("pay", "decline", "late", "walk", "lose")) {
            assertEquals(0, cli.till("training " + deed + " " + reference).code());
        }
        assertEquals(0, cli.till("training lose").code());
        assertEquals(List.of("PAY", "DECLINE", "PAY_LATE", "WALK_AWAY", "FAIL_QUERY", "LOSE_ANSWER"), cli.desk.done);
        cli.desk.open = false;
        assertEquals(3, cli.till("training pay " + reference).code());
        assertEquals(2, cli.till("training dance " + reference).code());
        assertEquals(2, cli.till("training pay").code());
        cli.mode = Mode.LIVE;
        assertEquals(2, cli.till("training pay " + reference).code());
    }

    @Test
    void gatewaysAreListedWithTheirMethods() {
        var json = cli.till("gateways --json").json();
        assertEquals("TRAINING", json.get("mode").asString());
        assertEquals("gnete", json.get("gateways").get(0).get("id").asString());
        assertEquals(
                "WX_QR",
                json.get("gateways").get(0).get("methods").get(0).get("method").asString());
        assertTrue(cli.till("gateways").out().contains("Gateway gnete\n  WX_QR\n"));
    }

    @Test
    void importNeedsLiveAndStoresTheKeysApart() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        var refused = cli.run("gateways", "import", file.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("Add --live"), refused.err());
        var done = cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(0, done.code());
        assertTrue(done.out().startsWith("Live: real money moves.\n"), done.out());
        assertTrue(done.out().contains("can be deleted"), done.out());
        assertFalse(Files.readString(folder.resolve("home/gateways/gnete.json")).contains("canary"));
        assertEquals(2, cli.run("gateways", "import", file.toString(), "--live").code());
        assertEquals(
                0,
                cli.run("gateways", "import", file.toString(), "--live", "--replace")
                        .code());
        assertFalse(cli.opened.contains("till"));
    }

    private List<Event> taught() {
        return cli.till.ledger.history().after(Map.of(), 10).stream()
                .filter(event -> event.kind() == Event.Kind.GATEWAY_TAUGHT)
                .toList();
    }

    @Test
    void wordsForMoneyAreShownConfirmedAndWrittenIntoTheChain() throws Exception {
        var file = Files.writeString(
                folder.resolve("gnete.json"),
                PROFILE.replace("}", ",\"words\":{\"OK2\":\"paid\",\"HOLD\":\"waiting\"}}"));
        var refused = cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("OK2 = paid"), refused.err());
        assertFalse(refused.err().contains("HOLD"), refused.err());
        assertFalse(Files.exists(folder.resolve("home/gateways/gnete.json")));
        assertEquals(Map.of(), cli.till.ledger.history().heads());

        cli.interactive = true;
        cli.typed = "live\nteach\n";
        assertEquals(0, cli.run("gateways", "import", file.toString()).code());
        var taught = taught();
        assertEquals(1, taught.size());
        assertEquals("OK2", taught.getFirst().facts().get("word"));
        assertEquals("import", taught.getFirst().facts().get("by"));

        cli.interactive = false;
        assertEquals(
                0,
                cli.run("gateways", "import", file.toString(), "--live", "--replace")
                        .code());
        assertEquals(1, taught().size(), "a word already taught is not told again");
        cli.till.services.feed().refresh();
        assertEquals(0, cli.till("verify").code());
    }

    @Test
    void gatewayIsRemovedOnlyWhenSaidAndNeverWithUnfinishedPaymentsBehindTheBack() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(2, cli.till("gateways remove nobody --yes").code());
        assertEquals(2, cli.till("gateways remove gnete").code());
        cli.waiting();
        var refused = cli.till("gateways remove gnete --yes");
        assertEquals(3, refused.code());
        assertTrue(refused.err().contains("still unfinished (1)"), refused.err());
        assertTrue(cli.profiles().hasLive());
        assertEquals(
                0, cli.till("gateways remove gnete --yes --even-unfinished").code());
        assertFalse(cli.profiles().hasLive());

        cli.run("gateways", "import", file.toString(), "--live");
        cli.interactive = true;
        cli.typed = "gnete\n";
        assertEquals(0, cli.till("gateways remove gnete --even-unfinished").code());
    }

    @Test
    void gatewayDoesNotBecomeAnotherMerchantWhileItsPaymentsAreUnfinished() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        cli.run("gateways", "import", file.toString(), "--live");
        var other = Files.writeString(folder.resolve("other.json"), PROFILE.replace("\"M1\"", "\"M2\""));
        cli.waiting();
        var refused = cli.run("gateways", "import", other.toString(), "--live", "--replace");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("another merchant"), refused.err());
        assertEquals(
                0,
                cli.run("gateways", "import", file.toString(), "--live", "--replace")
                        .code());
        assertEquals(
                0,
                cli.run("gateways", "import", other.toString(), "--live", "--replace", "--even-unfinished")
                        .code());
    }

    @Test
    void listNamesKindAddressAndWarnings() throws Exception {
        var plain = PROFILE.replaceFirst("https://", "http://")
                .replace("}", ",\"allowPlainHttp\":true,\"words\":{\"HOLD\":\"waiting\"}}");
        var file = Files.writeString(folder.resolve("gnete.json"), plain);
        assertEquals(0, cli.run("gateways", "import", file.toString(), "--live").code());
        cli.mode = Mode.LIVE;
        var gateway = cli.till("gateways list --json").json().get("gateways").get(0);
        assertEquals("gnete", gateway.get("kind").asString());
        assertEquals(2, gateway.get("warnings").size());
        var shown = cli.till("gateways");
        assertTrue(shown.err().contains("HOLD = waiting"), shown.err());
        assertFalse((shown.out() + shown.err() + gateway).contains("canary"));
    }

    @Test
    void personAtTheTerminalMayConfirmTheImport() throws Exception {
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        cli.interactive = true;
        cli.typed = "no\n";
        assertEquals(2, cli.run("gateways", "import", file.toString()).code());
        cli.typed = "live\n";
        assertEquals(0, cli.run("gateways", "import", file.toString()).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{\"id\":\"gnete\",\"kind\":\"gnete\",\"baseUrl\":\"https://x.example\",\"mchNo\":\"M1\",\"appId\":\"A1\"}",
                "{\"id\":\"x\",\"kind\":\"paypal\",\"baseUrl\":\"https://x.example\"}",
                "{\"id\":\"g\",\"kind\":\"gnete\",\"baseUrl\":\"http://x.example\",\"mchNo\":\"M\",\"appId\":\"A\",\"appSecret\":\"S\"}"
            })
    void badProfileIsOneSentenceAndNothingIsSaved(String profile) throws Exception {
        var file = Files.writeString(folder.resolve("bad.json"), profile);
        var answer = cli.run("gateways", "import", file.toString(), "--live");
        assertEquals(2, answer.code());
        assertEquals(1, answer.err().lines().count());
        assertTrue(answer.err().contains("Nothing was saved."), answer.err());
        try (var files = Files.list(folder.resolve("home/gateways"))) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void tourNeedsAFolder() {
        assertEquals(2, cli.till("tour").code());
        assertEquals(0, cli.till("tour --out shots").code());
        assertEquals(0, cli.till("tour --out shots --every-screen").code());
        assertEquals(List.of("tour shots", "tour shots every screen"), cli.opened);
    }

    @Test
    void tillThatCannotBeOpenedIsASentence() {
        cli.cannotOpen = Problem.of("ledger.locked", "ledger.mv.db");
        var locked = cli.till("orders --json");
        assertEquals(70, locked.code());
        assertTrue(locked.json().get("mode").isNull());
        assertTrue(locked.err().startsWith("The ledger ledger.mv.db is held by another program."), locked.err());
        cli.cannotOpen = Problem.of("folder.notAFolder", "x");
        assertEquals(2, cli.till("orders").code());
    }

    @Test
    void unexpectedIsACodeAndNeverAStackTrace() {
        cli.breaks = new IllegalStateException("secret inside");
        var answer = cli.till("orders --json");
        assertEquals(70, answer.code());
        assertTrue(
                answer.err()
                        .matches(
                                "Something went wrong inside the program \\(code E[0-9A-F]{8}\\).* logs.till\\.log\\.\n"),
                answer.err());
        assertFalse(answer.err().contains("secret inside"));
        assertEquals(answer.err().strip(), answer.json().get("message").asString());
    }

    @Test
    void tillIsClosedWhateverHappens() {
        cli.till("status nothing");
        assertEquals(List.of("till", "closed"), cli.opened);
    }

    @ParameterizedTest
    @CsvSource({"zh_HK,繁體", "zh-TW,繁體", "zh_CN.UTF-8,简体", "en_GB,English", "ZH-HANT,繁體"})
    void aLanguageGoesByTheSystemsNameOfItToo(String name, String own) {
        assertTrue(Language.named(name).orElseThrow().ownName().startsWith(own));
        assertEquals(Optional.empty(), Language.named("fr_FR"));
    }

    @Test
    void languageOfTheOptionIsSpoken() {
        assertEquals(
                "沒有付款 nothing。請用 till orders 查看列表。\n",
                cli.till("status nothing --lang zh-Hant").err());
        assertEquals(
                "没有付款 nothing。请用 till orders 查看列表。\n",
                cli.till("--lang zh-Hans status nothing").err());
        assertEquals(2, cli.till("orders --lang fr").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-Hant", "zh-Hans"})
    void everyCommandHasHelpInEveryLanguage(String language) {
        for (var command : List.of(
                "",
                "charge",
                "status",
                "orders",
                "cancel",
                "refund",
                "export",
                "verify",
                "gateways",
                "gateways import",
                "gateways list",
                "gateways test",
                "gateways remove",
                "training",
                "tour")) {
            var answer = cli.till(command + " --help --lang " + language);
            assertEquals(0, answer.code(), command);
            assertFalse(answer.out().contains("cli."), answer.out());
        }
        assertEquals(List.of(), cli.opened);
    }

    @Test
    void versionNamesTheProgram() {
        assertTrue(cli.till("--version").out().startsWith("Harbour Till"));
    }

    private String start(String sale, boolean again) {
        var request =
                new ChargeRequest("gnete", "WX_QR", cli.till.sale().amount(), "", sale, again, java.util.Map.of());
        return ((Started.Running) cli.till.services.payments().start(request, Acting.UNNAMED))
                .payment()
                .order()
                .reference();
    }

    private void accepted() {
        var answer = new RefundAnswer(OperationState.ACCEPTED, "R1", "1");
        cli.till.gateway.refundQueries.add(new Outcome.Answered<>(new RefundStanding(answer, "1")));
    }
}
