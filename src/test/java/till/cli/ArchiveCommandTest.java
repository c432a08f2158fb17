package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Payment;

/** A reconciled and signed year is put away, and one file checks it without the program or its ledger. */
class ArchiveCommandTest extends CommandCases {
    private Payment paid;
    private String day = "";

    @BeforeEach
    void begin() {
        paid = cli.till.paid();
        day = String.valueOf(paid.businessDay());
    }

    private Path statement(String more) throws IOException {
        var text = "order_no,time,amount,currency\n"
                + row(paid.orderNo().text(), paid.amount().getAmount() + "") + more;
        return Files.writeString(folder.resolve("statement.csv"), text);
    }

    private String row(String number, String amount) {
        return number + "," + day + " 12:00:00," + amount + ",HKD\n";
    }

    private CliForTests.Answer till(String... arguments) {
        return cli.run(arguments);
    }

    private CliForTests.Answer kept(String more) throws IOException {
        return till(
                "reconcile",
                "--gateway",
                "gnete",
                "--statement",
                statement(more).toString(),
                "--keep",
                "--json");
    }

    private void signed() throws IOException {
        assertEquals(0, kept("").code());
        cli.till.services.days().close(cli.till.services.orders().today(), Acting.UNNAMED);
        var answer = till("reconcile", "sign-off", "--gateway", "gnete", "--day", day);
        assertEquals(0, answer.code(), answer.err());
    }

    @Test
    void aDayIsSignedAndALateRowIsOpenOnThatDayAndLeavesItAsItWas() throws IOException {
        signed();
        var late = kept(row("X9", "7.00"));
        assertEquals(3, late.code());
        assertEquals(1, late.json().path("kept").path("late").asInt());

        var open = till("reconcile", "open", "--json");
        assertEquals(3, open.code());
        var difference = open.json().path("differences").get(0);
        assertEquals(day, difference.path("day").asString());
        assertTrue(difference.path("late").asBoolean());
        var days = till("reconcile", "sign-off", "--gateway", "gnete", "--json")
                .json()
                .path("days")
                .get(0);
        assertEquals(1, days.path("signed").asInt());
        assertTrue(days.path("changedSince").asBoolean());
        assertEquals(0, till("verify").code());

        var name = difference.path("id").asString();
        assertEquals(
                0,
                till("reconcile", "comment", name.substring(0, 6), "asked the bank")
                        .code());
        assertEquals(2, till("reconcile", "assign", "none", "mei").code());
        assertEquals(3, till("reconcile", "assign", name, "mei").code());
        assertEquals(0, till("reconcile", "accept", name, "--reason", "theirs").code());
        assertEquals(0, till("reconcile", "open").code());
        assertEquals(2, till("reconcile").code());
    }

    @Test
    void anArchivedYearIsCheckedByOneFileWithoutTheProgram() throws Exception {
        signed();
        var year = day.substring(0, 4);
        var to = folder.resolve("kept");
        Files.createDirectories(to.resolve(".harbour-till-archive-" + year + ".part"));
        var answer = till("archive", year, "--to", to.toString());
        assertEquals(0, answer.code(), answer.out() + answer.err());
        assertEquals(3, till("archive", year, "--to", to.toString()).code());
        assertEquals(2, till("archive", "1999", "--to", to.toString()).code());

        var archive = to.resolve("harbour-till-archive-" + year);
        assertEquals(List.of(archive), list(to));
        assertTrue(Files.exists(archive.resolve("sign-off-1.json")));
        var money = archive.resolve("harbour-till_all_" + year + "-01-01_" + year + "-12-31.csv");
        assertTrue(Files.readString(money).contains(paid.orderNo().text()));
        cli.close();
        assertChecked(0, ": whole", archive);

        changed(archive.resolve("sign-off-1.json"), "\"rows\":1", "\"rows\":2");
        assertChecked(1, "sign-off 1: was changed", archive);
        changed(archive.resolve("sign-off-1.json"), "\"rows\":2", "\"rows\":1");
        changed(money, "gnete", "acqra");
        assertChecked(1, money.getFileName() + ": was changed", archive);
        Files.delete(money);
        assertChecked(1, money.getFileName() + ": is missing", archive);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void changed(Path file, String from, String to) throws IOException {
        var text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
    }

    private static void assertChecked(int code, String said, Path archive) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(java, "src/main/java/till/verify/Verify.java", archive.toString())
                .redirectErrorStream(true)
                .start();
        var out = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(code, process.exitValue(), out);
        assertTrue(out.contains(said), out);
        assertFalse(out.contains("Exception"), out);
    }
}
