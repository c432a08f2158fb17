package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.access.PinProofs;
import till.domain.By;
import till.domain.Event;
import till.domain.Mode;
import till.domain.Operator;
import till.domain.Role;
import till.gateway.PaymentAnswer;
import till.ledger.People;

/** Who may do what by command line, in a live folder with an owner, a manager, a cashier and an accountant. */
class WhoMayTest {
    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"https://pay.example.com","mchNo":"M1","appId":"A1","appSecret":"canary"}
            """;

    /** Their PINs are 1111, 2222, 3333 and 4444. */
    private static final List<Operator> ALL = List.of(
            new Operator("mei", "mei", Role.OWNER, true),
            new Operator("max", "max", Role.MANAGER, true),
            new Operator("bo", "bo", Role.CASHIER, true),
            new Operator("cy", "cy", Role.ACCOUNTANT, true));

    @TempDir
    Path folder;

    private CliForTests cli;
    private String paid = "";
    private String waiting = "";

    @BeforeEach
    void open() throws Exception {
        cli = new CliForTests(folder.resolve("home"), Mode.LIVE);
        cli.mode = Mode.LIVE;
        paid = cli.paid();
        waiting = cli.waiting();
        var file = Files.writeString(folder.resolve("gnete.json"), PROFILE);
        cli.run("gateways", "import", file.toString(), "--live");
        var signed = new People.Signed(By.NOBODY, cli.till.clock.instant());
        for (var place = 0; place < ALL.size(); place++) {
            var one = ALL.get(place);
            var pin = String.valueOf(place + 1).repeat(4);
            cli.till.ledger.people().add(one, PinProofs.of(one, pin), signed).value();
        }
    }

    @AfterEach
    void close() {
        cli.close();
    }

    private CliForTests.Answer typed(String lines, String command) {
        cli.typed = lines.replace('/', '\n') + "\n";
        return cli.till(command.replace("PAID", paid)
                .replace("WAITING", waiting)
                .replace("PROFILE", folder.resolve("gnete.json").toString())
                .replace("OUT", folder.resolve("out.csv").toString()));
    }

    private List<Event> events(Event.Kind kind) {
        return cli.till.ledger.history().after(Map.of(), 1_000).stream()
                .filter(event -> event.kind() == kind)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refund PAID --amount 1 --reason cold                       | REFUND
            refund PAID --amount all --reason cold --json              | REFUND
            capture PAID                                               | CAPTURE
            settle PAID --refunded-outside 5 --reason r --evidence e   | SETTLE
            settle X-1 --cure KEEP --reason r --evidence e             | SETTLE
            exchanges PAID                                             | SEE_EXCHANGES
            export --out OUT                                           | EXPORT
            gateways import PROFILE --live --replace                   | SET_UP
            gateways remove gnete --yes                                | SET_UP
            gateways test gnete                                        | SEE_EXCHANGES
            gateways notify-url gnete                                  | SET_UP
            operators add eve --name Eve --role owner                  | PEOPLE
            operators disable mei                                      | PEOPLE
            operators enable mei                                       | PEOPLE
            operators role bo owner                                    | PEOPLE
            operators rename mei --name Bo                             | PEOPLE
            operators reset-pin mei                                    | PEOPLE
            operators limit cashier 9999                               | PEOPLE
            charge --method WX_QR --amount 5 --card                    | KEY_CARD
            agreements run                                             | AGREEMENTS
            agreements add --payment PAID --expiry 08/31 --consent y   | AGREEMENTS
            """)
    void whatACashierMayNotDoIsRefusedAndRecordedAndReachesNoGateway(String command, String act) {
        var asked = List.copyOf(cli.till.gateway.asked);

        var answer = typed("3333/5555", command + " --operator bo");

        assertEquals(3, answer.code(), answer.err() + answer.out());
        assertEquals(asked, cli.till.gateway.asked);
        var refused = events(Event.Kind.ACT_REFUSED);
        assertEquals(1, refused.size());
        assertEquals(Map.of("act", act, "operator", "bo"), refused.getFirst().facts());
        assertFalse(Files.exists(folder.resolve("out.csv")));
        assertTrue(Files.exists(folder.resolve("home/gateways/gnete.json")));
        assertEquals(4, cli.till.services.access().operators().size());
        assertEquals(List.of(), cli.till.services.operators().refundLimits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charge --method WX_QR --amount 5",
                "cancel WAITING",
                "capture PAID",
                "refund PAID --amount 5 --reason cold",
                "status PAID",
                "status PAID --refresh",
                "orders",
                "orders --json",
                "exchanges PAID",
                "export --out OUT",
                "settle",
                "gateways import PROFILE --live --replace",
                "gateways remove gnete --yes",
                "gateways test gnete",
                "gateways notify-url gnete",
                "operators add eve --name Eve --role owner",
                "operators disable mei",
                "operators reset-pin mei",
                "operators limit cashier 5"
            })
    void whereThereArePeopleNobodyUnnamedActsOrSees(String command) {
        var asked = List.copyOf(cli.till.gateway.asked);

        var answer = typed("1111", command);

        assertEquals(3, answer.code(), answer.err());
        assertTrue(answer.err().contains("--operator ID"), answer.err());
        assertEquals(asked, cli.till.gateway.asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "gateways", "gateways list", "operators", "operators list --json", "--help"})
    void whatShowsNoMoneyStaysOpen(String command) {
        assertEquals(0, typed("", command).code());
    }

    @Test
    void accountantCannotCharge() {
        var asked = List.copyOf(cli.till.gateway.asked);

        assertEquals(
                3,
                typed("4444", "charge --method WX_QR --amount 5 --operator cy").code());
        assertEquals(asked, cli.till.gateway.asked);
        assertEquals(0, typed("4444", "export --out OUT --operator cy").code());
        assertEquals("cy", events(Event.Kind.ACT_DONE).getLast().facts().get("operator"));
    }

    @Test
    void cashierRefundsWithAManagersPin() {
        cli.till.gateway.says(PaymentAnswer.Standing.PAID);
        var answer = typed("3333/2222", "refund PAID --amount 5 --reason cold --operator bo --approved-by max");

        assertEquals(0, answer.code(), answer.err());
        var refund = cli.till
                .services
                .refunds()
                .of(cli.till.services.orders().named(paid).getFirst().orderNo());
        assertEquals(new By("bo", "max"), refund.getFirst().by());
    }

    @ParameterizedTest
    @CsvSource({"3333/3333, bo", "3333/4444, cy", "3333/9999, max", "3333, max"})
    void approvalNeedsAnotherPersonTheRightAndThePin(String pins, String approver) {
        var asked = List.copyOf(cli.till.gateway.asked);

        var answer = typed(pins, "refund PAID --amount 5 --reason cold --operator bo --approved-by " + approver);

        assertEquals(3, answer.code(), answer.err());
        assertEquals(asked, cli.till.gateway.asked);
    }

    @Test
    void cashierRefundsAloneUpToTheLimit() {
        assertEquals(
                0, typed("1111", "operators limit cashier 5.00 --operator mei").code());
        assertEquals(
                0,
                typed("3333", "refund PAID --amount 5 --reason cold --operator bo")
                        .code());
        var above = typed("3333", "refund PAID --amount 5.01 --reason cold --operator bo --json");
        assertEquals(3, above.code());
        assertTrue(above.json().get("message").asString().contains("above your limit"), above.out());
        assertEquals(
                Money.parse("HKD 5"),
                cli.till
                        .ledger
                        .people()
                        .refundLimit(Role.CASHIER, CurrencyUnit.of("HKD"))
                        .orElseThrow());
    }

    @Test
    void wrongPinIsCountedAndThenSaysUntilWhen() {
        for (var each = 0; each < 3; each++) {
            assertEquals(3, typed("9999", "orders --operator bo").code());
        }
        var locked = typed("3333", "orders --json --operator bo");

        assertEquals(3, locked.code());
        assertTrue(locked.json().get("message").asString().matches(".*until \\d\\d:\\d\\d:\\d\\d.*"), locked.out());
        assertEquals(4, events(Event.Kind.PIN_REFUSED).size());
    }

    @Test
    void ownerAddsPeopleAndGetsBackInWithTheRecoveryCode() {
        var added = typed("1111/7777", "operators add ann --name Ann --role owner --operator mei");
        assertEquals(0, added.code(), added.err());
        var code = added.out().replaceAll("(?s).*?(([0-9A-Z]{5}-){4}[0-9A-Z]{5}).*", "$1");

        assertEquals(0, typed(code + "/123456", "operators recover ann").code());
        assertEquals(3, typed("7777", "orders --operator ann").code());
        assertEquals(0, typed("123456", "orders --operator ANN").code());
        assertEquals(3, typed(code + "/123456", "operators recover ann").code());
    }

    @Test
    void everybodySetsTheirOwnPin() {
        assertEquals(
                0, typed("3333/8888", "operators reset-pin bo --operator bo").code());
        assertEquals(0, typed("8888", "orders --operator bo").code());
    }

    @Test
    void lastOwnerStays() {
        assertEquals(3, typed("1111", "operators disable mei --operator mei").code());
        assertEquals(
                3, typed("1111", "operators role mei cashier --operator mei").code());
        assertEquals(0, typed("1111", "operators disable bo --operator mei").code());
        assertEquals(3, typed("3333", "orders --operator bo").code());
    }
}
