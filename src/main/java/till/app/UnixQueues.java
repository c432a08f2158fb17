package till.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks the print system of Unix how a queue is. */
final class UnixQueues {
    private static final int PATIENCE_SECONDS = 2;

    private UnixQueues() {}

    /** In its own English words; empty where there is no such print system, or it does not answer in time. */
    static String say(String queue) {
        var program = new ProcessBuilder("lpstat", "-p", queue).redirectErrorStream(true);
        program.environment().put("LC_ALL", "C");
        try {
            var asked = program.start();
            if (!asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return "";
            }
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
