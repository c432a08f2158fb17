package till.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import till.simulator.GneteBook;
import till.simulator.GneteCredentials;
import till.simulator.GneteOptions;
import till.simulator.GneteServer;

/** A gateway that outlives the program under test: its book says what really happened. */
final class GatewayInTest implements AutoCloseable {
    private static final GneteCredentials MERCHANT =
            new GneteCredentials("M1621873433953", "60cc09bce4b0f1c0b83761c9", "K".repeat(128));

    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final GneteServer server;

    GatewayInTest(Path folder) {
        server = new GneteServer(
                        Clock.systemUTC(),
                        requests,
                        timer,
                        MERCHANT,
                        folder.resolve("gateway.jsonl"),
                        GneteOptions.standard())
                .start();
    }

    /** Writes the profile file a shop would import, with calls cut off after a few seconds. */
    Path profile(Path folder) throws IOException {
        var json = """
                {"id":"gnete","kind":"gnete","baseUrl":"%s","mchNo":"%s","appId":"%s","appSecret":"%s","callSeconds":"5"}
                """.formatted(server.baseUrl(), MERCHANT.mchNo(), MERCHANT.appId(), MERCHANT.appSecret());
        return Files.writeString(folder.resolve("gnete.json"), json);
    }

    GneteBook book() {
        return server.book();
    }

    @Override
    public void close() {
        server.close();
        timer.shutdownNow();
        requests.shutdownNow();
    }
}
