package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program as a shop's script runs it: one process after another on one data folder, in training. */
class ProgramTest {
    @TempDir
    Path folder;

    @Test
    void saleIsPaidPartlyRefundedExportedAndVerified() throws Exception {
        var picture = folder.resolve("code.png");
        var charged = json(
                0,
                "charge",
                "--method",
                "WX_QR",
                "--amount",
                "88.50",
                "--order",
                "A-1",
                "--qr",
                picture.toString(),
                "--auto-pay",
                "1s",
                "--wait",
                "90s",
                "--json");
        assertEquals("TRAINING", charged.get("mode").asString());
        assertEquals("PAID", charged.get("state").asString());
        assertTrue(Files.size(picture) > 0);
        var reference = charged.get("reference").asString();

        assertEquals(
                "PAID",
                json(0, "status", "A-1", "--refresh", "--json").get("state").asString());

        var refunded =
                json(0, "refund", reference, "--amount", "8.50", "--reason", "Broken cup", "--wait", "90s", "--json");
        assertEquals("DONE", refunded.get("refunds").get(0).get("state").asString());

        var listed = json(0, "orders", "--json");
        assertEquals(1, listed.get("orders").size());
        assertEquals(reference, listed.get("orders").get(0).get("reference").asString());

        var file = folder.resolve("day.csv");
        var exported = run("export", "--day", listed.get("day").asString(), "--out", file.toString());
        assertEquals(0, exported.code(), exported.toString());
        var rows = Files.readAllLines(file);
        assertEquals(3, rows.size(), rows.toString());
        assertTrue(rows.get(1).contains(",PAYMENT,PAID,gnete,WX_QR," + reference), rows.get(1));
        assertTrue(rows.get(1).contains(",HKD,88.50,"), rows.get(1));
        assertTrue(rows.get(2).contains(",HKD,-8.50," + reference), rows.get(2));

        var verified = run("verify");
        assertEquals(0, verified.code(), verified.toString());
        assertTrue(verified.out().contains("payments: 1, refunds: 1."), verified.toString());
    }

    @Test
    void customerPaysFromAnotherProcessWhileOneWaits() throws Exception {
        var waiting =
                start("charge", "--method", "WX_QR", "--amount", "5", "--order", "A-2", "--wait", "90s", "--json");
        try (var err = new BufferedReader(new InputStreamReader(waiting.getErrorStream(), StandardCharsets.UTF_8))) {
            reminded(err);
            var line = err.readLine();
            assertTrue(line != null && line.startsWith("Waiting up to 90 s"), String.valueOf(line));
            assertEquals(0, run("training", "pay", "A-2").code());
            assertTrue(waiting.waitFor(90, TimeUnit.SECONDS));
            assertEquals(0, waiting.exitValue());
        } finally {
            waiting.destroyForcibly();
        }
    }

    @Test
    void toldToStopWhileWaitingItLeavesThePaymentWatched() throws Exception {
        var waiting = start("charge", "--method", "WX_QR", "--amount", "5", "--order", "A-3", "--wait", "90s");
        try (var err = new BufferedReader(new InputStreamReader(waiting.getErrorStream(), StandardCharsets.UTF_8))) {
            reminded(err);
            var line = err.readLine();
            assertTrue(line != null && line.startsWith("Waiting up to 90 s"), String.valueOf(line));
            err.readLine();
            // unlike Process.destroy this leaves the streams open
            waiting.toHandle().destroy();
            assertTrue(waiting.waitFor(60, TimeUnit.SECONDS));
            var rest = err.lines().toList().toString();
            assertTrue(rest.contains("stays open and watched"), rest);
        } finally {
            waiting.destroyForcibly();
        }
        assertEquals(
                "AWAITING_PAYER",
                json(0, "status", "A-3", "--json").get("state").asString());
        var cancelled = run("cancel", "A-3");
        assertEquals(0, cancelled.code(), cancelled.toString());
    }

    @Test
    void lostAnswerIsUncertainAndThenKnown() throws Exception {
        assertEquals(2, run("training", "lose").code(), "one of five is meant");
        assertEquals(0, run("training", "lose", "--gateway", "gnete").code());
        var other = run("charge", "--gateway", "chingching", "--method", "LINK", "--amount", "5", "--order", "A-5");
        assertEquals(0, other.code(), other.toString());
        var lost = run("charge", "--method", "WX_QR", "--amount", "5", "--order", "A-4", "--json");
        assertEquals(4, lost.code(), lost.toString());
        assertEquals(0, run("training", "pay", "A-4").code());
        assertEquals(
                "PAID",
                json(0, "status", "A-4", "--refresh", "--json").get("state").asString());
    }

    /** In training everybody is told first that no name is kept. */
    private static void reminded(BufferedReader err) throws IOException {
        var line = err.readLine();
        assertTrue(line != null && line.startsWith("Training: you act as the owner"), String.valueOf(line));
    }

    /** What one process left behind. */
    private record Answer(int code, String out, String err) {}

    private JsonNode json(int code, String... arguments) throws Exception {
        var answer = run(arguments);
        assertEquals(code, answer.code(), answer.toString());
        return JsonMapper.shared().readTree(answer.out());
    }

    private Answer run(String... arguments) throws Exception {
        var err = Files.createTempFile(folder, "err", ".txt");
        var process = builder(arguments).redirectError(err.toFile()).start();
        try (var out = process.getInputStream()) {
            var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(120, TimeUnit.SECONDS));
            return new Answer(process.exitValue(), text, Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "till.app.Main",
                "--training",
                "--lang",
                "en",
                "--home",
                folder.resolve("home").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
