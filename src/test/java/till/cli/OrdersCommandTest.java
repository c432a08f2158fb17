package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders listed and days exported by command. */
class OrdersCommandTest extends CommandCases {
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
}
