package till.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import till.ledger.LedgerDump;

/** Starts a program of PostgreSQL's and waits for its end. */
final class OtherProgram {
    private OtherProgram() {}

    static int ended(LedgerDump.Call call, Consumer<String> lines) throws IOException {
        var builder =
                new ProcessBuilder(call.command()).redirectError(call.errors().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(call.environment());
        var process = builder.start();
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            process.getOutputStream().close();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroy();
        }
    }
}
