package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Problem;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.service.Started;
import till.settings.Language;

/** What holds for every command: what it finds, says, answers with and leaves behind. */
class CommandsTest extends CommandCases {
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
        assertEquals(
                List.of("PAY", "DECLINE", "PAY_LATE", "WALK_AWAY", "FAIL_QUERY gnete", "LOSE_ANSWER gnete"),
                cli.desk.done);
        cli.desk.open = false;
        assertEquals(3, cli.till("training pay " + reference).code());
        assertEquals(2, cli.till("training dance " + reference).code());
        assertEquals(2, cli.till("training pay").code());
        var unknown = cli.till("training lose --gateway gneet");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("There is no gateway gneet"), unknown.err());
        assertTrue(unknown.err().contains("There are: gnete"), unknown.err());
        assertEquals(2, cli.till("training lose --gateway gnete " + reference).code());
        assertEquals(2, cli.till("training pay --gateway gnete " + reference).code());
        assertEquals(7, cli.desk.done.size(), "what is wrong arms nothing");
        cli.mode = Mode.LIVE;
        assertEquals(2, cli.till("training pay " + reference).code());
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
}
