package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Agreement;
import till.domain.By;
import till.domain.CardFacts;
import till.domain.OrderNo;
import till.domain.Schedule;

/** Every verb of {@code till agreements}, and what each refuses. */
class AgreementCommandsTest extends CommandCases {
    private String paid = "";
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void begin() {
        paid = cli.paid();
        today = LocalDate.ofInstant(cli.till.clock.instant(), ZoneId.of("Asia/Hong_Kong"));
        var schedule = new Schedule(Schedule.Unit.MONTHS, 1, today.plusDays(3), null, null, Schedule.USUAL_RETRIES);
        var terms = new Agreement.Terms(
                Agreement.Kind.RECURRING, Money.parse("HKD 99.00"), "", "=Mei", schedule, "yes, monthly", today);
        var card = new CardFacts("visa", "411111", "1111", null, "TI-000001");
        var first = new Agreement.First("gnete", new OrderNo("T1P1"), "TI-000001", card);
        cli.till
                .ledger
                .agreements()
                .add(new Agreement(
                        "A1", first, terms, "T01", By.NOBODY, cli.till.clock.instant(), Agreement.begins(schedule)));
    }

    private Agreement.State state() {
        return cli.till.ledger.agreements().find("A1").orElseThrow().standing().state();
    }

    @Test
    void theyAreListedAndShown() {
        var list = cli.run("agreements", "list", "--json").json().path("agreements");
        assertEquals(1, list.size());
        assertEquals("99.00", list.path(0).path("amount").asString());
        var shown = cli.run("agreements", "show", "A1").out();
        assertTrue(shown.contains("yes, monthly") && shown.contains("1111"), shown);
        assertEquals(
                "ACTIVE",
                cli.run("agreements", "show", "A1", "--json")
                        .json()
                        .path("state")
                        .asString());
    }

    @Test
    void oneIsPausedResumedAndCancelledForGood() {
        assertEquals(0, cli.run("agreements", "pause", "A1").code());
        assertEquals(Agreement.State.PAUSED, state());
        assertEquals(3, cli.run("agreements", "pause", "A1").code());
        assertEquals(0, cli.run("agreements", "resume", "A1").code());
        assertEquals(Agreement.State.ACTIVE, state());
        assertEquals(3, cli.run("agreements", "resume", "A1").code());
        assertEquals(2, cli.run("agreements", "cancel", "A1").code());
        assertEquals(Agreement.State.ACTIVE, state());
        assertEquals(0, cli.run("agreements", "cancel", "A1", "--yes").code());
        assertEquals(Agreement.State.CANCELLED, state());
        assertEquals(3, cli.run("agreements", "cancel", "A1", "--yes").code());
    }

    @Test
    void aRenewedCardsExpiryIsKeptAndNeverSaid() {
        var answer = cli.run("agreements", "expiry", "A1", "--expiry", "02/31");
        assertEquals(0, answer.code());
        assertEquals(
                YearMonth.of(2031, 2),
                Objects.requireNonNull(cli.expiries.kept.get("A1")).month());
        var all = answer.out()
                + answer.err()
                + cli.run("agreements", "show", "A1", "--json").out();
        assertTrue(!all.contains("02/31") && !all.contains("2031"), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13/31", "02-31", "02/20", "0231", ""})
    void whatIsNoExpiryOrOverIsRefused(String expiry) {
        assertEquals(
                3, cli.run("agreements", "expiry", "A1", "--expiry", expiry).code());
        assertEquals(Map.of(), cli.expiries.kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "pause", "resume", "expiry --expiry=02/31", "cancel --yes"})
    void anAgreementNobodyMadeIsWrongUse(String verb) {
        var words = ("agreements " + verb + " NOBODY").split(" ");
        var answer = cli.run(words);
        assertEquals(2, answer.code(), answer.err());
        assertTrue(answer.err().contains("NOBODY"), answer.err());
    }

    /** The gateway of this till charges no card again: what is due waits, and is said to. */
    @Test
    void whatThisTillCannotChargeWaits() {
        cli.till.clock.pass(java.time.Duration.ofDays(3));
        var answer = cli.run("agreements", "run", "--json").json();
        assertEquals(0, answer.path("made").asInt());
        assertEquals(1, answer.path("waiting").asInt());
        assertEquals(3, cli.run("agreements", "run", "A1").code());
    }

    @ParameterizedTest
    @CsvSource({"NOBODY, agreement", "'', agreement"})
    void noAgreementGoesBackToAPaymentNobodyKnows(String payment) {
        var answer = cli.run(
                "agreements",
                "add",
                "--payment",
                payment,
                "--expiry",
                "08/31",
                "--consent",
                "yes",
                "--first",
                "2030-01-01");
        assertNotEquals(0, answer.code());
        assertEquals(1, cli.till.ledger.agreements().all().size());
    }

    @Test
    void aGatewayThatChargesNoCardAgainIsNamed() {
        var answer = cli.run(
                "agreements",
                "add",
                "--payment",
                paid,
                "--expiry",
                "08/31",
                "--consent",
                "yes",
                "--first",
                "2030-01-01");
        assertEquals(3, answer.code());
        assertTrue(answer.err().contains("cannot charge a card again"), answer.err());
    }

    @Test
    void whatIsMissingIsWrongUse() {
        assertEquals(2, cli.run("agreements", "add", "--payment", paid).code());
        assertEquals(2, cli.run("agreements", "pause").code());
    }

    /** A customer's name is nobody's formula. */
    @Test
    void everyChargeIsWrittenToAFile() throws IOException {
        var file = folder.resolve("a.csv");
        assertEquals(0, cli.run("agreements", "list", "--out", file.toString()).code());
        var text = Files.readString(file);
        assertTrue(text.contains("A1,RECURRING,ACTIVE,'=Mei,99.00,HKD"), text);
        assertEquals(
                2,
                cli.run(
                                "agreements",
                                "list",
                                "--out",
                                folder.resolve("no/a.csv").toString())
                        .code());
    }
}
