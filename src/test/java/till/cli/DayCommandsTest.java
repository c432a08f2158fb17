package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import till.access.Operators.NewOperator;
import till.domain.Acting;
import till.domain.Mode;
import till.domain.Role;
import till.domain.Secret;

class DayCommandsTest extends CommandCases {
    @Test
    void xTellsWhatCameAndClosesNothing() {
        cli.paid();
        var x = cli.till("x --json").json();
        assertEquals("88.50", x.path("totals").path(0).path("net").asString());
        assertEquals("T01-S1", x.path("lines").path(0).path("shift").asString());
        assertFalse(x.has("number"));
        assertTrue(cli.till("x").out().contains("Nothing is closed by this."));
        assertEquals(0, cli.till("z --json").json().path("reports").size());
    }

    @Test
    void closeAsksFirstAndNamesWhatIsOpen() {
        cli.paid();
        var open = cli.waiting();
        var unasked = cli.till("close");
        assertEquals(2, unasked.code());
        assertTrue(unasked.err().contains("Nothing was closed"), unasked.err());
        cli.interactive = true;
        cli.typed = "no\n";
        assertEquals(2, cli.till("close").code());
        cli.typed = "2026-11-21\n";

        var closed = cli.till("close");

        assertEquals(0, closed.code(), closed.err());
        assertTrue(closed.out().contains("Business day 2026-11-21 is closed: Z 1."), closed.out());
        assertTrue(closed.out().contains(open), closed.out());
        assertTrue(closed.err().contains("The day is not over until 2026-11-22 00:00"), closed.err());
        assertEquals(0, cli.till("verify").code());
    }

    @Test
    void dayIsClosedOnceAndWhatComesLaterCountsOnTheNext() {
        var open = cli.waiting();
        assertEquals(0, cli.till("close --yes").code());
        var again = cli.till("close --day 2026-11-21 --yes --json");
        assertEquals(3, again.code());
        assertTrue(again.json().path("message").asString().contains("closed already"));
        assertEquals(3, cli.till("close --yes").code());
        cli.paid();
        assertFalse(open.isEmpty());
        var x = cli.till("x --json").json();
        assertEquals("2026-11-22", x.path("day").asString());
        assertEquals("88.50", x.path("totals").path(0).path("net").asString());
        assertTrue(x.path("lines").path(0).path("carried").asBoolean());
        assertEquals(2, cli.till("close --day tomorrow --yes").code());
        cli.till.clock.pass(Duration.ofDays(1));
        var next = cli.till("close --yes --json").json();
        assertEquals(2, next.path("number").asInt());
        assertEquals(2, cli.till("z list --json").json().path("reports").size());
    }

    @Test
    void reprintIsMarkedACopy() throws IOException {
        cli.paid();
        cli.till("close --yes");
        assertFalse(cli.till("z show 1").out().contains("COPY"));
        var pdf = folder.resolve("z.pdf");
        assertEquals(0, cli.till("z print 1 --pdf " + pdf).code());
        assertEquals("%PDF", new String(Files.readAllBytes(pdf), 0, 4, StandardCharsets.ISO_8859_1));
        assertTrue(cli.till("z show 1").out().contains("COPY"));
        assertEquals(
                0, cli.till("z print 1 --escpos " + folder.resolve("z.bin")).code());
        assertEquals(2, cli.till("z print 1").code());
        assertEquals(2, cli.till("z print 7 --pdf " + pdf).code());
        assertEquals(3, cli.till("z print 1 --print").code());
    }

    @Test
    void shiftsOpenWithTheFirstSaleAndNameWhatIsHandedOver() {
        assertEquals(2, cli.till("shift close").code());
        cli.paid();
        var open = cli.waiting();
        var listed = cli.till("shift --json").json().path("shifts");
        assertEquals(
                List.of(1, "T01-S1"),
                List.of(listed.size(), listed.path(0).path("shift").asString()));
        var closed = cli.till("shift close --json").json();
        assertEquals("HAND_OVER", closed.path("ending").asString());
        assertEquals("88.50", closed.path("totals").path(0).path("net").asString());
        var zone = cli.till.services.here().calendar().zone();
        var at = Instant.parse(closed.path("closedAt").asString());
        var told = "closed " + at.atZone(zone).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
        assertTrue(cli.till("shift").out().contains(told + System.lineSeparator()), told);
        assertEquals(open, closed.path("handedOver").path(0).path("reference").asString());
        assertEquals(
                "T01-S2", cli.till("shift open --json").json().path("shift").asString());
        cli.till.clock.pass(Duration.ofDays(1));
        assertEquals(2, cli.till("shift close T01-S2").code(), "what was forgotten is closed for a reason");
        var late = cli.till("shift close T01-S2 --reason forgot --json").json();
        assertEquals(
                List.of("LATE", "forgot"),
                List.of(late.path("ending").asString(), late.path("reason").asString()));
        assertEquals(0, cli.till("verify").code());
    }

    @Test
    void cashierClosesNoDayAloneAndNobodyElsesShift() throws Exception {
        cli.close();
        cli = new CliForTests(folder.resolve("live"), Mode.LIVE);
        cli.mode = Mode.LIVE;
        var operators = cli.till.services.operators();
        operators
                .add(new NewOperator("mei", "Mei", Role.OWNER), new Secret("1111"), Acting.UNNAMED)
                .value();
        var mei = Acting.as(operators.all().getFirst());
        operators
                .add(new NewOperator("bo", "Bo", Role.CASHIER), new Secret("3333"), mei)
                .value();
        cli.typed = "1111\n";
        assertEquals(
                "T01-S1",
                cli.till("shift open --operator mei --json")
                        .json()
                        .path("shift")
                        .asString());
        assertTrue(cli.till("shift --operator mei").out().contains("T01-S1  2026-11-21  Mei  open"));
        cli.typed = "3333\n";
        assertEquals(3, cli.till("close --yes --operator bo").code());
        assertEquals(3, cli.till("x --operator bo").code());
        assertEquals(3, cli.till("shift close T01-S1 --operator bo").code());
        cli.typed = "3333\n1111\n";
        assertEquals(
                "LATE",
                cli.till("shift close T01-S1 --reason ill --operator bo --approved-by mei --json")
                        .json()
                        .path("ending")
                        .asString());
        var z = cli.till("close --yes --operator bo --approved-by mei --json");
        assertEquals(0, z.code(), z.err());
        assertEquals(
                List.of("bo", "mei"),
                List.of(
                        z.json().path("operator").asString(),
                        z.json().path("approvedBy").asString()));
    }

    @Test
    void exportedHistoryIsCheckedWithoutTheProgram() throws Exception {
        var paid = cli.paid();
        assertEquals(
                0, cli.till("refund " + paid + " --amount 8.50 --reason spilt").code());
        cli.till("close --yes");
        cli.paid();
        cli.till.clock.pass(Duration.ofDays(1));
        cli.till("close --yes");
        var proof = folder.resolve("proof");
        assertEquals(0, cli.till("verify --export " + proof).code());
        assertEquals(2, cli.till("verify --export " + proof).code());
        assertChecked(0, "2 closed days: whole", proof);

        var z = proof.resolve("z-1.json");
        var content = Files.readString(z);
        Files.writeString(z, content.replace("8850", "8851"));
        assertChecked(1, "Z 1: was changed", proof);
        Files.delete(z);
        assertChecked(1, "Z 1: is missing", proof);
        Files.writeString(z, content);
        var chain = proof.resolve("chain-T01.txt");
        var lines = Files.readString(chain);
        Files.writeString(chain, lines.replaceFirst("8850 HKD", "8851 HKD"));
        assertChecked(1, "chain T01: event 1 was changed", proof);
    }

    /** As a process of its own that sees nothing of the program. */
    private void assertChecked(int code, String said, Path proof) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "src/main/java/till/verify/Verify.java", proof.toString())
                .redirectErrorStream(true)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertTrue(out.contains(said), out);
        assertEquals(code, process.exitValue(), out);
    }
}
